import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { attachmentsOf } from '../../src/landscape/attachments';
import { readNetworks, withContainers } from '../../src/landscape/readLandscape';
import { startEngine } from '../lab/engine';
import { run } from '../lab/run';
import { createScale } from '../lab/scale';
import { type Figure, median } from './figure';

const networks = 200;
const containers = 2000;
const rounds = 15;
/** The CLI is asked less often: it takes seconds. */
const cliRounds = 3;

/** Our landscape against the same two requests by curl, and against the CLI, at 200 networks and 2,000 containers. */
export async function benchLandscape(): Promise<readonly Figure[]> {
  const engine = await startEngine('28.5');
  try {
    await createScale(engine, { networks, containers });
    const address = { kind: 'socket', path: engine.socket } as const;
    const ours = new DockerodeEngine(address);
    let read = 0;
    const us = async () => {
      // As LiveLandscape does it: the networks are read while the containers are awaited.
      const [networks, containers] = await Promise.all([
        ours.listNetworks().then(list => readNetworks(list)),
        ours.listContainers(),
      ]);
      const begin = performance.now();
      const landscape = withContainers(networks, containers);
      attachmentsOf(landscape);
      read = performance.now() - begin;
      return landscape;
    };
    const curl = () =>
      Promise.all(
        ['/networks', '/containers/json?all=1'].map(path =>
          run('curl', [
            ...['--silent', '--fail', '--output', '/dev/null'],
            ...['--unix-socket', engine.socket, `http://localhost${path}`],
          ]),
        ),
      );
    const { containers: found } = await us();
    if (found.length !== containers) throw new Error(`${found.length} containers`);
    await curl();
    const bare = () =>
      Promise.all(['/networks', '/containers/json?all=1'].map(path => engine.request('GET', path)));
    const times = { us: numbers(), curl: numbers(), bare: numbers(), read: numbers() };
    for (let round = 0; round < rounds; round++) {
      times.us.push(await timed(us));
      times.read.push(read);
      times.curl.push(await timed(curl));
      times.bare.push(await timed(bare));
    }
    const cli = async () => {
      const ids = (await engine.docker(['network', 'ls', '-q'])).trim().split('\n');
      await engine.docker(['network', 'inspect', ...ids]);
      await engine.docker(['ps', '-a']);
    };
    const cliTimes = numbers();
    for (let round = 0; round < cliRounds; round++) cliTimes.push(await timed(cli));
    const [a, b] = [median(times.us), median(times.curl)];
    const note = `${a.toFixed(0)} ms, of that reading ${median(times.read).toFixed(0)} ms; curl ${b.toFixed(0)} ms`;
    return [
      {
        name: `landscape of ${networks}/${containers} against curl`,
        ...{ value: a / b, unit: '×', aim: 1.15, note },
      },
      {
        name: 'the same against `docker network ls`, `network inspect` of all and `ps -a`',
        ...{ value: a / median(cliTimes), unit: '×', aim: 0.2 },
        note: `the CLI takes ${median(cliTimes).toFixed(0)} ms`,
      },
      {
        // Without the start of a process, which curl cannot do without.
        name: 'the same against node:http and JSON.parse',
        ...{ value: a / median(times.bare), unit: '×' },
      },
    ];
  } finally {
    await engine.stop();
  }
}

function numbers(): number[] {
  return [];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
