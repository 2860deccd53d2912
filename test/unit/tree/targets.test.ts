import assert from 'node:assert/strict';
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import { find, readTarget, targetsOf } from '../../../src/ui/targets';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

const app = network('app');
const web = container('web', { endpoints: [endpoint(app, '10.0.0.2')] });
const now = landscape([app], [web]);
const gone = 'gone' as NetworkId;

describe('the target of a command', () => {
  it('is what it is now', () => {
    const target = { kind: 'endpoint', containerId: web.id, networkId: app.id } as const;
    assert.deepEqual(find(target, now), { kind: 'container', container: web, network: app });
  });

  it('is gone with its network, and does not become the container on its other networks', () => {
    const target = { kind: 'endpoint', containerId: web.id, networkId: gone } as const;
    assert.equal(find(target, now), undefined);
    assert.deepEqual(targetsOf([{ target }], now), { found: [], gone: 1 });
  });

  it('is nothing from the palette', () => {
    assert.deepEqual(targetsOf([], now), { found: [], gone: 0 });
    assert.deepEqual(targetsOf([undefined], now), { found: [], gone: 0 });
  });

  it('is each of several rows once', () => {
    const row = { kind: 'container', key: 'x', container: web } as const;
    const node = { row, parent: undefined, engine: '' };
    const { found } = targetsOf([node, [node, { ...node }]], now);
    assert.deepEqual(found, [{ kind: 'container', container: web }]);
  });

  it('is gone for a row of another engine, though that knows the same ids', () => {
    const row = { kind: 'container', key: 'x', container: web } as const;
    const node = { row, parent: undefined, engine: 'context far' };
    assert.deepEqual(targetsOf([node, undefined], now), { found: [], gone: 1 });
    assert.equal(targetsOf([node, undefined], now, 'context far').found.length, 1);
    const own = { row, parent: undefined, engine: '' };
    assert.deepEqual(targetsOf([own, undefined], now, 'context far'), { found: [], gone: 1 });
  });

  it('is nothing for a message that is no target', () => {
    for (const value of [
      null,
      7,
      'x',
      {},
      { kind: 'network' },
      { kind: 'endpoint', networkId: 'n' },
    ]) {
      assert.equal(readTarget(value), undefined);
    }
    const containerId = 'c' as ContainerId;
    assert.deepEqual(readTarget({ kind: 'container', containerId, more: 1 }), {
      kind: 'container',
      containerId,
    });
  });
});
