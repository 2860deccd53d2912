import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { RebuildJournal } from '../../src/actions/rebuild/journal';
import { lostSettings } from '../../src/actions/rebuild/plan';
import { rebuild } from '../../src/actions/rebuild/rebuild';
import { RebuildError } from '../../src/actions/rebuild/rebuildError';
import { restore } from '../../src/actions/rebuild/restore';
import { restoreNetwork } from '../../src/actions/restoreNetwork';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engineError';
import type { NetworkSettings } from '../../src/landscape/networkSettings';
import { entryPath } from '../lab/project';
import { allVersions, describeEngines, isSoak, versions } from './engines';
import { hooked, interrupting, type Moment } from './interrupting';
import {
  changed,
  afterwards,
  endpointsOf,
  type Everything,
  everything,
  factsOf,
  mainName,
  makeScene,
  networkNamed,
  planFor,
  productEngine,
} from './rebuildScene';
import { temporaryFolder } from './temporaryFolder';

/** All steps where it is set; else those that differ. */
const patience = isSoak ? 1_800_000 : 180_000;
const { signal } = new AbortController();

/** Changing calls of a whole rebuild: all off, away, new, all on. */
const members = 19;
const steps = 2 * members + 2;

/** Steps that differ: the first, the last disconnect, the removal, the creation, the first connects, the last. */
const telling = [0, members - 1, members, members + 1, members + 2, steps - 1];

/** What a restore does from there on: it takes the half-made network apart, removes it, makes the old one, connects. */
const restoring = [
  [0, 'after'],
  [1, 'during'],
  [1, 'after'],
  [0, 'after'],
  [3, 'before'],
  [9, 'after'],
] as const;

describeEngines(
  'a network that is made again',
  (lab, version) => {
    let engine: Engine;
    let scene: Everything;
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let journal: RebuildJournal;
    const docker = (line: string) => lab().docker(line.split(' '));
    const plan = () => planFor(lab().socket, changed);

    before(async () => {
      await makeScene(lab());
      engine = productEngine(lab().socket);
      folder = await temporaryFolder();
      journal = new RebuildJournal(folder.path);
      scene = await everything(lab());
    });
    after(() => folder.remove());

    /** Nothing is left of what was done, on the engine and on disk. */
    const isAsBefore = async (what = '') => {
      assert.deepEqual(await everything(lab()), scene, what);
      assert.ok(await journal.isEmpty(), what);
    };

    it('goes through, with all settings that still fit, and back', async () => {
      const whole = await plan();
      assert.equal(whole.endpoints.length, members);
      const isMacLost = version !== '20.10';
      const lost = lostSettings(whole, await factsOf(engine));
      assert.deepEqual(
        lost.map(({ container, setting, value }) => [container, setting, value]).sort(),
        [
          ['created-high', 'fixedIpv4', '10.91.0.201'],
          ...(isMacLost ? [['created-mac', 'mac', '02:42:0a:5b:00:98']] : []),
          ['created-v6', 'fixedIpv6', 'fd00:91::30'],
          ['exited', 'fixedIpv4', '10.91.0.200'],
          ...(isMacLost ? [['exited-mac', 'mac', '02:42:0a:5b:00:99']] : []),
          ['web', 'fixedIpv6', 'fd00:91::20'],
        ],
      );
      const parts: number[] = [];
      const id = await rebuild(engine, whole, journal, signal, part => parts.push(part));
      assert.equal(parts.length, steps);
      assert.equal(parts.at(-1), 1);
      const made = await networkNamed(lab().socket, mainName);
      assert.equal(made.id, id);
      assert.equal(made.isInternal, true);
      assert.deepEqual(made.labels, changed.labels);
      assert.deepEqual(endpointsOf(await everything(lab())), afterwards(endpointsOf(scene), lost));
      assert.ok(await journal.isEmpty());
      assert.equal(
        await docker('exec client wget -qO- http://front/hostname'),
        await hostname('web'),
      );
      assert.equal(await restore(engine, whole), undefined);
      await isAsBefore();
      assert.equal(
        await docker('exec client wget -qO- http://webby/hostname'),
        await hostname('web'),
      );
      assert.equal(
        await docker('exec sharer wget -qO- http://localhost/hostname'),
        await hostname('web'),
      );
    });

    const hostname = (container: string) => docker(`exec ${container} cat /etc/hostname`);

    describe('interrupted by a failure', function () {
      this.timeout(patience);
      const everyStep = Array.from({ length: steps }, (_, n) => n);
      const cases = (['before', 'after'] as const).map((moment, parity) => {
        // After one step is the same as before the next, but for what the engine has answered.
        const some = everyStep.filter(n => n % 2 === parity || telling.includes(n));
        return { moment, chosen: isSoak ? everyStep : version === '28.5' ? some : telling };
      });
      for (const { moment, chosen } of cases) {
        it(`${moment} one of ${chosen.length} steps, all is as it was`, async () => {
          for (const n of chosen) {
            const cut = new EngineError('failed', 'cut');
            const doomed = interrupting(engine, n, moment, () => {
              throw cut;
            });
            const error = await failureOf(rebuild(doomed, await plan(), journal, signal));
            assert.equal(error.cause, cut);
            assert.equal(error.remainder, undefined, String(error.remainder?.cause));
            await isAsBefore(`${moment} step ${n}`);
          }
        });
      }
    });

    describe('killed with its process', function () {
      this.timeout(patience);
      /** Runs a process that dies at a moment of its n-th change. */
      const killed = async (n: number, moment: Moment, ...what: string[]) => {
        const args = [lab().socket, folder.path, String(n), moment, ...what];
        const child = spawn(process.execPath, [entryPath('engine/rebuild'), ...args], {
          stdio: 'inherit',
        });
        const [, ended] = (await once(child, 'exit')) as [number | null, string | null];
        assert.equal(ended, 'SIGKILL', `${moment} step ${n}`);
      };
      const interrupted = async () => {
        const { id } = await factsOf(engine);
        assert.deepEqual(await journal.interrupted(`not ${id}`), []);
        const [found, ...more] = await journal.interrupted(id);
        assert.ok(found);
        assert.equal(more.length, 0);
        return found;
      };
      const cases = (['before', 'during', 'after'] as const).flatMap(moment =>
        (isSoak ? Array.from({ length: steps }, (_, n) => n) : telling).map(n => ({ n, moment })),
      );
      const some = isSoak
        ? cases
        : cases.filter((_, index) => index % 3 !== 1 && (version === '28.5' || index % 3 === 0));

      it(`at one of ${some.length} moments, all is brought back`, async () => {
        for (const { n, moment } of some) {
          await killed(n, moment);
          await restoreNetwork(await interrupted(), journal).run(engine, signal);
          await isAsBefore(`${moment} step ${n}`);
        }
      });

      it('and killed again while it brings back, and once more', async () => {
        await killed(members + 3, 'after');
        for (const [n, moment] of restoring) await killed(n, moment, 'restore');
        const found = await interrupted();
        assert.equal(await restore(engine, found), undefined);
        const requests: string[] = [];
        const quiet = interrupting(engine, 0, 'before', () => requests.push('change'));
        assert.equal(await restore(quiet, found), undefined);
        assert.deepEqual(requests, [], 'the second time nothing is changed');
        await journal.end(found);
        await isAsBefore();
      });

      it('is not offered while the process lives', async () => {
        const whole = await plan();
        const { id } = await factsOf(engine);
        await journal.begin(whole);
        assert.deepEqual(await journal.interrupted(id), []);
        const elsewhere = new RebuildJournal(folder.path);
        assert.equal((await elsewhere.interrupted(id)).length, 1, 'another start of this process');
        journal.leave(whole);
        assert.equal((await journal.interrupted(id)).length, 1);
        await journal.end(whole);
      });
    });

    describe('refused', () => {
      /** Tries it, and gives what kept it from going through; all is as it was. */
      const refused = async (after: NetworkSettings, doomed = engine) => {
        const { socket } = lab();
        return failureOf(rebuild(doomed, await planFor(socket, after), journal, signal));
      };
      /** Does something on the engine before a step. */
      const meanwhile = (n: number, ...lines: string[]) =>
        hooked(engine, n, async () => {
          for (const line of lines) await docker(line);
        });
      const subnets = (subnet: string) => ({ ...changed, subnets: [{ subnet }], hasIpv6: false });

      it('for a subnet that overlaps another network’s', async () => {
        const { cause, remainder } = await refused(subnets('10.92.0.128/25'));
        assert.ok(cause instanceof EngineError);
        assert.equal(cause.kind, 'conflict');
        assert.equal(remainder, undefined);
        await isAsBefore();
      });

      it('for a fixed address that somebody else was given meanwhile', async () => {
        const taker = `run -d --name taker --network ${mainName} --ip 10.91.0.20 lab/busybox sleep 99`;
        const { remainder } = await refused(changed, meanwhile(members + 2, taker));
        // Somebody is on the new network who was not before, so it is not taken away.
        assert.ok(remainder && remainder.missing.length > 0);
        await docker('rm -f taker');
        const [left] = await journal.interrupted((await factsOf(engine)).id);
        assert.ok(left);
        await restoreNetwork(left, journal).run(engine, signal);
        await isAsBefore();
      });

      it('for one that was connected meanwhile, running or not', async () => {
        for (const made of ['create', 'run -d --ip 10.91.0.99 --ip6 fd00:91::99']) {
          const line = `${made} --name late --network ${mainName} lab/busybox sleep 99`;
          const { cause, remainder } = await refused(changed, meanwhile(members - 1, line));
          assert.ok(cause instanceof EngineError);
          assert.equal(cause.kind, 'conflict');
          assert.equal(remainder, undefined);
          await docker('rm -f late');
          await isAsBefore(made);
        }
      });

      it('for a container that was removed meanwhile, which is not missed', async () => {
        for (const n of [2, members + 2]) {
          await docker(`create --name brief --network ${mainName} --ip 10.91.0.77 lab/busybox`);
          const { cause, remainder } = await refused(changed, meanwhile(n, 'rm -f brief'));
          assert.ok(cause instanceof EngineError);
          assert.equal(cause.kind, 'notFound');
          assert.equal(remainder, undefined);
          await isAsBefore(`removed before step ${n}`);
        }
      });

      it('for a network of that name that somebody made meanwhile, which is left alone', async () => {
        const line = `network create --subnet 10.94.0.0/24 --label of=others ${mainName}`;
        const { remainder } = await refused(changed, meanwhile(members + 1, line));
        assert.equal(remainder?.missing.length, members);
        const theirs = await networkNamed(lab().socket, mainName);
        assert.deepEqual(theirs.labels, { of: 'others' });
        const { id } = await factsOf(engine);
        const [left] = await journal.interrupted(id);
        assert.ok(left);
        await docker(`network rm ${mainName}`);
        await restoreNetwork(left, journal).run(engine, signal);
        await isAsBefore();
      });

      it('by the person, in the middle and before the beginning', async () => {
        for (const share of [0, 0.3, 0.5, 0.6]) {
          const controller = new AbortController();
          if (share === 0) controller.abort();
          const work = rebuild(engine, await plan(), journal, controller.signal, part => {
            if (part >= share) controller.abort();
          });
          const { cause, remainder } = await failureOf(work);
          assert.equal((cause as Error).name, 'AbortError');
          assert.equal(remainder, undefined);
          await isAsBefore(`cancelled at ${share}`);
        }
      });
    });

    describe('removed with its endpoints', () => {
      const removal = () => planFor(lab().socket, undefined);

      it('is gone, and can be brought back', async () => {
        const whole = await removal();
        assert.equal(await rebuild(engine, whole, journal, signal), undefined);
        const there = await everything(lab());
        assert.deepEqual(endpointsOf(there), []);
        assert.equal(there.networks.length, scene.networks.length - 1);
        await restoreNetwork(whole, journal).run(engine, signal);
        await isAsBefore();
      });

      it('is back with all of them when it cannot be removed', async () => {
        for (const moment of ['before', 'after'] as const) {
          const doomed = interrupting(engine, members, moment, () => {
            throw new EngineError('conflict', 'in use');
          });
          const error = await failureOf(rebuild(doomed, await removal(), journal, signal));
          assert.equal(error.remainder, undefined);
          await isAsBefore(moment);
        }
      });
    });

    // The last, as what starts is not as it was.
    // As what starts is not as it was.
    describe('in the end', () => {
      it('lets its containers start and reach each other, changed and brought back', async () => {
        const reach = async (...names: readonly string[]) => {
          for (const name of names) await docker(`exec client ping -c 1 -W 2 ${name}`);
          await docker('exec created-link wget -qO- http://w/hostname');
          await docker('exec sharer ping -c 1 -W 2 one');
        };
        const names = [
          'front',
          'shop',
          'twice',
          'gone',
          'high',
          'one',
          'two',
          'here',
          'created-tuned',
        ];
        const stopped = 'exited created-high created-alias created-both created-link created-tuned';
        const whole = await planFor(lab().socket, { ...changed, isInternal: false });
        await rebuild(engine, whole, journal, signal);
        await docker(`start ${stopped}`);
        await reach(...names);
        assert.equal(await restore(engine, whole), undefined);
        await reach(...names);
        await docker('restart -t 0 both created-alias created-link');
        await reach('twice', 'one', 'two');
        await lab().exec(['wget', '-qO-', 'http://127.0.0.1:8099/hostname']);
      });
    });
  },
  isSoak ? allVersions : versions,
);

async function failureOf(work: Promise<unknown>): Promise<RebuildError> {
  const error: unknown = await work.then(
    () => assert.fail('it went through'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof RebuildError, String(error));
  return error;
}
