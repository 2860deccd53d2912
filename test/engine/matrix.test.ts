import assert from 'node:assert/strict';
import { type Matrix, matrixOf } from '../../src/diagnose/matrix/matrix';
import { observeMatrix } from '../../src/diagnose/matrix/observeMatrix';
import { type Place, placesOn } from '../../src/diagnose/matrix/places';
import type { Scene } from '../../src/diagnose/scene';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { readEngineFacts } from '../../src/landscape/engineFacts';
import { probeLabel } from '../../src/landscape/probeLabel';
import { call } from '../lab/engine/request';
import { delay } from '../lab/wait';
import { allVersions, describeEngines, isSoak, podmanVersions } from './engines';
import { freshLandscape } from './watched';

const image = 'lab/busybox';

describeEngines(
  'everything on a network',
  engine => {
    let client: DockerodeEngine;
    let scene: Scene;
    let places: readonly Place[];

    const serve = (where: number | string) => ['httpd', '-f', '-p', String(where), '-h', '/srv'];
    const run = (name: string, options: readonly string[], ...command: readonly string[]) =>
      engine().docker(['run', '-d', '--name', name, ...options, ...command]);
    const inside = async (name: string, ...argv: string[]) => {
      const path = `/containers/${name}/json`;
      const { State } = await call<{ State: { Pid: number } }>(engine().request, 'GET', path);
      await engine().exec(['nsenter', '-t', String(State.Pid), '-n', ...argv]);
    };

    before(async () => {
      client = new DockerodeEngine({ kind: 'socket', path: engine().socket });
      await engine().docker(['network', 'create', 'app']);
      const on = (name: string, ...command: readonly string[]) =>
        run(name, ['--network', 'app', image], ...command);
      await on('web', ...serve(8000));
      await on('loop', ...serve('127.0.0.1:8000'));
      await on('rejecting', ...serve(8000));
      await on('dropping', ...serve(8000));
      await run('bare', ['--network', 'app', 'lab/bare'], '/httpd', '-f', '-p', '9000');
      await run('side', ['--network', 'container:web', image], ...serve(8001));
      await run(
        'stale',
        ['--network', 'app', '--add-host', 'web:10.9.9.9', image],
        'sleep',
        '1000',
      );
      await on('stopped', ...serve(8000));
      await engine().docker(['kill', 'stopped']);
      const input = ['iptables', '-A', 'INPUT', '-p', 'tcp', '--dport', '8000', '-j'];
      await inside('dropping', ...input, 'DROP');
      await inside('rejecting', ...input, 'REJECT', '--reject-with', 'tcp-reset');
      const landscape = await freshLandscape(engine().socket);
      const facts = readEngineFacts(await client.info(), await client.version());
      scene = { landscape, facts, details: () => undefined };
      const app = landscape.networks.find(({ name }) => name === 'app');
      assert.ok(app);
      places = placesOn(app, scene);
    });

    /** A line for each sender: `bare: loop:8000 refused, …`, with a mark where something else was expected. */
    const lines = ({ rows }: Matrix) =>
      rows.map(({ from, cells }) => {
        const words = cells.map(({ column: { to, port }, outcome, isSurprise }) =>
          [to.container.name, port?.port, `${outcome}${isSurprise ? '!' : ''}`]
            .filter(Boolean)
            .join(' '),
        );
        return `${from.container.name}: ${words.join(', ')}`;
      });

    const answer = (own: string) =>
      [
        ...['bare 9000 open', 'dropping 8000 timedOut!', 'loop 8000 refused'],
        ...['rejecting 8000 refused!', 'stale noPort', 'stopped down'],
        ...['web 8000 open', 'web 8001 open'],
      ]
        .map(words => (words.startsWith(`${own} `) ? words.replace(/\w+!?$/, 'own') : words))
        .join(', ');

    it('is who reaches whom, at what listens, and what should have been otherwise', async () => {
      const signal = AbortSignal.timeout(60_000);
      const seen = await observeMatrix(client, places, signal, { image });
      const found = lines(matrixOf(places, scene, seen));
      assert.deepEqual(
        found.filter(line => !/^(stale|stopped):/.test(line)),
        ['bare', 'dropping', 'loop', 'rejecting', 'web'].map(name => `${name}: ${answer(name)}`),
      );
      const stale = found.find(line => line.startsWith('stale:')) ?? '';
      assert.match(stale, /web 8000 noName!/);
      assert.match(
        found.find(line => line.startsWith('stopped:')) ?? '',
        /^stopped: bare 9000 down/,
      );
      assert.deepEqual([...seen.troubles], []);
    });

    it('names those that cannot be looked at without an image for helpers', async () => {
      const signal = AbortSignal.timeout(60_000);
      const seen = await observeMatrix(client, places, signal);
      const bare = places.find(({ container }) => container.name === 'bare');
      assert.deepEqual(
        [...seen.troubles].map(([id, { kind }]) => [id, kind]),
        [[bare?.container.id, 'noImage']],
      );
    });

    it('leaves nothing behind when it is cancelled', async () => {
      for (const time of [100, 400, 900]) {
        const controller = new AbortController();
        const testing = observeMatrix(client, places, controller.signal, { image });
        const ended = assert.rejects(testing, { name: 'AbortError' });
        await delay(time);
        controller.abort();
        await ended;
        assert.deepEqual(await client.listLabelled(probeLabel), []);
      }
    });
  },
  isSoak ? [...allVersions, ...podmanVersions] : ['28.5'],
);
