import assert from 'node:assert/strict';
import { planRebuild, withSettings } from '../../src/actions/rebuild/plan';
import { rebuild } from '../../src/actions/rebuild/rebuild';
import { RebuildError } from '../../src/actions/rebuild/rebuildError';
import { RebuildJournal } from '../../src/actions/rebuild/journal';
import { restore } from '../../src/actions/rebuild/restore';
import { Refusal } from '../../src/actions/refusal';
import { settingsOf } from '../../src/landscape/networkSettings';
import { EngineError } from '../../src/engine/engineError';
import type { Engine } from '../../src/engine/engine';
import { initSwarm } from '../lab/swarm';
import { call } from '../lab/engine/request';
import { waitFor } from '../lab/wait';
import { clean, describeEngines, podmanVersions } from './engines';
import { everything, factsOf, networkNamed, planFor, productEngine } from './rebuildScene';
import { hooked, interrupting } from './interrupting';
import { temporaryFolder } from './temporaryFolder';

const { signal } = new AbortController();

describeEngines('networks of other kinds, made again', (lab, version) => {
  let engine: Engine;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let journal: RebuildJournal;
  const docker = (line: string) => lab().docker(line.split(' '));
  const network = (name: string) => networkNamed(lab().socket, name);
  const sleep = 'lab/busybox sleep 1000';

  before(async () => {
    engine = productEngine(lab().socket);
    folder = await temporaryFolder();
    journal = new RebuildJournal(folder.path);
  });
  after(() => folder.remove());
  afterEach(() => clean(lab()));

  /** All but what a network that is made again cannot keep. */
  const state = async (name: string) => {
    const { networks, containers } = await everything(lab());
    const [id, created] = [undefined, undefined];
    return {
      containers,
      networks: networks.map(other =>
        other['Name'] === name ? { ...other, Id: id, Created: created } : other,
      ),
    };
  };

  const refusal = async (name: string) => {
    const error: unknown = await planFor(lab().socket, undefined, name).then(
      () => assert.fail('it was planned'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof Refusal, String(error));
    return error.reason;
  };

  it('a template that is used is refused; what is made from it is changed and back', async () => {
    const subnets = '--subnet 10.95.0.0/24 --ipv6 --subnet fd00:95::/64';
    await docker(`network create --config-only ${subnets} --label a=b tpl`);
    await docker('network create --config-from tpl made');
    await docker(`run -d --name fixed --network made --ip 10.95.0.9 --network-alias nine ${sleep}`);
    await docker(`create --name later --network made --ip6 fd00:95::9 ${sleep}`);
    assert.equal((await refusal('tpl')).kind, 'templateInUse');

    const before = await state('made');
    const settings = { ...settingsOf(await network('made')), isInternal: true };
    const plan = await planFor(lab().socket, settings, 'made');
    for (const endpoint of plan.endpoints) assert.deepEqual(endpoint.after, endpoint.before);
    await rebuild(engine, plan, journal, signal);
    const made = await network('made');
    assert.equal(made.isInternal, true);
    assert.equal(made.configFrom, 'tpl');
    assert.equal(await docker('exec fixed hostname -i'), '10.95.0.9\n');
    assert.equal(await restore(engine, plan), undefined);
    assert.deepEqual(await state('made'), before);
  });

  it('one that a container was made with by its id is refused', async () => {
    const id = (await docker('network create byid')).trim();
    for (const typed of [id, id.slice(0, 12)]) {
      await docker(`create --name typed --network ${typed} ${sleep}`);
      assert.equal((await refusal('byid')).kind, 'madeById');
      await docker('start typed');
      assert.equal((await refusal('byid')).kind, 'madeById');
      await docker('rm -f typed');
    }
  });

  it('one with a container that keeps restarting is refused', async () => {
    await docker('network create loop');
    await docker('run -d --name loops --restart always --network loop lab/busybox false');
    const reason = await waitFor(() => refusal('loop').catch(() => undefined));
    assert.equal(reason.kind, 'restarting');
  });

  it('and one of a name that two have', async () => {
    await call(lab().request, 'POST', '/networks/create', { Name: 'twin' });
    const { status } = await lab().request('POST', '/networks/create', { Name: 'twin' });
    if (status !== 201) return;
    assert.equal((await refusal('twin')).kind, 'nameTaken');
  });

  it('an entry that a failed connect left does not count, and is no hindrance', async () => {
    await docker('network create --subnet 10.96.0.0/24 stale');
    await docker(`run -d --name first --network stale --ip 10.96.0.9 ${sleep}`);
    await docker(`run -d --name second ${sleep}`);
    const fails = docker('network connect --ip 10.96.0.9 stale second');
    await assert.rejects(fails, /already in use/);
    const settings = { ...settingsOf(await network('stale')), labels: { a: 'b' } };
    const plan = await planFor(lab().socket, settings, 'stale');
    assert.deepEqual(
      plan.endpoints.map(({ containerName }) => containerName),
      ['first'],
    );
    await rebuild(engine, plan, journal, signal);
    assert.deepEqual((await network('stale')).labels, { a: 'b' });
  });

  it('and neither is one that is left by the rebuild itself', async () => {
    await docker('network create --subnet 10.97.0.0/24 tried');
    await docker(`run -d --name holder --network tried ${sleep}`);
    const plan = await planFor(lab().socket, settingsOf(await network('tried')), 'tried');
    await docker('network disconnect tried holder');
    await docker(`run -d --name thief --network tried --ip 10.97.0.50 ${sleep}`);
    await assert.rejects(docker('network connect --ip 10.97.0.50 tried holder'), /already in use/);
    assert.equal(await restore(engine, plan), undefined);
    await docker('exec holder ping -c 1 -W 2 thief');
  });

  // The slowest: one engine will do.
  if (version === '28.5') {
    it('whose engine crashes in the middle is brought back when the engine is', async () => {
      await docker('network create --subnet 10.99.0.0/24 crash');
      const options = '--network crash --ip 10.99.0.9 --network-alias nine';
      await docker(`run -d --name ran ${options} ${sleep}`);
      for (const name of ['one', 'two']) await docker(`create --name ${name} ${options} ${sleep}`);
      const plan = await planFor(lab().socket, { name: 'crash', driver: 'bridge' }, 'crash');
      // When two of three are connected again.
      const crashing = hooked(engine, 6, () => lab().kill());
      const work = rebuild(crashing, plan, journal, signal);
      await assert.rejects(work, (error: unknown) => {
        assert.ok(error instanceof RebuildError);
        assert.equal(error.remainder?.missing.length, 3);
        return true;
      });
      await lab().startDaemon();
      const [left] = await journal.interrupted(plan.engineId);
      assert.ok(left);
      assert.equal(await restore(engine, left), undefined);
      await journal.end(left);
      await docker('start ran');
      const now = await planFor(lab().socket, undefined, 'crash');
      const settings = ({ endpoints }: typeof now) => endpoints.map(({ before }) => before);
      assert.deepEqual(settings(now), settings(plan));
      assert.deepEqual(now.before, plan.before);
    });
  }

  describe('of a Swarm', () => {
    beforeEach(() => initSwarm(lab()));

    it('one with services is refused', async () => {
      await docker('network create -d overlay --attachable served');
      const service = 'service create -d --name api --endpoint-mode dnsrr --network served';
      await docker(`${service} --replicas 0 ${sleep}`);
      const reason = await refusal('served');
      assert.equal(reason.kind, 'usedByServices');
      assert.deepEqual('services' in reason && reason.services, ['api']);
      assert.equal((await refusal('ingress')).kind, 'predefined');
    });

    it('one with containers alone is changed and brought back', async () => {
      await docker('network create -d overlay --attachable --subnet 10.98.0.0/24 wide');
      await docker(
        `run -d --name near --network wide --ip 10.98.0.9 --network-alias nine ${sleep}`,
      );
      await docker(`run -d --name far --network wide ${sleep}`);
      await docker(`create --name later --network wide --network-alias soon ${sleep}`);
      const reaches = () => docker('exec far ping -c 1 -W 2 nine');
      await reaches();
      const current = await network('wide');
      const facts = await factsOf(engine);
      const before = await planRebuild(engine, current, facts, settingsOf(current));
      const plan = withSettings(before, { ...settingsOf(current), labels: { a: 'b' } });
      await rebuild(engine, plan, journal, signal);
      assert.deepEqual((await network('wide')).labels, { a: 'b' });
      await reaches();
      assert.equal(await restore(engine, plan), undefined);
      await reaches();
      const again = await network('wide');
      assert.deepEqual(settingsOf(again), settingsOf(current));
      const now = await planRebuild(engine, again, facts, undefined);
      const settings = ({ endpoints }: typeof now) =>
        endpoints.map(endpoint => [endpoint.containerName, endpoint.before]).sort();
      assert.deepEqual(settings(now), settings(before));
      for (const [n, moment] of [
        [3, 'after'],
        [4, 'after'],
        [6, 'before'],
      ] as const) {
        const doomed = interrupting(engine, n, moment, () => {
          throw new EngineError('failed', 'cut');
        });
        const wanted = { ...settingsOf(current), labels: { a: 'b' } };
        const changing = await planFor(lab().socket, wanted, 'wide');
        await assert.rejects(rebuild(doomed, changing, journal, signal), { remainder: undefined });
        const back = await planFor(lab().socket, undefined, 'wide');
        assert.deepEqual(settings(back), settings(before), `${moment} step ${n}`);
        await reaches();
      }
      await docker('start later');
      await docker('exec far ping -c 1 -W 2 soon');
    });
  });
});

describeEngines(
  'networks of Podman, made again',
  lab => {
    it('go through and back, and are found again by who left them', async () => {
      const { socket } = lab();
      const docker = (line: string) => lab().docker(line.split(' '));
      const engine = productEngine(socket);
      const folder = await temporaryFolder();
      const journal = new RebuildJournal(folder.path);
      await docker('network create --subnet 10.93.0.0/24 pods');
      const sleep = 'lab/busybox sleep 1000';
      await docker(`run -d --name one --network pods --network-alias first ${sleep}`);
      const two = '--name two --network pods --network-alias second';
      await docker(`run -d ${two} lab/busybox httpd -f -p 80 -h /etc`);
      await docker(`create --name three --network pods --network-alias third ${sleep}`);
      const state = async () => {
        const { before, endpoints } = await planFor(socket, undefined, 'pods');
        // Podman 4 hands out one address after another.
        return { before, endpoints: endpoints.map(endpoint => ({ ...endpoint, addresses: [] })) };
      };
      const before = await state();
      const settings = { ...before.before, labels: { a: 'b' } };
      const plan = await planFor(socket, settings, 'pods');
      await rebuild(engine, plan, journal, signal);
      assert.deepEqual((await networkNamed(socket, 'pods')).labels, { a: 'b' });
      await docker('exec one wget -qO- http://second/hostname');
      assert.equal(await restore(engine, plan), undefined);
      assert.deepEqual(await state(), before);
      for (const [n, moment] of [
        [1, 'after'],
        [3, 'after'],
        [5, 'before'],
      ] as const) {
        const doomed = interrupting(engine, n, moment, () => {
          throw new EngineError('failed', 'cut');
        });
        await assert.rejects(rebuild(doomed, plan, journal, signal), { remainder: undefined });
        assert.deepEqual(await state(), before, `${moment} step ${n}`);
      }
      await journal.begin(plan);
      journal.leave(plan);
      const { id } = await factsOf(engine);
      assert.equal((await journal.interrupted(id)).length, 1);
      await folder.remove();
    });
  },
  podmanVersions,
);
