import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { siteProblems } from '../../../src/nginx/site/siteProblems';
import { siteOfValues, valuesOfSite } from '../../../src/ui/studio/studioValues';
import { anySite } from '../nginx/site/anySite';
import { mended } from '../nginx/site/mended';

const real = { hosts: ['web', 'api'], certificate: '/c.pem', key: '/k.pem' };

describe('the fields of the nginx studio', () => {
  it('say what the site says', () => {
    fc.assert(
      fc.property(anySite(real), any => {
        const site = mended(any, [1, 31, 3]);
        fc.pre(siteProblems(site, [1, 31, 3]).length === 0);
        const back = siteOfValues(valuesOfSite(site));
        assert.deepEqual(JSON.parse(JSON.stringify(back)), JSON.parse(JSON.stringify(site)));
      }),
      { numRuns: 100 },
    );
  });

  it('are wrong where a number is none', () => {
    const [site] = fc.sample(anySite(real), 1);
    assert.ok(site);
    for (const wrong of ['x', '1e3', '-1', '0x50', '99999999999']) {
      const found = siteProblems(siteOfValues({ ...valuesOfSite(site), ports: wrong }));
      assert.ok(
        found.some(({ where }) => where.join('.') === 'server.ports.0'),
        wrong,
      );
    }
  });
});
