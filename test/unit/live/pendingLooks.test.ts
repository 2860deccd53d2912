import assert from 'node:assert/strict';
import { PendingLooks } from '../../../src/live/pendingLooks';

const event = (id: string) => ({ type: 'container', action: 'start', id }) as const;

describe('PendingLooks', () => {
  let looks: PendingLooks;
  const take = (now: number) => [...looks.take(now).containers].sort().join();

  beforeEach(() => {
    looks = new PendingLooks({ coalesce: 50, settle: 500 });
  });

  it('has nothing to look at in the beginning', () => assert.equal(looks.due, Infinity));

  it('looks soon after the first of several events, and once more when it is sure', () => {
    looks.add(event('a'), 1000);
    looks.add(event('b'), 1040);
    assert.equal(looks.due, 1050);
    assert.equal(take(1050), 'a,b');
    assert.equal(looks.due, 1550);
    assert.equal(take(1550), 'a,b');
    assert.equal(looks.due, Infinity);
  });

  it('looks once only where the last event is old enough', () => {
    looks.add(event('a'), 1000);
    assert.equal(take(1500), 'a');
    assert.equal(looks.due, Infinity);
  });

  it('takes what is due along with what is new, and each has its own second look', () => {
    looks.add(event('a'), 1000);
    assert.equal(take(1050), 'a');
    looks.add(event('b'), 1500);
    assert.equal(take(1549), 'b');
    assert.equal(take(1550), 'a');
    looks.add(event('c'), 2040);
    assert.equal(take(2090), 'b,c');
    assert.equal(take(2590), 'c');
  });

  it('looks at once, and once, at what somebody knows to have changed', () => {
    looks.touch(['n'], ['c']);
    assert.ok(looks.due < 0);
    const touched = looks.take(1000);
    assert.deepEqual([[...touched.networks], [...touched.containers]], [['n'], ['c']]);
    assert.equal(looks.due, Infinity);
    looks.touchEverything();
    assert.ok(looks.take(1001).everything);
    assert.equal(looks.due, Infinity);
  });

  it('has nothing to do for a change of nothing', () => {
    looks.touch([], []);
    assert.equal(looks.due, Infinity);
  });
});
