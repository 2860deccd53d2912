import assert from 'node:assert/strict';
import { AddressError } from '../../../src/engine/addressError';
import type { Engine } from '../../../src/engine/engine';
import { EngineError } from '../../../src/engine/engineError';
import { defaultTimes, LiveLandscape, type LiveTimes } from '../../../src/live/liveLandscape';
import { delay, waitFor } from '../../lab/wait';
import { hex, rawContainer, rawNetwork } from '../landscape/payloads';
import { FakeEngine } from './fakeEngine';

const fast: LiveTimes = { coalesce: 1, settle: 0, rest: 1, relist: 1_000_000 };
const quick = { interval: 2, timeout: 5_000 };

describe('LiveLandscape', () => {
  let engine: FakeEngine;
  let live: LiveLandscape;

  function begin(times = fast, open: () => Promise<Engine> = () => Promise.resolve(engine)) {
    live = new LiveLandscape(open, times);
    live.start();
    return waitFor(() => live.state.kind === 'live', quick);
  }

  const names = () => live.landscape.containers.map(container => container.name).join();
  const named = (expected: string) => waitFor(() => names() === expected, quick);
  const has = (...list: readonly string[]) => {
    engine.containers = list.map((name, i) =>
      rawContainer({ Id: hex(String(i)), Names: [`/${name}`] }),
    );
  };

  beforeEach(() => {
    engine = new FakeEngine();
    engine.networks = [rawNetwork()];
    has('a');
  });
  afterEach(() => live.stop());

  it('reads everything with two requests, after it has begun to listen', async () => {
    await begin();
    assert.deepEqual(engine.requests, ['events', 'networks', 'containers']);
    assert.equal(names(), 'a');
  });

  it('tells when it is known how things are: with the first landscape, with a failure, at the limit or the end', async () => {
    const isLive = begin();
    await live.known(60_000);
    assert.equal(names(), 'a');
    await isLive;
    live.stop();
    live = new LiveLandscape(
      () => Promise.reject(new AddressError('invalid', { text: 'nonsense' })),
      fast,
    );
    live.start();
    await live.known(60_000);
    assert.equal(live.state.kind, 'unreachable');
    live.stop();
    live = new LiveLandscape(() => new Promise(() => undefined), fast);
    live.start();
    await live.known(1);
    assert.equal(live.state.kind, 'connecting');
    const ended = live.known(60_000);
    live.stop();
    await ended;
  });

  it('tells the networks while the engine still gathers its containers', async () => {
    let letGo: () => void = () => undefined;
    engine.listGate = new Promise(resolve => (letGo = resolve));
    const isLive = begin();
    const networks = () => (live.state.kind === 'connecting' ? (live.state.networks ?? []) : []);
    await live.known(60_000, () => networks().length > 0);
    assert.deepEqual(
      networks().map(({ name }) => name),
      ['shop_frontend'],
    );
    assert.deepEqual(live.landscape.networks, [], 'nothing is shown as live');
    letGo();
    await isLive;
    assert.equal(names(), 'a');
  });

  it('forgets those networks where another engine is asked for', async () => {
    engine.listGate = new Promise(() => undefined);
    live = new LiveLandscape(
      () => (engine.requests.length > 0 ? new Promise(() => undefined) : Promise.resolve(engine)),
      fast,
    );
    live.start();
    const networks = () => live.state.kind === 'connecting' && live.state.networks;
    await waitFor(() => Boolean(networks()), quick);
    const told: (readonly unknown[] | false | undefined)[] = [];
    live.onChange(() => told.push(networks()));
    live.reconnect();
    assert.deepEqual(told, [undefined]);
  });

  it('loses nothing that happens while the first lists are on their way', async () => {
    let letGo: () => void = () => undefined;
    engine.listGate = new Promise(resolve => (letGo = resolve));
    const isLive = begin();
    await waitFor(() => engine.requests.includes('containers'), quick);
    has('b');
    engine.tell(hex('0'));
    letGo();
    await isLive;
    await named('b');
  });

  it('needs few requests for a burst of events', async () => {
    await begin({ ...fast, coalesce: 20 });
    engine.requests.length = 0;
    has('x');
    for (let i = 0; i < 100; i++) {
      engine.tell(hex('0'));
      engine.tell(hex('a'), 'network', 'create');
    }
    await named('x');
    assert.ok(engine.requests.length <= 4, engine.requests.join());
  });

  it('needs few requests for a storm of a hundred events that takes a while', async () => {
    await begin(defaultTimes);
    engine.requests.length = 0;
    for (let i = 0; i < 100; i++) {
      engine.tell(i % 3 === 0 ? hex('a') : String(i), i % 3 === 0 ? 'network' : 'container');
      // A pause after each would be many times as long on a busy machine.
      if (i % 10 === 0) await delay(3);
    }
    has('last');
    engine.tell(hex('0'));
    await named('last');
    assert.ok(engine.requests.length <= 4, engine.requests.join());
  });

  it('reads the container again that a network event names', async () => {
    await begin();
    has('b');
    engine.tell(hex('a'), 'network', 'connect', { container: hex('0') });
    await named('b');
    has('c');
    engine.tell(hex('0'), 'network', 'disconnect'); // Podman: the event's own id is the container's
    await named('c');
  });

  it('looks once more, for an engine that tells before it lists', async () => {
    await begin({ ...fast, settle: 60 });
    engine.requests.length = 0;
    engine.tell(hex('0'));
    await waitFor(() => engine.requests.length === 1, quick);
    has('late');
    await named('late');
    assert.equal(engine.requests.length, 2);
  });

  it('says nothing when events changed nothing', async () => {
    await begin();
    let news = 0;
    live.onChange(() => news++);
    engine.requests.length = 0;
    engine.tell(hex('0'));
    await waitFor(() => engine.requests.length === 1, quick);
    has('a', 'b');
    engine.tell(hex('1'));
    await named('a,b');
    assert.equal(news, 1);
  });

  it('reads again what was touched by hand', async () => {
    await begin();
    has('b');
    live.touch({ containers: [hex('0')] });
    await named('b');
  });

  describe('tells when what was touched is read', () => {
    const never = new AbortController().signal;
    /** From now on lists are held up; gives what lets them go. */
    const holdUp = () => {
      let letGo: () => void = () => undefined;
      engine.listGate = new Promise(resolve => (letGo = resolve));
      return () => letGo();
    };

    it('by a look that began after it, not by one that was under way', async () => {
      await begin();
      const letFirstGo = holdUp();
      live.touch({ containers: [hex('0')] });
      await waitFor(() => engine.requests.length === 4, quick);
      has('b');
      const letSecondGo = holdUp();
      live.touch({ containers: [hex('0')] });
      const seen = live.upToDate(never).then(names);
      letFirstGo();
      await delay(20);
      letSecondGo();
      assert.equal(await seen, 'b');
    });

    it('at once where nothing was, or nobody is connected', async () => {
      await begin();
      await live.upToDate(never);
      live.stop();
      live.touch({ containers: [hex('0')] });
      await live.upToDate(never);
    });

    it('or gives it up with the connection, and with who asks', async () => {
      await begin();
      holdUp();
      live.touch({ containers: [hex('0')] });
      const leaving = new AbortController();
      const both = [live.upToDate(never), live.upToDate(leaving.signal)];
      leaving.abort();
      await both[1];
      live.reconnect();
      await both[0];
    });
  });

  it('shows the last landscape while it reconnects, and comes back', async () => {
    await begin();
    const states: string[] = [];
    live.onChange(({ state }) => states.push(`${state.kind} ${names()}`));
    engine.cut();
    await waitFor(() => states.length === 1, quick);
    has('b');
    live.refresh();
    await waitFor(() => states.length === 2, quick);
    assert.deepEqual(states, ['reconnecting a', 'live b']);
  });

  it('waits before it tries again, though events came before the failure', async () => {
    engine.listContainers = async () => {
      engine.tell(hex('9'));
      await delay(5);
      throw new EngineError('failed', 'out of order');
    };
    live = new LiveLandscape(() => Promise.resolve(engine), fast);
    live.start();
    await waitFor(() => live.state.kind === 'unreachable', quick);
    await delay(200);
    assert.equal(engine.requests.filter(request => request === 'events').length, 1);
  });

  it('keeps the rows for a moment where an engine that was there gives one bad answer', async () => {
    await begin();
    const states: string[] = [];
    live.onChange(({ state }) => states.push(`${state.kind} ${names()}`));
    const listContainers = engine.listContainers.bind(engine);
    engine.listContainers = () => Promise.reject(new EngineError('failed', 'out of order'));
    engine.tell(hex('0'));
    await waitFor(() => states.length === 1, quick);
    engine.listContainers = listContainers;
    await waitFor(() => states.length === 2, quick);
    assert.deepEqual(states, ['reconnecting a', 'live a']);
  });

  it('leaves an engine in whose place another one answers, and listens to that one', async () => {
    const own = (Id: string) => rawNetwork({ Id: hex(Id), Name: 'host', Driver: 'host' });
    engine.networks = [own('1')];
    await begin();
    const states: string[] = [];
    live.onChange(({ state }) => states.push(`${state.kind} ${names()}`));
    engine.networks = [own('2')];
    has('b');
    engine.requests.length = 0;
    live.refresh();
    await named('b');
    assert.deepEqual(states, ['connecting ', 'live b']);
    assert.equal(engine.requests.filter(request => request === 'events').length, 1);
  });

  it('has an engine to ask by the time it tells that it is live', async () => {
    live = new LiveLandscape(() => Promise.resolve(engine), fast);
    const heard: (Engine | undefined)[] = [];
    live.onChange(() => heard.push(live.engine));
    live.start();
    await waitFor(() => heard.length > 0, quick);
    assert.deepEqual(heard, [engine]);
  });

  it('says when nobody can tell where the engine is, and tries again when asked', async () => {
    let isWrong = true;
    const wrong = new AddressError('invalid', { text: 'nonsense' });
    const isLive = begin(fast, () => (isWrong ? Promise.reject(wrong) : Promise.resolve(engine)));
    await waitFor(() => live.state.kind === 'unreachable', quick);
    assert.deepEqual(live.state, { kind: 'unreachable', error: wrong });
    isWrong = false;
    live.refresh();
    await isLive;
  });

  it('leaves an engine for another one at once, and keeps nothing of the old one', async () => {
    const other = new FakeEngine();
    other.containers = [rawContainer({ Names: ['/other'] })];
    const engines: Engine[] = [engine, other];
    await begin(fast, () => Promise.resolve(engines.shift() ?? other));
    const states: string[] = [];
    live.onChange(({ state }) => states.push(`${state.kind} ${names()}`));
    live.reconnect();
    await named('other');
    assert.deepEqual(states, ['connecting ', 'live other']);
  });

  it('finds what no event tells while it is watched, though other events never pause', async () => {
    await begin({ ...fast, relist: 100 });
    const busy = setInterval(() => engine.tell(hex('9')), 10);
    try {
      has('b');
      live.watch(true);
      await named('b');
      has('c');
      await named('c');
    } finally {
      clearInterval(busy);
    }
  });

  it('asks nothing of its own accord while nobody watches', async () => {
    await begin({ ...fast, relist: 1 });
    engine.requests.length = 0;
    engine.tell(hex('0'));
    await waitFor(() => engine.requests.length > 0, quick);
    // Some rounds of the timer that must not be there.
    for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(engine.requests, ['containers']);
  });

  it('leaves no timer of its watching when nobody watches any more', async () => {
    const before = await timers();
    await begin({ ...fast, relist: 100_000 });
    await waitFor(async () => (await timers()) <= before, quick);
    live.watch(true);
    await waitFor(async () => (await timers()) > before, quick);
    live.watch(false);
    await waitFor(async () => (await timers()) <= before, quick);
  });

  it('is silent once stopped, and leaves no timer', async () => {
    const before = await timers();
    await begin({ ...fast, relist: 5_000 });
    live.watch(true);
    await waitFor(async () => (await timers()) > before, quick);
    let news = 0;
    live.onChange(() => news++);
    live.stop();
    engine.requests.length = 0;
    engine.tell(hex('0'));
    engine.cut();
    await waitFor(async () => (await timers()) <= before, quick);
    assert.deepEqual([engine.requests, news], [[], 0]);
  });
});

/** How many timers run, without the one that led here. */
async function timers(): Promise<number> {
  await new Promise(resolve => setImmediate(resolve));
  return process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
}
