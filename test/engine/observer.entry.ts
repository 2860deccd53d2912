// A process of its own that looks at an engine once and then has to end by itself:
//   node observer.entry.js SOCKET [CONTAINER]
// Prints its first state other than connecting as JSON.
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { ContainerId } from '../../src/landscape/landscape';
import { DetailsCache } from '../../src/live/detailsCache';
import { LiveLandscape } from '../../src/live/liveLandscape';

const [path = '', container] = process.argv.slice(2);
const limits = { read: 2_000, change: 2_000 };
const open = () =>
  Promise.resolve(new DockerodeEngine({ kind: 'socket', path }, undefined, limits));
const live = new LiveLandscape(open);
const details = new DetailsCache(live);

live.onChange(({ state }) => void report(state.kind));
live.watch(true);
live.start();

async function report(kind: string): Promise<void> {
  const { state } = live;
  if (container) await details.get(container as ContainerId);
  const error = state.kind === 'unreachable' ? state.error.kind : undefined;
  console.log(JSON.stringify({ kind, error, containers: live.landscape.containers.length }));
  details.dispose();
  live.stop();
}
