import assert from 'node:assert/strict';
import { neighboursOf } from '../../../../src/nginx/apply/neighbours';
import { sitePlaces } from '../../../../src/nginx/apply/sitePlaces';

const main = (http: string) => ({
  path: '/etc/nginx/nginx.conf',
  text: `events {} http { ${http} }`,
});
const site = (path: string, text: string) => ({ path: `/etc/nginx/${path}`, text });

describe('the file that a site becomes', () => {
  it('is in the folder that http includes, conf.d before others', () => {
    const files = [main('include sites-enabled/*; include /etc/nginx/conf.d/*.conf;')];
    assert.deepEqual(sitePlaces(files, 'shop.conf'), [
      '/etc/nginx/conf.d/shop.conf',
      '/etc/nginx/sites-enabled/shop.conf',
    ]);
  });

  it('is the one that is there already', () => {
    const files = [
      main('include conf.d/*.conf; include sites-enabled/*;'),
      site('sites-enabled/shop.conf', ''),
    ];
    assert.deepEqual(sitePlaces(files, 'shop.conf'), ['/etc/nginx/sites-enabled/shop.conf']);
  });

  it('is found through included files, and not outside of http', () => {
    const files = [
      { path: '/etc/nginx/nginx.conf', text: 'include modules/*.conf; include http.conf;' },
      site('http.conf', 'http { include more.conf; }'),
      site('more.conf', 'include /sites/*.conf;'),
    ];
    assert.deepEqual(sitePlaces(files, 'shop.conf'), ['/sites/shop.conf']);
  });

  it('is none where http includes no folder, or one that the name does not fit', () => {
    assert.deepEqual(sitePlaces([main('include mime.types;')], 'shop.conf'), []);
    assert.deepEqual(sitePlaces([main('include sites/*.vhost;')], 'shop.conf'), []);
    assert.deepEqual(sitePlaces([], 'shop.conf'), []);
  });
});

describe('how a site gets on with others', () => {
  const http = main('include conf.d/*.conf;');
  const server = (names: string, listen = '80') =>
    `\nserver { listen ${listen}; server_name ${names}; }`;
  const kinds = (own: string, other: string, path = 'conf.d/shop.conf') =>
    neighboursOf([http, site('conf.d/default.conf', other), site(path, own)], `/etc/nginx/${path}`);

  it('says who answers for other names', () => {
    assert.deepEqual(kinds(server('shop.test'), server('localhost')), [
      { kind: 'notDefault', port: 80, by: { file: '/etc/nginx/conf.d/default.conf', line: 2 } },
    ]);
    assert.deepEqual(kinds(server('shop.test', '80 default_server'), server('localhost')), []);
    assert.deepEqual(kinds(server('shop.test', '81'), server('localhost')), []);
  });

  it('says which of two with one name nginx takes, which is the first it reads', () => {
    const clash = (path: string) =>
      kinds(server('shop.test'), server('SHOP.test'), path).map(({ kind }) => kind);
    assert.deepEqual(clash('conf.d/shop.conf'), ['hidden', 'notDefault']);
    assert.deepEqual(clash('conf.d/a.conf'), ['hides']);
  });
});
