import assert from 'node:assert/strict';
import { lineMap } from '../../../../src/nginx/site/lineMap';

describe('lineMap', () => {
  it('finds where each line comes from, whatever was typed around it', () => {
    const base = 'server {\n    listen 80;\n    gzip on;\n}\n';
    assert.deepEqual(lineMap(base, base), [0, 1, 2, 3, 4]);
    const typed = '# mine\nserver {\n  listen 80;\n    gzip off;\n}\n';
    assert.deepEqual(lineMap(typed, base), [undefined, 0, 1, undefined, 3, 4]);
    assert.deepEqual(lineMap('server {\n}\n', base), [0, 3, 4]);
    assert.deepEqual(lineMap('', base).filter(Boolean), [4]);
  });
});
