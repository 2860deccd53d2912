import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';
import { readSite } from '../../../../src/nginx/site/readSite';
import type { ProxyTarget, Site } from '../../../../src/nginx/site/site';
import { siteProblems } from '../../../../src/nginx/site/siteProblems';
import type { NginxVersion } from '../../../../src/nginx/site/version';
import { SiteError, writeSite } from '../../../../src/nginx/site/write';
import { anySite, canonical, isAmbiguous } from './anySite';
import { mended } from './mended';
import { plainTarget } from '../../../../src/nginx/site/plainTarget';

const newest: NginxVersion = [1, 31, 3];
const versions: readonly NginxVersion[] = [[1, 22, 1], [1, 26, 3], [1, 30, 4], newest];
const real = {
  hosts: ['web', 'shop_api-1', 'api.shop_backend', '10.0.0.7', 'fd00::7'],
  certificate: '/etc/nginx/cert.pem',
  key: '/etc/nginx/key.pem',
};

const to = (target: Partial<ProxyTarget> = {}): ProxyTarget => ({
  ...plainTarget('app'),
  ...target,
});

const simple: Site = {
  server: {
    ports: [80],
    names: ['shop.localhost'],
    isDefault: false,
    hasIpv6: false,
    access: [],
    gzip: false,
    securityHeaders: false,
  },
  routes: [{ match: 'prefix', path: '/', to: to({ hasUsualHeaders: false }) }],
  upstreams: [
    { name: 'app', servers: [{ host: 'shop-app', port: 3000 }], balance: { kind: 'roundRobin' } },
  ],
  lookup: { kind: 'start' },
};

const withRoute = (path: string, target: Partial<ProxyTarget>): Site => ({
  ...simple,
  routes: [{ match: 'prefix', path, to: to(target) }],
});

describe('a site of nginx', () => {
  it('is six lines where it is simple', () => {
    assert.equal(
      writeSite(simple).text,
      [
        'server {',
        '    listen 80;',
        '    server_name shop.localhost;',
        '',
        '    location / {',
        '        proxy_pass http://shop-app:3000;',
        '        proxy_http_version 1.1;',
        '    }',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('says of each line what it is about', () => {
    const { text, lines } = writeSite(simple);
    assert.equal(text.split('\n').length - 1, lines.length);
    const pass = lines.find(each => each.text.includes('proxy_pass'));
    assert.deepEqual(pass?.where, ['routes', 0, 'to', 'upstream']);
  });

  it('takes a prefix off the request as it came, and gives it back to redirects', () => {
    const { text } = writeSite(withRoute('/api/', { prefix: 'strip' }));
    assert.match(
      text,
      /if \(\$request_uri ~ "\^\/api\/\?\(\?<docker_networks_tail_1>\.\*\)\$"\) \{\s+set \$docker_networks_rest_1 \/\$docker_networks_tail_1;/,
    );
    assert.match(text, /proxy_pass http:\/\/app\$docker_networks_rest_1;/);
    assert.match(text, /upstream app \{\n {4}server shop-app:3000;\n\}/);
    assert.match(text, /proxy_redirect \/ \/api\/;/);
  });

  it('does not take /apis for /api', () => {
    const { text } = writeSite(withRoute('/api', {}));
    assert.match(text, /location = \/api \{/);
    assert.match(text, /location \/api\/ \{/);
  });

  it('believes what clients say of themselves only when asked', () => {
    assert.match(writeSite(withRoute('/', {})).text, /X-Forwarded-For \$remote_addr;/);
    assert.match(
      writeSite(withRoute('/', { trustsClient: true })).text,
      /X-Forwarded-For \$proxy_add_x_forwarded_for;/,
    );
  });

  it('is refused where nginx is too old for it, and says from which version on', () => {
    const lookup: Site['lookup'] = {
      kind: 'resolve',
      resolver: { addresses: ['127.0.0.11'], validSeconds: 5, family: 'ipv4' },
    };
    const site: Site = { ...simple, lookup };
    assert.deepEqual(siteProblems(site, [1, 26, 3]), [
      { kind: 'needsVersion', where: ['lookup'], feature: 'resolve' },
    ]);
    assert.deepEqual(siteProblems(site, [1, 30, 4]), []);
    assert.match(writeSite(site, [1, 30, 4]).text, /server shop-app:3000 resolve;/);
  });

  it('looks no address up', () => {
    const site: Site = {
      ...simple,
      upstreams: [
        { name: 'app', servers: [{ host: '10.0.0.7', port: 80 }], balance: { kind: 'roundRobin' } },
      ],
      lookup: {
        kind: 'resolve',
        resolver: { addresses: ['127.0.0.11'], validSeconds: 5, family: 'ipv4' },
      },
    };
    const { text } = writeSite(site, newest);
    assert.match(text, /proxy_pass http:\/\/10\.0\.0\.7:80;/);
    assert.ok(readSite(text, newest));
  });

  it('is refused with two routes that nginx would take for the same', () => {
    const routes = ['/api', '/api/'].flatMap(path => withRoute(path, {}).routes);
    const site = { ...simple, routes };
    assert.deepEqual(siteProblems(site), [
      { kind: 'duplicate', where: ['routes', 1, 'path'], value: '/api/' },
    ]);
  });

  it('is read back as it was written, whatever it says', () => {
    fc.assert(
      fc.property(anySite(real), fc.constantFrom(...versions), (any, version) => {
        const site = mended(any, version);
        assert.deepEqual(siteProblems(site, version), []);
        fc.pre(!isAmbiguous(site));
        const { text } = writeSite(site, version);
        const back = readSite(text, version);
        assert.ok(back, text);
        assert.deepEqual(canonical(back), canonical(site), text);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused or read back as it was meant with hostile texts in it', () => {
    let written = 0;
    fc.assert(
      fc.property(anySite(real, true), fc.constantFrom(...versions), (any, version) => {
        const site = mended(any, version);
        if (siteProblems(site, version).length > 0) {
          assert.throws(() => writeSite(site, version), SiteError);
          return;
        }
        written++;
        fc.pre(!isAmbiguous(site));
        const { text } = writeSite(site, version);
        const back = readSite(text, version);
        assert.ok(back, text);
        assert.deepEqual(canonical(back), canonical(site), text);
      }),
      { numRuns: 300 },
    );
    assert.ok(written > 30, `${written} could be written`);
  });

  it('is nothing for what a site cannot say', () => {
    const { text } = writeSite(simple);
    for (const more of ['error_page 404 /x;', 'location ~ x { return 204; }', 'listen 81 udp;']) {
      assert.equal(readSite(text.replace('listen 80;', `listen 80; ${more}`)), undefined, more);
    }
    assert.equal(readSite('events {}'), undefined);
    assert.ok(readSite(`# a comment\n${text}`));
  });

  it('has no directive that nobody asked for, for any comment', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), comments => {
        const { text } = writeSite(simple, undefined, comments);
        assert.equal(parseConfig(text, '').length, 1);
      }),
    );
  });
});
