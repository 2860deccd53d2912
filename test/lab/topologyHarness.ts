// What the extension says to the topology page.
import type { Landscape } from '../../src/landscape/landscape';
import type {
  EngineStatus,
  TopologyLayout,
  TopologyView,
  ToTopology,
} from '../../src/protocol/topology';

const live: EngineStatus = { name: 'unix:///var/run/docker.sock', state: 'live', message: '' };

/** What the extension says when the page is ready. */
export function messageOf(
  landscape: Landscape,
  status: Partial<EngineStatus> = {},
  view: TopologyView = { showPredefined: false, showStopped: true, showUnused: true },
  layout: TopologyLayout = 'rack',
): ToTopology {
  return { type: 'landscape', landscape, status: { ...live, ...status }, view, layout };
}
