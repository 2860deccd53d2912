import assert from 'node:assert/strict';
import { EngineError } from '../../../src/engine/engineError';
import { LiveLandscape } from '../../../src/live/liveLandscape';
import { SwarmCache } from '../../../src/live/swarmCache';
import { delay, waitFor } from '../../lab/wait';
import { rawSwarm } from '../landscape/swarmPayloads';
import { FakeEngine } from './fakeEngine';

const quick = { interval: 2, timeout: 5_000 };

/** A manager, until it is told otherwise. */
class FakeManager extends FakeEngine {
  swarm: object = { LocalNodeState: 'active', ControlAvailable: true };
  services: readonly object[] = rawSwarm.services;

  override info = this.ask('info', () => ({ Swarm: this.swarm })) as never;
  override listServices = this.ask('services', () => {
    if ('ControlAvailable' in this.swarm) return this.services;
    throw new EngineError('conflict', 'This node is not a swarm manager.');
  }) as never;
  override listTasks = this.ask('tasks', () => rawSwarm.tasks) as never;
  override listNodes = this.ask('nodes', () => rawSwarm.nodes) as never;

  private ask(request: string, answer: () => unknown): () => Promise<unknown> {
    return () => {
      this.requests.push(request);
      return Promise.resolve().then(answer);
    };
  }
}

describe('SwarmCache', () => {
  let engine: FakeManager;
  let live: LiveLandscape;
  let swarm: SwarmCache;

  const asked = (name: string) => engine.requests.filter(request => request === name).length;

  beforeEach(async () => {
    engine = new FakeManager();
    const times = { coalesce: 1, settle: 0, rest: 1, relist: 1e6 };
    live = new LiveLandscape(() => Promise.resolve(engine), times);
    swarm = new SwarmCache(live, { coalesce: 20, rest: 40, settle: [60] });
    live.start();
    await waitFor(() => live.state.kind === 'live', quick);
  });
  afterEach(() => {
    swarm.dispose();
    live.stop();
  });

  it('asks for nothing before somebody asks it', async () => {
    engine.tell('s', 'service', 'update');
    await delay(100);
    assert.deepEqual([asked('services'), asked('info'), swarm.known], [0, 0, undefined]);
  });

  it('asks three times, however often it is asked', async () => {
    const [first, second] = await Promise.all([swarm.get(), swarm.get()]);
    assert.equal(first, second);
    assert.equal(await swarm.get(), first);
    assert.deepEqual(['info', 'services', 'tasks', 'nodes'].map(asked), [1, 1, 1, 1]);
    assert.equal(first.view.services.length, 3);
  });

  it('looks a few times at what fifty tasks starting tell, and tells of a difference once', async () => {
    live.watch(true);
    await swarm.get();
    let changes = 0;
    swarm.onChange(() => changes++);
    engine.services = rawSwarm.services.slice(1);
    for (let i = 0; i < 50; i++) {
      engine.tell(`c${i}`, 'container', 'start');
      engine.tell('s', 'service', 'update');
      await delay(2);
    }
    await delay(250);
    assert.equal(changes, 1);
    assert.ok(asked('services') < 10, String(asked('services')));
    // It knows already that it is a manager.
    assert.equal(asked('info'), 1);
    assert.equal((await swarm.get()).view.services.length, 2);
  });

  it('does not look while nobody watches, but tells that it may be another one', async () => {
    await swarm.get();
    const told = new Promise<void>(resolve => swarm.onChange(resolve));
    engine.tell('n', 'node', 'update');
    await told;
    assert.deepEqual([asked('services'), swarm.isFresh], [1, false]);
    await swarm.get();
    assert.equal(asked('services'), 2);
  });

  it('gives the same object for the same content', async () => {
    live.watch(true);
    const first = await swarm.get();
    engine.tell('s', 'service', 'update');
    await waitFor(() => asked('services') >= 2, quick);
    assert.equal(await swarm.get(), first);
  });

  it('has no services on a worker, and notices when it becomes one', async () => {
    assert.equal((await swarm.get()).swarm.isManager, true);
    engine.swarm = { LocalNodeState: 'active' };
    engine.tell('n', 'node', 'update');
    await waitFor(async () => !(await swarm.get()).swarm.isManager, quick);
    assert.deepEqual((await swarm.get()).view.services, []);
  });

  it('passes service and node events by the lists of networks and containers', async () => {
    const before = asked('networks') + asked('containers');
    engine.tell('s', 'service', 'update');
    engine.tell('n', 'node', 'update');
    await delay(50);
    assert.equal(asked('networks') + asked('containers'), before);
  });

  it('keeps nothing of an engine that was left meanwhile', async () => {
    let answer: (tasks: readonly unknown[]) => void = () => undefined;
    engine.listTasks = (() => new Promise(resolve => (answer = resolve))) as never;
    const late = assert.rejects(swarm.get(), { kind: 'unreachable' });
    await waitFor(() => asked('services') === 1, quick);
    engine = new FakeManager();
    engine.services = rawSwarm.services.slice(1);
    live.reconnect();
    await waitFor(() => live.state.kind === 'live', quick);
    const next = await swarm.get();
    answer(rawSwarm.tasks);
    await late;
    assert.equal(next.view.services.length, 2);
    assert.deepEqual([swarm.known, swarm.isFresh], [next, true]);
  });

  it('remembers no failure', async () => {
    const { listTasks } = engine;
    engine.listTasks = (() => Promise.reject(new EngineError('timeout', 'slow'))) as never;
    await assert.rejects(swarm.get(), { kind: 'timeout' });
    engine.listTasks = listTasks;
    assert.equal((await swarm.get()).view.services.length, 3);
  });
});
