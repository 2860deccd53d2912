import assert from 'node:assert/strict';
import { readErrorLog } from '../../../src/nginx/log/readErrorLog';
import { hostileTexts } from '../../lab/hostile';

const head = '2026/11/21 19:00:00 [error] 7#7: *1 ';
const refused = `${head}connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1, server: shop.localhost, request: "GET /a?b HTTP/1.1", upstream: "http://10.0.0.2:80/a", host: "shop.localhost"`;

describe('readErrorLog', () => {
  it('reads why a request failed', () => {
    assert.deepEqual(readErrorLog(`${refused}\n`), [
      {
        ...{ kind: 'refused', at: '2026/11/21 19:00:00', server: 'shop.localhost', path: '/a' },
        upstream: 'http://10.0.0.2:80/a',
      },
    ]);
  });

  it('comes to an end of any log', () => {
    const begins = ['', head, `${head}connect() to x failed (111: `, `${head}SSL `, `${head}a`];
    const pieces = [' ', '\t', ' in /', ' in /:1', ' [notice] ', ', request: "', 'by zone "', '"'];
    for (const begin of begins) {
      for (const piece of pieces) {
        const log = `${begin}${piece.repeat(300_000 / piece.length)}b\n${refused}`;
        assert.ok(readErrorLog(log).length > 0, `${begin}${piece}`);
      }
    }
  });

  it('is not led astray by what else a container writes', () => {
    for (const text of hostileTexts) {
      const found = readErrorLog([text, refused, text].join('\n'));
      assert.deepEqual(found.at(-1)?.kind, 'refused', JSON.stringify(text.slice(0, 40)));
    }
  });
});
