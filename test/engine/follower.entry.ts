// A process of its own that follows an engine for long, is put to sleep, or whose clock jumps:
//   node --expose-gc follower.entry.js SOCKET
// Answers each message of its parent with what it shows and needs now, and ends by itself after `stop`.
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { DetailsCache } from '../../src/live/detailsCache';
import { LiveLandscape } from '../../src/live/liveLandscape';
import { SwarmCache } from '../../src/live/swarmCache';

const [path = ''] = process.argv.slice(2);
let requests = 0;
const live = new LiveLandscape(() =>
  Promise.resolve(new DockerodeEngine({ kind: 'socket', path }, () => requests++)),
);
const details = new DetailsCache(live);
const swarm = new SwarmCache(live);
const failures: string[] = [];
process.on('unhandledRejection', reason => failures.push(String(reason)));
live.watch(true);
live.start();

process.on('message', (message: unknown) => {
  if (message === 'stop') {
    live.stop();
    details.dispose();
    swarm.dispose();
    process.disconnect();
  } else if (typeof message === 'number') {
    const now = Date.now.bind(Date);
    Date.now = () => now() + message;
  } else {
    void answer();
  }
});

async function answer(): Promise<void> {
  const { state, landscape } = live;
  await Promise.allSettled(landscape.containers.slice(0, 30).map(({ id }) => details.get(id)));
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ kind: state.kind, landscape, failures, requests, heapUsed, rss });
}
