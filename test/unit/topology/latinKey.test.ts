import assert from 'node:assert/strict';
import { latinKey } from '../../../webview/topology/latinKey';

describe('a key of the drawing', () => {
  it('is known by its place where Hangul or Cyrillic is typed', () => {
    assert.equal(latinKey({ key: 'ㄹ', code: 'KeyF' }), 'f');
    assert.equal(latinKey({ key: 'Process', code: 'KeyL' }), 'l');
    assert.equal(latinKey({ key: 'я', code: 'KeyZ' }), 'z');
  });

  it('is what it types where that is Latin, wherever it is', () => {
    assert.equal(latinKey({ key: 'z', code: 'KeyY' }), 'z');
    assert.equal(latinKey({ key: 'L', code: 'KeyL' }), 'L');
    for (const key of ['ArrowUp', 'Escape', ' ', '+'])
      assert.equal(latinKey({ key, code: key }), key);
  });
});
