import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { EngineEvent } from '../../../src/engine/events';
import { backoff } from '../../../src/live/backoff';
import { Emitter } from '../../../src/live/emitter';
import { TouchedSet } from '../../../src/live/touched';
import { Waiting } from '../../../src/live/waiting';

describe('TouchedSet', () => {
  const table: readonly (readonly [string, EngineEvent, string])[] = [
    ['a container event', { type: 'container', action: 'start', id: 'c' }, 'c'],
    ['a network event', { type: 'network', action: 'create', id: 'n' }, 'n'],
    ['Docker’s connect', { type: 'network', action: 'connect', id: 'n', containerId: 'c' }, 'c'],
    ['Podman’s disconnect', { type: 'network', action: 'disconnect', id: 'c' }, 'c'],
    ['prune, which names nothing', { type: 'network', action: 'prune', id: '' }, 'everything'],
  ];
  for (const [name, event, expected] of table) {
    it(`knows where to look after ${name}`, () => {
      const touched = new TouchedSet();
      assert.ok(touched.isEmpty);
      touched.add(event);
      const ids = [...touched.networks, ...touched.containers].join();
      assert.equal(touched.everything ? 'everything' : ids, expected);
      assert.equal(touched.isEmpty, false);
    });
  }

  it('prefers a whole list to a filter of very many ids', () => {
    const touched = new TouchedSet();
    for (let i = 0; i <= 300; i++) touched.add({ type: 'container', action: 'die', id: `${i}` });
    assert.ok(touched.everything);
  });
});

describe('backoff', () => {
  it('doubles, up to five seconds', () => {
    const middle = () => 0.5;
    const waits = [1, 2, 3, 4, 5, 6, 50].map(failures => backoff(failures, middle));
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 5000, 5000, 5000]);
  });

  it('differs by a fifth at most', () => {
    assert.deepEqual(
      [0, 1].map(random => Math.round(backoff(1, () => random))),
      [400, 600],
    );
  });
});

describe('Emitter', () => {
  it('tells each listener until it is stopped', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (news: number) => void heard.push(news);
    const stop = emitter.on(listener);
    emitter.on(listener);
    emitter.emit(1);
    stop();
    stop();
    emitter.emit(2);
    emitter.clear();
    emitter.emit(3);
    assert.deepEqual(heard, [1, 1, 2]);
  });
});

describe('Waiting', () => {
  it('ends at the time, at a wake, and at the end, and leaves no listener', async () => {
    const ended = new AbortController();
    const waiting = new Waiting(new AbortController().signal);
    assert.equal(await waiting.untilWoken(1, ended.signal), true);
    const woken = waiting.untilWoken(60_000, ended.signal);
    waiting.wake();
    assert.equal(await woken, false);
    const forEver = waiting.untilWoken(undefined, ended.signal);
    assert.equal(getEventListeners(ended.signal, 'abort').length, 1);
    ended.abort();
    assert.equal(await forEver, false);
    assert.equal(getEventListeners(ended.signal, 'abort').length, 0);
    assert.equal(await waiting.untilWoken(60_000, ended.signal), false);
  });

  it('does not sleep after a wake that came too early', async () => {
    const waiting = new Waiting(new AbortController().signal);
    waiting.wake();
    await waiting.sleep(60_000);
  });
});
