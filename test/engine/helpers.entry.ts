// A process of its own that needs helpers of one kind again and again until it is killed:
//   node helpers.entry.js SOCKET FROM TO test|talks|workplace
import { watchTalks } from '../../src/diagnose/inside/talkSampler';
import { openWorkplace } from '../../src/diagnose/workplace';
import { observe } from '../../src/diagnose/observe';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { freshLandscape } from './watched';

const [socket = '', from = '', to = '', kind = ''] = process.argv.slice(2);
const { signal } = new AbortController();

async function main(): Promise<void> {
  const engine = new DockerodeEngine({ kind: 'socket', path: socket });
  const landscape = await freshLandscape(socket);
  const [sender, container] = [from, to].map(name =>
    landscape.containers.find(each => each.name === name),
  );
  if (!sender || !container) throw new Error('no such container');
  const goal = { kind: 'container', container, port: 8000, protocol: 'tcp' } as const;
  const scene = { landscape, details: () => undefined };
  console.log('begins');
  const image = 'lab/busybox';
  if (kind === 'talks') {
    await watchTalks({ engine, image, landscape: () => landscape }, () => undefined, signal);
  }
  for (;;) {
    if (kind === 'workplace') {
      const times = { round: 2, rounds: 5, keep: 4 };
      await (await openWorkplace(engine, sender, image, signal, times)).remove();
    } else await observe(engine, { from: sender, goal }, scene, signal, { image });
  }
}

void main();
