import assert from 'node:assert/strict';
import { rateParts, stepOf } from '../../../webview/topology/traffic/rate';

describe('a rate', () => {
  it('has two or three digits and the unit that suits it', () => {
    const written = (bytes: number) => {
      const { value, digits, unit } = rateParts(bytes);
      return `${value.toFixed(digits)} ${unit}`;
    };
    assert.equal(written(0), '0 B');
    assert.equal(written(42.4), '42 B');
    assert.equal(written(999.4), '999 B');
    assert.equal(written(999.6), '1.0 kB');
    assert.equal(written(1_234), '1.2 kB');
    assert.equal(written(9_960), '10 kB');
    assert.equal(written(999_700), '1.0 MB');
    assert.equal(written(123_456_789), '123 MB');
    assert.equal(written(5e15), '5000 TB');
  });

  it('makes a line wider with each ten times more', () => {
    const widths = [0, 0.9, 1, 999, 1e3, 1e4, 1e5, 1e6, 1e7, 1e12].map(stepOf);
    assert.deepEqual(widths, [0, 0, 1, 1, 2, 3, 4, 5, 6, 6]);
  });
});
