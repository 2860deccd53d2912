import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { isSame } from '../../../src/landscape/isSame';

describe('isSame', () => {
  const json = fc.jsonValue({ depthSize: 'small' });

  it('holds for a value and its copy, whatever the order of its fields', () => {
    fc.assert(
      fc.property(json, value => {
        assert.ok(isSame(value, structuredClone(value)));
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
        assert.ok(isSame(value, Object.fromEntries(Object.entries(value).reverse())));
      }),
    );
  });

  it('says the same as Node of any two values', () => {
    // JSON has no negative zero.
    const equal = (a: unknown, b: unknown) => isDeepStrictEqual(again(a), again(b));
    const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    fc.assert(fc.property(json, json, (a, b) => isSame(again(a), again(b)) === equal(a, b)));
  });

  it('is not taken in by labels named as what every object has', () => {
    const own = (text: string): unknown => JSON.parse(text);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const labels = own(`{"${name}": {}}`);
      assert.equal(isSame(labels, {}), false);
      assert.equal(isSame({}, labels), false);
      assert.equal(isSame(labels, { other: {} }), false);
      assert.equal(isSame(labels, own(`{"${name}": {}}`)), true);
    }
  });
});
