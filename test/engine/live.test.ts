import assert from 'node:assert/strict';
import type { Landscape } from '../../src/landscape/landscape';
import { defaultTimes } from '../../src/live/liveLandscape';
import { isPodman } from '../lab/engine/binaries';
import { call } from '../lab/engine/request';
import { inParallel, waitFor } from '../lab/wait';
import { allVersions, describeEngines, podmanVersions } from './engines';
import { startEventClock } from './eventClock';
import { Watched } from './watched';

/** A change by the CLI, the event that tells it, and how it shows. */
type Change = readonly [name: string, argv: string, event: string, is: (now: Landscape) => boolean];

const has = (name: string) => (now: Landscape) => now.networks.some(n => n.name === name);
const not = (is: (now: Landscape) => boolean) => (now: Landscape) => !is(now);
const container = (now: Landscape, name = 'web') => now.containers.find(c => c.name === name);
const isIn = (state: string, name?: string) => (now: Landscape) =>
  container(now, name)?.state === state;
const isOn = (network: string) => (now: Landscape) =>
  container(now)?.endpoints.some(e => e.networkKey === network && e.ipv4 !== undefined) ?? false;

const changes: readonly Change[] = [
  ['network create', 'network create blue', 'create', has('blue')],
  ['run', 'run -d --name web lab/busybox sleep 1000', 'start', isIn('running')],
  ['network connect', 'network connect blue web', 'connect', isOn('blue')],
  ['network disconnect', 'network disconnect blue web', 'disconnect', not(isOn('blue'))],
  ['pause', 'pause web', 'pause', isIn('paused')],
  ['unpause', 'unpause web', 'unpause', isIn('running')],
  ['rename', 'rename web site', 'rename', now => container(now, 'site') !== undefined],
  ['stop', 'stop -t 0 site', 'die', isIn('exited', 'site')],
  ['start', 'start site', 'start', isIn('running', 'site')],
  ['kill', 'kill site', 'die', isIn('exited', 'site')],
  ['rm', 'rm site', 'destroy', now => container(now, 'site') === undefined],
  ['network rm', 'network rm blue', 'destroy', not(has('blue'))],
];

describeEngines(
  'the live landscape',
  (engine, version) => {
    let watched: Watched;
    let clock: Awaited<ReturnType<typeof startEventClock>>;

    /** Podman 4 tells of no network that comes or goes: it takes another look, as a person's Refresh does. */
    const isTold = (argv: string) => version !== 'podman4' || !/^network (create|rm)/.test(argv);
    const settles = () => {
      if (version === 'podman4') watched.live.refresh();
      return watched.settles();
    };
    const eventOf = (event: string) =>
      isPodman(version) && event === 'destroy' ? 'remove' : event;

    before(async () => {
      clock = await startEventClock(engine().socket);
      watched = new Watched(engine().socket);
      await watched.reaches('live');
    });
    after(() => {
      watched.stop();
      clock.stop();
    });

    it('begins with one look at networks and one at containers', () => {
      assert.deepEqual(watched.requests.sort(), [
        'GET /containers/json',
        'GET /events',
        'GET /networks',
      ]);
    });

    describe('shows what the CLI does', () => {
      for (const [name, argv, event, is] of changes) {
        it(name, async () => {
          clock.events.length = 0;
          await engine().docker(argv.split(' '));
          if (!isTold(argv)) watched.live.refresh();
          await waitFor(() => is(watched.live.landscape), { interval: 5, what: name });
          const isHeard = () => clock.events.some(({ action }) => action === eventOf(event));
          if (!isTold(argv)) return assert.ok(!isHeard());
          // Podman tells each that listens in its own time, and this one may hear of it later than the landscape.
          await waitFor(isHeard, { interval: 5, what: `the event of ${name}` });
        });
      }

      it('and is what a fresh look would show', () => watched.settles());
    });

    it('asks four times at most for a burst of a hundred events', async () => {
      const { request } = engine();
      const create = (name: string) =>
        call(request, 'POST', `/containers/create?name=${name}`, { Image: 'lab/busybox' });
      const names = Array.from({ length: 50 }, (_, i) => `burst-${i}`);
      await inParallel(names, 8, create);
      await watched.rests();
      watched.requests.length = 0;
      clock.events.length = 0;
      for (const suffix of ['-a', '-b']) {
        const from = suffix === '-b' ? '-a' : '';
        await inParallel(names, 16, name =>
          call(request, 'POST', `/containers/${name}${from}/rename?name=${name}${suffix}`),
        );
      }
      await watched.rests();
      const times = clock.events.map(({ at }) => at);
      const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
      const said = `${times.length} events in ${seconds.toFixed(1)} s, ${watched.lists} list requests`;
      console.log(`      ${version}: ${said}`);
      assert.ok(times.length >= 100 && watched.lists <= 4, said);
    });

    it('is right after a storm of everything at once', async () => {
      const { request } = engine();
      const docker = (argv: readonly string[]) => engine().docker(argv);
      const numbers = [1, 2, 3, 4, 5, 6];
      await inParallel(numbers, 6, async i => {
        await docker(['network', 'create', `storm-${i}`]);
        await docker(['run', '-d', '--name', `s${i}`, 'lab/busybox', 'sleep', '1000']);
        await docker(['network', 'connect', `storm-${i}`, `s${i}`]);
        if (i % 2 === 0) await docker(['rename', `s${i}`, `t${i}`]);
        if (i % 3 === 0)
          await docker(['network', 'disconnect', `storm-${i}`, i % 2 ? `s${i}` : `t${i}`]);
        else await docker(['kill', i % 2 ? `s${i}` : `t${i}`]);
      });
      await settles();
      await Promise.all([
        ...numbers.map(i => request('DELETE', `/containers/${i % 2 ? 's' : 't'}${i}?force=1`)),
        ...numbers.map(i => request('DELETE', `/networks/storm-${i}`)),
      ]);
      await settles();
    });

    it('finds, while somebody looks, what no event tells: a stopped container connected', async () => {
      const { socket } = engine();
      const docker = (argv: readonly string[]) => engine().docker(argv);
      await docker(['network', 'create', 'silent']);
      await docker(['create', '--name', 'still', 'lab/busybox']);
      const patient = new Watched(socket, { times: { ...defaultTimes, relist: 500 } });
      try {
        await patient.reaches('live');
        patient.live.watch(true);
        await docker(['network', 'connect', 'silent', 'still']);
        await patient.settles();
        const still = container(patient.live.landscape, 'still');
        assert.ok(still?.endpoints.some(endpoint => endpoint.networkKey === 'silent'));
      } finally {
        patient.stop();
        await docker(['rm', 'still']);
      }
    });
  },
  [...allVersions, ...podmanVersions],
);
