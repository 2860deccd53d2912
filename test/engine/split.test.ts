import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SplitJournal } from '../../src/actions/split/splitJournal';
import { splitNetwork, unsplitNetwork } from '../../src/actions/split/splitNetwork';
import { withContacts } from '../../src/actions/split/splitPlan';
import { recordOf, type SplitRecord } from '../../src/actions/split/splitRecord';
import { readTalks } from '../../src/diagnose/inside/talkSampler';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError } from '../../src/engine/engineError';
import { flatTiers } from '../../src/landscape/advice/flatNetwork';
import { attachmentsOf } from '../../src/landscape/attachments';
import { readEndpointSettings } from '../../src/landscape/endpointSettings';
import { entryPath } from '../lab/project';
import { waitFor } from '../lab/wait';
import type { Moment } from './interrupting';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { factsOf } from './rebuildScene';
import { flat, splitPlanNow } from './splitScene';
import { temporaryFolder } from './temporaryFolder';
import { freshLandscape } from './watched';

const store = 'postgres:17';

describeEngines(
  'a flat network that is split into tiers',
  (lab, version) => {
    const signal = new AbortController().signal;
    const docker = (line: string) => lab().docker(line.split(' '));
    const engine = () => new DockerodeEngine({ kind: 'socket', path: lab().socket });
    const serve = (port: number) => [
      'sh',
      '-c',
      `while true; do echo here | nc -l -p ${port}; done`,
    ];
    const run = (options: string, command: readonly string[], image = 'lab/busybox') =>
      lab().docker([...`run -d --network ${flat} ${options} ${image}`.split(' '), ...command]);

    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let journal: SplitJournal;
    let engineId: string;
    before(async () => {
      folder = await temporaryFolder();
      journal = new SplitJournal(folder.path);
      engineId = (await factsOf(engine())).id;
      // Not every engine says which ports an image or a container declares.
      await docker(`tag lab/busybox ${store}`);
      await docker(`network create --subnet 10.95.0.0/24 ${flat}`);
      await run('--name flat-web -p 18095:80', serve(80));
      await run('--name flat-api --network-alias api', serve(8000));
      await run(
        '--name flat-db --ip 10.95.0.40 --network-alias db --network-alias store',
        serve(5432),
        store,
      );
    });
    after(() => folder.remove());
    after(() => lab().request('DELETE', `/images/${store}?force=1`));

    const planNow = () => splitPlanNow(lab().socket);
    const fresh = () => freshLandscape(lab().socket);
    const splitting = async () => splitNetwork(await fresh(), await planNow(), engineId, journal);
    const undoing = async (record: SplitRecord) => unsplitNetwork(await fresh(), record, journal);

    /** Who is on which network, with what is set there. */
    const places = async () => {
      const landscape = await fresh();
      const all = await Promise.all(
        landscape.containers.map(async ({ id, name, endpoints }) => {
          const raw = await engine().inspectContainer(id);
          return endpoints.map(({ networkKey }) => {
            const { aliases = [], fixedIpv4 } = readEndpointSettings(raw, networkKey);
            return [name, networkKey, fixedIpv4 ?? '', ...aliases.toSorted()].join(' ');
          });
        }),
      );
      const networks = landscape.networks.map(({ name }) => name);
      return { networks, endpoints: all.flat() };
    };

    /** Whether a connection from there is answered. */
    const reaches = async (from: string, name: string, port: number): Promise<boolean> => {
      const said = await lab()
        .docker(['exec', from, 'sh', '-c', `nc -w 2 ${name} ${port} </dev/null`])
        .catch(() => '');
      return said.includes('here');
    };
    // After a connect, Podman 4 may take most of a minute until names are answered again.
    const timeout = version === 'podman4' ? 120_000 : 30_000;
    const reachesSoon = (...way: Parameters<typeof reaches>) =>
      waitFor(() => reaches(...way), { what: way.join(' '), timeout });

    it('is planned by what stands in front, behind and in the data tier', async () => {
      const plan = await planNow();
      assert.equal(plan.added.name, `${flat}-data`);
      assert.deepEqual(
        plan.front.map(({ name }) => name),
        ['flat-web'],
      );
      assert.deepEqual(
        plan.middle.map(({ container }) => container.name),
        ['flat-api'],
      );
      assert.deepEqual(
        plan.data.map(({ container }) => container.name),
        ['flat-db'],
      );
      await reachesSoon('flat-web', 'db', 5432);
    });

    it('keeps the front from the data, by name and by address, and undoes all of it', async function () {
      this.timeout(600_000);
      const before = await places();
      const plan = await planNow();
      const record = await (await splitting()).run(engine(), signal);
      try {
        assert.ok(await journal.isEmpty());
        await reachesSoon('flat-web', 'api', 8000);
        for (const name of ['db', 'store', 'flat-db']) await reachesSoon('flat-api', name, 5432);
        await reachesSoon('flat-db', 'api', 8000);
        const landscape = await fresh();
        const address = landscape.containers.find(({ name }) => name === 'flat-db')?.endpoints[0]
          ?.ipv4;
        assert.ok(address);
        for (const name of ['db', 'flat-db', address, '10.95.0.40']) {
          assert.equal(await reaches('flat-web', name, 5432), false, name);
        }
        assert.deepEqual(
          flatTiers(attachmentsOf(landscape), plan.network),
          undefined,
          'there is no such advice any more',
        );
      } finally {
        await (await undoing(record)).run(engine(), signal);
      }
      assert.ok(await journal.isEmpty());
      assert.deepEqual(await places(), before);
      await reachesSoon('flat-web', 'db', 5432);
    });

    it('can be done by the command lines, and undone by them', async () => {
      const before = await places();
      const plan = await planNow();
      const { cli } = await splitting();
      for (const line of cli) await lab().docker(line.slice(1));
      assert.equal(await reaches('flat-web', 'db', 5432), false);
      await reachesSoon('flat-api', 'db', 5432);
      const landscape = await fresh();
      const added = landscape.networks.find(({ name }) => name === plan.added.name);
      assert.ok(added);
      const record = { ...recordOf(plan, engineId), addedId: added.id };
      for (const line of (await undoing(record)).cli) await lab().docker(line.slice(1));
      assert.deepEqual(await places(), before);
    });

    it('is as it was when the last step fails', async () => {
      const before = await places();
      const action = await splitting();
      const real = engine();
      const failing = Object.create(real) as DockerodeEngine;
      failing.disconnect = async (network, container, options, abort) => {
        await real.disconnect(network, container, options, abort);
        if (!options?.isForced) throw new EngineError('timeout', 'lost');
      };
      await assert.rejects(action.run(failing, signal), { kind: 'timeout' });
      assert.deepEqual(await places(), before);
    });

    it('is as it was when the person cancels half-way', async () => {
      const before = await places();
      const action = await splitting();
      const controller = new AbortController();
      const half = (part: number) => {
        if (part > 0.6) controller.abort();
      };
      await assert.rejects(action.run(engine(), controller.signal, half), { name: 'AbortError' });
      assert.deepEqual(await places(), before);
    });

    it('is not undone over the head of somebody who came meanwhile', async () => {
      const plan = await planNow();
      const record = await (await splitting()).run(engine(), signal);
      await docker(`run -d --name flat-guest --network ${plan.added.name} lab/busybox sleep 1000`);
      await assert.rejects(undoing(record), { message: 'inUse' });
      await docker('rm -f flat-guest');
      await (await undoing(record)).run(engine(), signal);
    });

    describe('killed with its process', function () {
      this.timeout(600_000);
      // To make the network, two connects and a disconnect; to undo, a connect, two disconnects, a removal.
      const steps = [0, 1, 2, 3];
      const killed = async (n: number, moment: Moment, ...what: string[]) => {
        const args = [lab().socket, folder.path, String(n), moment, ...what];
        const child = spawn(process.execPath, [entryPath('engine/split'), ...args], {
          stdio: 'inherit',
        });
        const [, ended] = (await once(child, 'exit')) as [number | null, string | null];
        assert.equal(ended, 'SIGKILL', `${moment} step ${n}`);
      };
      const interrupted = async () => {
        assert.deepEqual(await journal.interrupted(`not ${engineId}`), []);
        const [found, ...more] = await journal.interrupted(engineId);
        assert.ok(found);
        assert.equal(more.length, 0);
        return found;
      };
      const isFlatAgain = async (before: Awaited<ReturnType<typeof places>>, why: string) => {
        await (await undoing(await interrupted())).run(engine(), signal);
        assert.deepEqual(await places(), before, why);
        assert.ok(await journal.isEmpty());
      };

      it('at any moment, all is brought back', async () => {
        const before = await places();
        for (const n of steps) {
          for (const moment of ['before', 'during', 'after'] as const) {
            await killed(n, moment);
            await isFlatAgain(before, `${moment} step ${n}`);
          }
        }
      });

      it('and killed again while it is brought back', async () => {
        const before = await places();
        await killed(3, 'after');
        for (const moment of ['before', 'after'] as const) await killed(0, moment, 'undo');
        await killed(0, 'during', 'undo');
        await isFlatAgain(before, 'three times');
      });

      it('leaves a network of that name alone that somebody else made', async () => {
        const before = await places();
        await killed(0, 'before');
        const { added } = await interrupted();
        await docker(`network create --label of=others ${added.name}`);
        await (await undoing(await interrupted())).run(engine(), signal);
        await docker(`network rm ${added.name}`);
        assert.deepEqual(await places(), before);
      });

      it('is in the way of another split of the same network', async () => {
        await killed(1, 'after');
        const open = await interrupted();
        await (await undoing({ ...open, engineId })).run(engine(), signal);
        await journal.begin(open);
        await assert.rejects((await splitting()).run(engine(), signal), { message: 'rebuildOpen' });
        await journal.end(open);
      });
    });

    it('leaves in both networks who is seen to talk to data', async () => {
      // Podman 4 may take its time until it answers a name again.
      const talk = 'until sleep 60 | nc db 5432; do sleep 1; done';
      await lab().docker(['exec', '-d', 'flat-web', 'sh', '-c', talk]);
      const landscape = await fresh();
      const network = landscape.networks.find(({ name }) => name === flat);
      const tiers = network && flatTiers(attachmentsOf(landscape), network);
      assert.ok(tiers);
      const source = { engine: engine(), image: 'lab/busybox', landscape: () => landscape };
      const front = async () =>
        withContacts(tiers, (await readTalks(source, signal)).talks).front.map(({ name }) => name);
      const talks = async () => (await front()).length === 0;
      await waitFor(talks, { timeout: 120_000, what: 'the connection' });
    });
  },
  [...allVersions, ...podmanVersions],
  ['podman4'],
);
