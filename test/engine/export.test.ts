import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { againLines } from '../../src/actions/againLines';
import { cliLine } from '../../src/actions/cliLine';
import { createNetworkLine } from '../../src/actions/createNetwork';
import { readRecipes } from '../../src/actions/readRecipes';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { toCompose } from '../../src/export/compose';
import { settingsOf } from '../../src/landscape/networkSettings';
import type { LabEngine } from '../lab/engine';
import { clean, describeEngines } from './engines';
import { temporaryFolder } from './temporaryFolder';
import { told } from './told';
import { freshLandscape } from './watched';

/** Networks and containers of every shape, whose names and labels are not kind. */
async function buildScene(engine: LabEngine, isModern: boolean): Promise<void> {
  const docker = (args: readonly string[]) => engine.docker(args);
  const network = (...args: string[]) => docker(['network', 'create', ...args]);
  await network(
    '--subnet',
    '10.77.0.0/24',
    '--gateway',
    '10.77.0.254',
    '--ip-range',
    '10.77.0.128/25',
    '--aux-address',
    'router=10.77.0.9',
    '--opt',
    'com.docker.network.bridge.enable_icc=true',
    '--label',
    'who=${HOME} "and" \'others\': #1',
    'front',
  );
  await network('--internal', 'back');
  await network('--ipv6', '--subnet', 'fd77::/64', '--subnet', '10.78.0.0/24', 'both.families');
  await network('alone');
  const run = (...args: string[]) => docker(['run', '-d', ...args]);
  const sleep = ['lab/busybox', 'sleep', '1000'];
  await run(
    '--name',
    'gate',
    '--network',
    'front',
    '--ip',
    '10.77.0.5',
    '--network-alias',
    'door',
    '-p',
    '8080:80',
    '-p',
    '127.0.0.1::53/udp',
    '--label',
    'rule=Host(`a`) && $x',
    '--env',
    'SECRET=hush',
    ...sleep,
  );
  await docker([
    'network',
    'connect',
    '--alias',
    'inner',
    ...(isModern ? ['--gw-priority', '5'] : []),
    'back',
    'gate',
  ]);
  await docker([
    'network',
    'connect',
    '--ip',
    '10.78.0.7',
    '--ip6',
    'fd77::7',
    'both.families',
    'gate',
  ]);
  await run(
    '--name',
    'app',
    '--hostname',
    'app-host',
    '--network',
    'back',
    '--restart',
    'on-failure:2',
    '--entrypoint',
    'sh',
    'lab/busybox',
    '-c',
    'echo $HOME && sleep 1000',
  );
  await run('--name', 'beside', '--network', 'container:app', ...sleep);
  await run('--name', 'old', ...sleep);
  await run('--name', 'hosted', '--network', 'host', ...sleep);
  await run('--name', 'hermit', '--network', 'none', ...sleep);
}

describeEngines(
  'export',
  (engine, version) => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    before(async () => {
      folder = await temporaryFolder();
    });
    after(() => folder.remove());
    beforeEach(() => buildScene(engine(), version === '28.5'));
    afterEach(() => clean(engine()));

    const read = async () => {
      const { socket } = engine();
      const landscape = await freshLandscape(socket);
      const api = new DockerodeEngine({ kind: 'socket', path: socket });
      return { landscape, recipes: await readRecipes(api, landscape, landscape.containers) };
    };

    const tell = async () => {
      const { landscape, recipes } = await read();
      return told(landscape, landscape.networks, recipes);
    };

    it('as a Compose file makes the same again', async () => {
      const before = await tell();
      const { landscape, recipes } = await read();
      const notes: string[] = [];
      const text = toCompose(landscape.networks, recipes, {
        makesNetworks: true,
        hasVariables: true,
        words: note => {
          notes.push(note.kind);
          return `${note.kind} # note`;
        },
      });
      assert.doesNotMatch(text, /hush/, 'no values of variables');
      assert.deepEqual(notes, ['environment', 'unused']);
      const unused = landscape.networks.find(({ name }) => name === 'alone');
      assert.ok(unused);
      await clean(engine());
      const file = path.join(folder.path, 'again', 'compose.yaml');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
      await engine().docker(['compose', '--file', file, '--project-name', 'again', 'up', '-d']);
      const [, ...line] = createNetworkLine(settingsOf(unused));
      await engine().docker(line);
      assert.deepEqual(await tell(), before);
    });

    it('as docker command lines makes the same again', async () => {
      const before = await tell();
      const { landscape, recipes } = await read();
      const lines = againLines(landscape.networks, recipes);
      await clean(engine());
      for (const [, ...args] of lines) await engine().docker(args);
      assert.deepEqual(await tell(), before);
      assert.ok(lines.every(line => !cliLine(line).includes('hush')));
    });
  },
  ['20.10', '28.5'],
);
