// What the extension keeps of drawings, and what it takes from a page for that.
import assert from 'node:assert/strict';
import { mostPlans } from '../../../src/protocol/topology';
import { TopologyMemory } from '../../../src/ui/topologyMemory';
import { readTopologyMessage } from '../../../src/ui/topologyMessages';

class Storage {
  constructor(public value?: unknown) {}
  keys = () => [];
  get = () => this.value as never;
  update(_key: string, value: unknown): Promise<void> {
    this.value = JSON.parse(JSON.stringify(value));
    return Promise.resolve();
  }
}

const camera = { x: 1, y: 2, k: 0.5 };

describe('what is kept of drawings', () => {
  it('is that of each engine, each part until it changes', async () => {
    const storage = new Storage();
    const memory = new TopologyMemory(storage);
    await memory.set('id a', { camera, plans: '{"rack":1}' });
    await memory.set('id b', { camera: 'fitted' });
    await memory.set('id a', { camera: 'fitted' });
    const again = new TopologyMemory(storage);
    assert.deepEqual(again.get('id a'), { camera: 'fitted', plans: '{"rack":1}' });
    assert.deepEqual(again.get('id b'), { camera: 'fitted' });
    assert.deepEqual(again.get('id c'), {});
  });

  it('is that of the engines used last, and never too much', async () => {
    const storage = new Storage();
    const memory = new TopologyMemory(storage);
    for (let i = 0; i < 20; i++) await memory.set(`id ${i}`, { plans: 'x'.repeat(10) });
    assert.deepEqual(memory.get('id 0'), {});
    assert.equal(memory.get('id 19').plans?.length, 10);
    for (let i = 0; i < 5; i++) await memory.set(`id ${i}`, { plans: 'x'.repeat(mostPlans) });
    assert.ok(JSON.stringify(storage.value).length < 2.1 * mostPlans);
    assert.equal(memory.get('id 4').plans?.length, mostPlans);
  });

  it('is nothing where something else was written', () => {
    for (const value of [7, 'x', {}, [null, 3, { engine: 5 }, { engine: 'id a', camera: 'no' }]]) {
      assert.deepEqual(new TopologyMemory(new Storage(value)).get('id a'), {});
    }
  });
});

describe('messages of the drawing’s page', () => {
  const keep = (kept: unknown, engine: unknown = 'id a') =>
    readTopologyMessage({ type: 'keep', engine, kept });

  it('keep places that are numbers, and text that is not too long', () => {
    const plans = 'x'.repeat(mostPlans);
    assert.deepEqual(keep({ camera, plans }), {
      type: 'keep',
      engine: 'id a',
      kept: { camera, plans },
    });
    assert.deepEqual(keep({ camera: 'fitted' }), {
      type: 'keep',
      engine: 'id a',
      kept: { camera: 'fitted' },
    });
    assert.equal(keep({ plans: `${plans}x` }), undefined);
    assert.equal(keep({ plans: 7 }), undefined);
    assert.equal(keep({ camera }, 5), undefined);
    assert.equal(keep({ camera }, 'x'.repeat(501)), undefined);
    for (const k of [0, -1, NaN, Infinity, '1']) {
      assert.deepEqual(keep({ camera: { ...camera, k } }), {
        type: 'keep',
        engine: 'id a',
        kept: {},
      });
    }
  });

  it('connect what is a target to what is a network', () => {
    const target = { kind: 'container', containerId: 'c1' };
    const connect = { type: 'connect', target, to: 'n1' };
    assert.deepEqual(readTopologyMessage(connect), connect);
    assert.equal(readTopologyMessage({ ...connect, to: 5 }), undefined);
    assert.equal(readTopologyMessage({ ...connect, target: 'c1' }), undefined);
  });
});
