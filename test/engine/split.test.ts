import assert from 'node:assert/strict';
import { splitNetwork, unsplitNetwork } from '../../src/actions/split/splitNetwork';
import { planSplit, type SplitPlan, withContacts } from '../../src/actions/split/splitPlan';
import { readTalks } from '../../src/diagnose/inside/talkSampler';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import { EngineError } from '../../src/engine/engineError';
import { flatTiers } from '../../src/landscape/advice/flatNetwork';
import { attachmentsOf } from '../../src/landscape/attachments';
import { readEndpointSettings } from '../../src/landscape/endpointSettings';
import { waitFor } from '../lab/wait';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { freshLandscape } from './watched';

const flat = 'flat-app';
const store = 'postgres:17';

describeEngines(
  'a flat network that is split into tiers',
  lab => {
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

    before(async () => {
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
    after(() => lab().request('DELETE', `/images/${store}?force=1`));

    const planNow = async (): Promise<SplitPlan> => {
      const landscape = await freshLandscape(lab().socket);
      const network = landscape.networks.find(({ name }) => name === flat);
      assert.ok(network);
      const tiers = flatTiers(attachmentsOf(landscape), network);
      assert.ok(tiers);
      const members = [...tiers.middle, ...tiers.data];
      const read = await Promise.all(
        members.map(async ({ id }) => [id, await engine().inspectContainer(id)] as const),
      );
      const inspected = new Map<string, unknown>(read);
      return planSplit(landscape, network, tiers, ({ id }) =>
        readEndpointSettings(inspected.get(id), flat),
      );
    };

    /** Who is on which network, with what is set there. */
    const places = async () => {
      const landscape = await freshLandscape(lab().socket);
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
    const reachesSoon = (...way: Parameters<typeof reaches>) =>
      waitFor(() => reaches(...way), { what: way.join(' '), timeout: 30_000 });

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

    it('keeps the front from the data, by name and by address, and undoes all of it', async () => {
      const before = await places();
      const plan = await planNow();
      const action = splitNetwork(await freshLandscape(lab().socket), plan);
      const id = await action.run(engine(), signal);
      await reachesSoon('flat-web', 'api', 8000);
      for (const name of ['db', 'store', 'flat-db']) await reachesSoon('flat-api', name, 5432);
      await reachesSoon('flat-db', 'api', 8000);
      const landscape = await freshLandscape(lab().socket);
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
      await unsplitNetwork(landscape, plan, id).run(engine(), signal);
      assert.deepEqual(await places(), before);
      await reachesSoon('flat-web', 'db', 5432);
    });

    it('can be done by the command lines, and undone by them', async () => {
      const before = await places();
      const plan = await planNow();
      const { cli } = splitNetwork(await freshLandscape(lab().socket), plan);
      for (const line of cli) await lab().docker(line.slice(1));
      assert.equal(await reaches('flat-web', 'db', 5432), false);
      await reachesSoon('flat-api', 'db', 5432);
      const landscape = await freshLandscape(lab().socket);
      const added = landscape.networks.find(({ name }) => name === plan.added.name);
      assert.ok(added);
      for (const line of unsplitNetwork(landscape, plan, added.id).cli) {
        await lab().docker(line.slice(1));
      }
      assert.deepEqual(await places(), before);
    });

    it('is as it was when the last step fails', async () => {
      const before = await places();
      const plan = await planNow();
      const action = splitNetwork(await freshLandscape(lab().socket), plan);
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
      const plan = await planNow();
      const action = splitNetwork(await freshLandscape(lab().socket), plan);
      const controller = new AbortController();
      const half = (part: number) => {
        if (part > 0.6) controller.abort();
      };
      await assert.rejects(action.run(engine(), controller.signal, half), { name: 'AbortError' });
      assert.deepEqual(await places(), before);
    });

    it('is not undone over the head of somebody who came meanwhile', async () => {
      const plan = await planNow();
      const id = await splitNetwork(await freshLandscape(lab().socket), plan).run(engine(), signal);
      await docker(`run -d --name flat-guest --network ${plan.added.name} lab/busybox sleep 1000`);
      const crowded = await freshLandscape(lab().socket);
      assert.throws(() => unsplitNetwork(crowded, plan, id), { message: 'inUse' });
      await docker('rm -f flat-guest');
      await unsplitNetwork(await freshLandscape(lab().socket), plan, id).run(engine(), signal);
    });

    it('leaves in both networks who is seen to talk to data', async () => {
      await lab().docker(['exec', '-d', 'flat-web', 'sh', '-c', 'sleep 60 | nc db 5432']);
      const landscape = await freshLandscape(lab().socket);
      const network = landscape.networks.find(({ name }) => name === flat);
      const tiers = network && flatTiers(attachmentsOf(landscape), network);
      assert.ok(tiers);
      const source = { engine: engine(), image: 'lab/busybox', landscape: () => landscape };
      const front = async () =>
        withContacts(tiers, (await readTalks(source, signal)).talks).front.map(({ name }) => name);
      await waitFor(async () => (await front()).length === 0, { what: 'the connection' });
    });
  },
  [...allVersions, ...podmanVersions],
);
