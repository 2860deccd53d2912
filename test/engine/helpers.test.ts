import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startHelper, sweepHelpers } from '../../src/diagnose/helper';
import { observe } from '../../src/diagnose/observe';
import type { Question } from '../../src/diagnose/question';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { record } from '../../src/landscape/fields';
import type { Container, Landscape } from '../../src/landscape/landscape';
import { probeLabel } from '../../src/landscape/probeLabel';
import { entryPath } from '../lab/project';
import { delay, inParallel, waitFor } from '../lab/wait';
import { describeEngines, isSoak, podmanVersions, versions } from './engines';
import { freshLandscape } from './watched';

const runs = isSoak ? 100 : 10;
const image = 'lab/busybox';

/** Tests, arrows of who talks to whom, network shells and captures. */
const kinds = ['test', 'talks', 'workplace', 'test'] as const;

/** Seconds until the last of them has ended by itself. */
const longestLife = 100;

describeEngines(
  'helpers of connection tests',
  engine => {
    let client: DockerodeEngine;
    let landscape: Landscape;

    before(async () => {
      client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      await engine().docker(['network', 'create', 'app']);
      for (const [name, port] of [
        ['bare1', '9000'],
        ['bare2', '8000'],
      ] as const) {
        const command = ['/httpd', '-f', '-p', port];
        const options = ['-d', '--name', name, '--network', 'app'];
        await engine().docker(['run', ...options, 'lab/bare', ...command]);
      }
      landscape = await freshLandscape(engine().socket);
    });
    afterEach(() => sweepHelpers(client, undefined, 0));

    const find = (name: string): Container => {
      const found = landscape.containers.find(each => each.name === name);
      assert.ok(found, name);
      return found;
    };
    const left = () => client.listLabelled(probeLabel);
    const question = (): Question => ({
      from: find('bare1'),
      goal: { kind: 'container', container: find('bare2'), port: 8000, protocol: 'tcp' },
    });
    const someTime = (most: number) => delay(Math.random() * most);

    it('are seen by nobody', async () => {
      const { signal } = new AbortController();
      const helper = await startHelper(client, find('bare1'), image, {}, signal);
      const { containers } = await freshLandscape(engine().socket);
      assert.deepEqual(containers.map(({ name }) => name).sort(), ['bare1', 'bare2']);
      assert.equal((await left()).length, 1);
      await helper.remove();
      assert.deepEqual(await left(), []);
    });

    it('are gone when a test is cancelled, whenever that is', async () => {
      const scene = { landscape, details: () => undefined };
      await inParallel([...Array(runs).keys()], 2, async () => {
        const controller = new AbortController();
        const testing = observe(client, question(), scene, controller.signal, { image });
        const ended = testing.catch(() => undefined);
        await someTime(1500);
        controller.abort();
        await ended;
      });
      assert.deepEqual(await left(), []);
    });

    it('go by themselves or are swept when we are killed in the middle', async function () {
      this.timeout(600_000);
      await inParallel([...Array(runs).keys()], 2, async run => {
        const kind = kinds[run % kinds.length] ?? '';
        const args = [entryPath('engine/helpers'), engine().socket, 'bare1', 'bare2', kind];
        const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
        await once(child.stdout, 'data');
        await someTime(2000);
        child.kill('SIGKILL');
        await once(child, 'exit');
      });
      const states = async () => (await left()).map(each => record(each)['State']);
      await waitFor(async () => (await states()).every(state => state === 'created'), {
        timeout: 1000 * (longestLife + 30),
        what: 'the end of all that were started',
      });
      await sweepHelpers(client, undefined, 0);
      assert.deepEqual(await left(), []);
    });

    it('are left alone as long as a test may need them', async () => {
      const { signal } = new AbortController();
      const helper = await startHelper(client, find('bare1'), image, {}, signal);
      await sweepHelpers(client);
      assert.equal((await left()).length, 1);
      await helper.remove();
    });
  },
  isSoak ? [...versions, ...podmanVersions] : ['28.5'],
);
