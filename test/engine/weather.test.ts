// What a person's machine does to a connection in weeks, with a real engine behind it.
import assert from 'node:assert/strict';
import { rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Landscape } from '../../src/landscape/landscape';
import { defaultTimes } from '../../src/live/liveLandscape';
import { delay, inParallel, waitFor } from '../lab/wait';
import type { Fault, Weather } from '../lab/weatherProxy';
import { allVersions, describeEngines, isSoak, podmanVersions, sharedEngine } from './engines';
import { Follower } from './follower';
import { keepResults } from './reliability';
import { shortestPause, throughStorm } from './storm';
import { temporaryFolder } from './temporaryFolder';
import { Watched } from './watched';

const short = { read: 300, change: 300 };
/** Longer than any test waits: whoever needs the limit fails. */
const endless = { read: 600_000, change: 600_000 };

/** This happens to requests whose path has the text in it. */
const on =
  (text: string, fault: Fault): Weather =>
  url =>
    url.includes(text) ? fault : undefined;
const lists = /\/(networks|containers\/json)/;
/** This happens to each request. */
const always = (fault: Fault): Weather => on('/', fault);

/** An event as the engine writes it, of which nothing is true but that there is one. */
const eventLine = (ID: string, Action = 'start', Type = 'container') =>
  `${JSON.stringify({ Type, Action, Actor: { ID, Attributes: {} } })}\n`;

describeEngines(
  'weather',
  (engine, version) => {
    const docker = (text: string) => engine().docker(text.split(' '));
    let count = 0;
    /**
     * Changes something: each time another network. Podman 4 tells nothing of those, and with hundreds of them and of
     * containers takes a minute to list them (220 and 600: 64 s; without containers 11 ms): another container there.
     */
    const change = () => {
      const name = `weather-${version}-${++count}`;
      return docker(
        version === 'podman4' ? `create --name ${name} lab/busybox` : `network create ${name}`,
      );
    };
    const other = () => sharedEngine(version === '28.5' ? '20.10' : '28.5');

    keepResults();
    before(async () => {
      for (const name of ['one', 'two', 'three']) await docker(`create --name ${name} lab/busybox`);
    });

    it('the engine is restarted, and ten windows do not storm it', () =>
      throughStorm(engine(), { followers: 10 }, async ({ proxy, all }) => {
        for (const each of all) await each.reaches('live');
        await engine().stopDaemon();
        for (const each of all) await each.reaches('unreachable');
        const begin = proxy.count('/events');
        await delay(3_000);
        // At 0.5, 1 and 2 seconds, give or take a fifth.
        const tries = proxy.count('/events') - begin;
        assert.ok(tries <= 40, `${tries} tries`);
        const times = proxy.requests.slice(-tries).map(({ at }) => Math.round(at / 10));
        assert.ok(new Set(times).size > times.length / 3, 'they do not come in step');
        await engine().startDaemon();
      }));

    it('it dies in the middle of an answer, which is noticed at once', () =>
      throughStorm(
        engine(),
        { limits: endless, weather: on('/containers/json', { kind: 'half' }) },
        async ({ watched }) => {
          await watched.reaches('unreachable');
          await change();
        },
      ));

    it('it accepts and hangs', () =>
      throughStorm(engine(), { limits: short, weather: always({ kind: 'hang' }) }, async scene => {
        await scene.watched.reaches('unreachable');
        const { state } = scene.watched.live;
        assert.equal(state.kind === 'unreachable' && state.error.kind, 'timeout');
        await delay(3_000);
        assert.ok(shortestPause(scene.proxy) >= 400, 'it is not asked again at once');
        assert.ok(scene.proxy.open <= 3, 'no requests pile up');
      }));

    const late = isSoak ? 30_000 : 1_500;
    it(`it answers after ${late / 1000} s only, and later at once`, () =>
      throughStorm(
        engine(),
        {
          ...(isSoak ? {} : { limits: { read: 500, change: 500 } }),
          weather: always({ kind: 'late', milliseconds: late }),
        },
        async ({ watched }) => {
          await watched.reaches('unreachable', 60_000);
          await change();
        },
      ));

    it('it answers late, but within its time', () =>
      throughStorm(
        engine(),
        { weather: always({ kind: 'late', milliseconds: 700 }) },
        async ({ watched }) => {
          await watched.reaches('live');
          await change();
          await watched.settles(engine().socket);
          assert.deepEqual(watched.states, ['live']);
        },
      ));

    it('the event stream is cut every second', () =>
      throughStorm(
        engine(),
        { weather: on('/events', { kind: 'cut', after: 1_000 }) },
        async ({ proxy, watched }) => {
          const end = performance.now() + (isSoak ? 60_000 : 6_000);
          while (performance.now() < end) {
            await change();
            await delay(200);
          }
          assert.ok(!watched.states.includes('unreachable'), watched.states.join());
          assert.ok(shortestPause(proxy) >= 1_400, `${shortestPause(proxy)} ms`);
        },
      ));

    it('events come as half lines', () =>
      throughStorm(
        engine(),
        {
          weather: on('/events', {
            kind: 'lines',
            change: line => line.slice(0, line.length / 2),
          }),
        },
        async ({ watched }) => {
          await watched.reaches('live');
          await change();
          await watched.settles(engine().socket);
        },
      ));

    it('one answer is a page with status 500: the rows stay', () =>
      throughStorm(engine(), {}, async ({ proxy, watched }) => {
        await watched.reaches('live');
        let answers = 0;
        proxy.weather = url =>
          lists.test(url) && answers++ === 0 ? { kind: 'status', status: 500 } : undefined;
        await change();
        await watched.reaches('reconnecting');
        await watched.settles(engine().socket);
        assert.deepEqual(watched.states, ['live', 'reconnecting', 'live']);
      }));

    it('all lists are pages with status 500, while events never pause: no storm of requests', () =>
      throughStorm(engine(), {}, async ({ proxy, watched }) => {
        await watched.reaches('live');
        proxy.weather = url => (lists.test(url) ? { kind: 'status', status: 500 } : undefined);
        const told = setInterval(() => proxy.say(eventLine('f'.repeat(64))), 2);
        await watched.reaches('unreachable');
        const begin = proxy.requests.length;
        await delay(3_000);
        clearInterval(told);
        const { length } = proxy.requests.slice(begin);
        assert.ok(length <= 4 * 3, `${length} requests in 3 s`);
      }));

    it('10,000 events come in a burst', () =>
      throughStorm(engine(), {}, async ({ proxy, watched }) => {
        await watched.reaches('live');
        const ids = watched.live.landscape.containers.map(({ id }) => id);
        const begin = watched.requests.length;
        const from = performance.now();
        const lines = Array.from({ length: 10_000 }, (_, i) => eventLine(ids[i % 3] ?? `${i}`));
        for (let i = 0; i < lines.length; i += 500) proxy.say(lines.slice(i, i + 500).join(''));
        await change();
        await watched.rests();
        assertFew(watched.requests.length - begin, from);
      }));

    it('the socket is another one, while the engine before still tells its events', async () => {
      const folder = await temporaryFolder();
      const socket = path.join(folder.path, 'docker.sock');
      await symlink(engine().socket, socket);
      // Connections are kept for some seconds, and lead where they led.
      const watched = new Watched(socket, { times: { ...defaultTimes, relist: 7_000 } });
      try {
        watched.live.watch(true);
        await watched.reaches('live');
        await watched.settles();
        await symlink((await other()).socket, `${socket}.new`);
        await rename(`${socket}.new`, socket);
        await watched.settles((await other()).socket);
        assert.deepEqual(watched.states, ['live', 'connecting', 'live']);
        watched.live.watch(false);
        await (await other()).docker(['network', 'create', `swapped-${version}`]);
        await watched.settles();
      } finally {
        watched.stop();
        await folder.remove();
        await (await other()).docker(['network', 'rm', `swapped-${version}`]).catch(() => '');
      }
    });

    it('another engine is at the address: nothing of the one before is left', async () => {
      const next = await other();
      await throughStorm(engine(), { last: () => next }, async ({ proxy, watched }) => {
        await watched.reaches('live');
        const before = watched.live.landscape;
        let mixed = 0;
        watched.live.onChange(({ state }) => {
          if (state.kind === 'live') mixed += commonIds(before, state.landscape);
        });
        proxy.target = next.socket;
        proxy.cut();
        await waitFor(() => commonIds(before, watched.live.landscape) === 0);
        assert.equal(mixed, 0);
      });
    });

    const many = isSoak ? 1_000 : 100;
    it(`${many} containers are removed at once`, () =>
      throughStorm(engine(), {}, async ({ watched }) => {
        const names = Array.from({ length: many }, (_, i) => `gone-${i}`);
        const { request } = engine();
        await inParallel(names, 8, name =>
          request('POST', `/containers/create?name=${name}`, { Image: 'lab/busybox' }),
        );
        await watched.settles(engine().socket);
        const begin = watched.requests.length;
        const from = performance.now();
        await inParallel(names, 16, name => request('DELETE', `/containers/${name}?force=1`));
        await watched.settles(engine().socket);
        assertFew(watched.requests.length - begin, from);
      })).timeout(600_000);

    it('1,000 containers are gone at once (FAKE: a proxy that lists them)', () =>
      throughStorm(
        engine(),
        { weather: on('/containers/json', { kind: 'rewrite', change: multiplied }) },
        async ({ proxy, watched }) => {
          await waitFor(() => watched.live.landscape.containers.length >= 1_000);
          const ids = watched.live.landscape.containers.map(({ id }) => id);
          const begin = watched.requests.length;
          proxy.weather = () => undefined;
          proxy.say(ids.map(id => eventLine(id, 'destroy')).join(''));
          await watched.rests();
          const { length } = watched.requests.slice(begin);
          assert.ok(length <= 4, `${length} requests`);
        },
      ));

    it('two windows follow one engine, and both change it', () =>
      throughStorm(engine(), { followers: 2 }, async ({ all }) => {
        for (const each of all) await each.reaches('live');
        await Promise.all([change(), change(), docker('rename one uno')]);
        for (const each of all) await each.settles(engine().socket);
        await docker('rename uno one');
      }));

    describe('of the machine', () => {
      let sleeper: Follower;
      beforeEach(async () => {
        sleeper = new Follower(engine().socket);
        await sleeper.reaches('live');
      });
      afterEach(() => sleeper.kill());

      it('sleeps while things happen, and shows them when it wakes', async () => {
        sleeper.signal('SIGSTOP');
        await change();
        await docker('rename two deux');
        await delay(isSoak ? 60_000 : 2_000);
        await docker('rename deux two');
        await change();
        sleeper.signal('SIGCONT');
        await sleeper.settles();
        assert.equal(await sleeper.end(), 0, 'it ends by itself');
      });

      it('has a clock that jumps a day ahead and back', async () => {
        for (const jump of [86_400_000, -172_800_000]) {
          sleeper.jump(jump);
          await change();
          await sleeper.settles();
        }
        await engine().stopDaemon();
        await sleeper.reaches('unreachable');
        sleeper.jump(-86_400_000);
        await engine().startDaemon();
        await sleeper.settles();
        assert.equal(await sleeper.end(), 0, 'it ends by itself');
      });
    });

    it('is looked at by nobody: no request, and no timer', async () => {
      await throughStorm(engine(), {}, async ({ watched }) => {
        await watched.rests();
        const begin = watched.requests.length;
        await delay(defaultTimes.settle + 1_500);
        assert.equal(watched.requests.length, begin);
      });
    });
  },
  isSoak ? [...allVersions, ...podmanVersions] : ['28.5'],
);

/** Two lists for each look at the most, and a rest after each; however many events there are. */
function assertFew(requests: number, begin: number): void {
  const seconds = (performance.now() - begin) / 1000;
  assert.ok(requests <= 8 + 6 * seconds, `${requests} requests in ${seconds.toFixed(1)} s`);
}

/** How many containers are in both. */
function commonIds(a: Landscape, b: Landscape): number {
  const ids = new Set(a.containers.map(({ id }) => id));
  return b.containers.filter(({ id }) => ids.has(id)).length;
}

/** A list of containers with copies under other ids: at least a thousand, where it is not a filtered one. */
function multiplied(body: string): string {
  const list = JSON.parse(body) as { Id: string; Names: string[] }[];
  const copies = Math.ceil(1_000 / list.length);
  const hex = (i: number) => i.toString(16).padStart(4, '0');
  return JSON.stringify(
    list.flatMap(each =>
      Array.from({ length: copies }, (_, i) => ({
        ...each,
        Id: hex(i) + each.Id.slice(4),
        Names: each.Names.map(name => `${name}-${i}`),
      })),
    ),
  );
}
