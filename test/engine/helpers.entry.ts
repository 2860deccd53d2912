// A process of its own that tests a connection again and again until it is killed:
//   node helpers.entry.js SOCKET FROM TO
import { observe } from '../../src/diagnose/observe';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { freshLandscape } from './watched';

const [socket = '', from = '', to = ''] = process.argv.slice(2);
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
  for (;;) await observe(engine, { from: sender, goal }, scene, signal, { image: 'lab/busybox' });
}

void main();
