import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { dressText, mergeDressed } from '../../../../src/nginx/site/dressText';
import { ownLines } from '../../../../src/nginx/site/mergeText';
import { siteProblems } from '../../../../src/nginx/site/siteProblems';
import { writeSite } from '../../../../src/nginx/site/write';
import { anySite } from './anySite';
import { mended } from './mended';

const canonical = `server {
    listen 80;
    server_name shop.localhost;

    location / {
        proxy_pass http://web:80;
        proxy_set_header Host $host;
    }
}
`;

const byHand = `# my shop
server {
\tserver_name   shop.localhost;
\tlisten 80;
\tlocation /old { return 410; }
\tlocation / {
\t\tproxy_set_header Host $host;
\t\tproxy_pass http://web:80;
\t}
}
`;

describe('a text in the clothes of another', () => {
  it('differs from it only in what one of them does not say', () => {
    assert.deepEqual(ownLines(byHand, dressText(canonical, byHand)), [
      [0, 0],
      [4, 4],
    ]);
  });

  it('changes only the lines that change', () => {
    const next = canonical.replace('web:80', 'web:8080').replace('listen 80', 'listen 81');
    const merged = mergeDressed(byHand, canonical, next, 'mine');
    assert.equal(merged.hasConflict, false);
    assert.equal(
      merged.text,
      byHand.replace('web:80', 'web:8080').replace('listen 80', 'listen 81'),
    );
  });

  it('brings a new block in the indentation of its neighbours', () => {
    const route = ['    location /api/ {', '        proxy_pass http://api:80;', '    }', ''];
    const next = canonical.replace('\n    location', `\n${route.join('\n')}\n    location`);
    const { text } = mergeDressed(byHand, canonical, next, 'mine');
    assert.match(text, /\n\tlocation \/api\/ \{\n\s+proxy_pass http:\/\/api:80;\n\t\}\n/);
    assert.match(text, /# my shop/);
    assert.match(text, /return 410/);
  });

  it('asks where a line was changed by hand, too', () => {
    const mine = canonical.replace('listen 80;', 'listen 80; # port');
    const next = canonical.replace('listen 80', 'listen 81');
    const merged = mergeDressed(mine, canonical, next, 'mine');
    assert.equal(merged.hasConflict, true);
    assert.equal(merged.text, mine);
  });

  it('asks before it puts a line of the form in the place of one that only a hand has written', () => {
    const mine = canonical.replace('listen 80;', 'listen 80;\n    client_max_body_size 5M;');
    const next = canonical.replace('listen 80;', 'listen 80;\n    client_max_body_size 20m;');
    const merged = mergeDressed(mine, canonical, next, 'mine');
    assert.equal(merged.hasConflict, true);
    assert.equal(merged.text, mine);
  });

  it('is the same where both are', () => {
    const real = { hosts: ['web', 'api'], certificate: '/c.pem', key: '/k.pem' };
    fc.assert(
      fc.property(anySite(real), any => {
        const site = mended(any, [1, 31, 3]);
        fc.pre(siteProblems(site, [1, 31, 3]).length === 0);
        const { text } = writeSite(site, [1, 31, 3], ['a', 'b']);
        assert.equal(dressText(text, text), text);
      }),
      { numRuns: 100 },
    );
  });
});
