import { strict as assert } from 'node:assert';
import { commentLines } from '../../../src/nginx/commentLines';

describe('commentLines', () => {
  it('wraps, and keeps whole characters', () => {
    const lines = commentLines('한글 '.repeat(100) + '😀'.repeat(200));
    assert.ok(lines.length > 3);
    for (const line of lines) assert.ok(line.length <= 98 && !/\p{Cs}/u.test(line), line);
    assert.equal(lines.join('').split('😀').length - 1, 200);
  });

  it('leaves nothing that ends a comment or turns text around', () => {
    assert.deepEqual(commentLines('a\nserver {\r}\u2028b\u202ec\u0000'), ['# a server { } b c']);
    assert.deepEqual(commentLines(' \n '), []);
  });
});
