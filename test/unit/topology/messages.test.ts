import assert from 'node:assert/strict';
import { readTopologyMessage } from '../../../src/ui/topologyMessages';

const read = (...values: unknown[]) => values.map(value => readTopologyMessage(value));

describe('a message of the topology page', () => {
  it('can bring a picture, as text or as bytes, or say how large it would be', () => {
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const given = [
      { type: 'taken', id: 1, picture: '<svg/>' },
      { type: 'taken', id: 2, picture: bytes },
      { type: 'taken', id: 3, tooLarge: { width: 9, height: 20_000 } },
    ];
    assert.deepEqual(read(...given), given);
  });

  it('brings nothing of another shape, and nothing too large for a picture', () => {
    const huge = new Uint8Array(0);
    Object.defineProperty(huge, 'length', { value: 2 ** 30 });
    const bad = [
      { type: 'taken', picture: '<svg/>' },
      { type: 'taken', id: '1', picture: '<svg/>' },
      { type: 'taken', id: 1, picture: [137, 80] },
      { type: 'taken', id: 1, tooLarge: { width: '9', height: 1 } },
      { type: 'taken', id: 1, picture: huge },
    ];
    assert.deepEqual(
      read(...bad),
      bad.map(() => undefined),
    );
  });

  it('runs only the commands that its buttons stand for', () => {
    assert.deepEqual(read({ type: 'run', command: 'export' }), [
      { type: 'run', command: 'export' },
    ]);
    assert.deepEqual(read({ type: 'run', command: 'workbench.action.quit' }, { type: 'run' }), [
      undefined,
      undefined,
    ]);
  });

  it('says by its key what is to be done with which advice, and nothing but what is offered', () => {
    const key = '["unusedNetwork","network app"]';
    const given = ['fix', 'explain', 'ignore', 'turnOff'].map(act => ({
      type: 'advise',
      act,
      key,
    }));
    assert.deepEqual(read(...given), given);
    const bad = [
      { type: 'advise', act: 'remove', key },
      { type: 'advise', act: 'fix' },
      { type: 'advise', act: 'fix', key: { rule: 'unusedNetwork' } },
    ];
    assert.deepEqual(
      read(...bad),
      bad.map(() => undefined),
    );
  });
});
