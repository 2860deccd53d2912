// What the extension says to the topology page.
import type { Landscape } from '../../src/landscape/landscape';
import { foldKey, type Folds } from '../../webview/topology/folds';
import type {
  EngineStatus,
  TopologyLayout,
  TopologyView,
  ToTopology,
} from '../../src/protocol/topology';

const live: EngineStatus = { name: 'unix:///var/run/docker.sock', state: 'live', message: '' };

/** What the extension says when it knows of all that was chosen in the page. */
export function messageOf(
  landscape: Landscape,
  status: Partial<EngineStatus> = {},
  view: TopologyView = { showPredefined: false, showStopped: true, showUnused: true },
  layout: TopologyLayout = 'rack',
): Extract<ToTopology, { readonly type: 'landscape' }> {
  return {
    type: 'landscape',
    landscape,
    status: { ...live, ...status },
    view,
    layout,
    heard: Number.MAX_SAFE_INTEGER,
    engine: 'lab',
  };
}

/** With every network and project unfolded, however large the landscape: all there is to draw. */
export function unfolded({ networks, containers }: Landscape): Folds {
  const projects = containers.flatMap(({ project }) => project ?? []);
  const keys = [
    ...networks.map(({ name }) => foldKey.network(name)),
    ...projects.map(name => foldKey.project(name)),
  ];
  return Object.fromEntries(keys.map(key => [key, false]));
}
