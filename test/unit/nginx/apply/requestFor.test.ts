import assert from 'node:assert/strict';
import { requestFor } from '../../../../src/nginx/apply/requestFor';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';
import { readRoutes } from '../../../../src/nginx/routes/readRoutes';

function requestOf(listen: string, names: string, location: string) {
  const text = `http { server { ${listen} server_name ${names}; location ${location} { proxy_pass http://a; } } }`;
  const [route] = readRoutes(parseConfig(text, ''));
  assert.ok(route);
  return requestFor(route);
}

describe('the request that takes a route', () => {
  it('goes to where the server listens, with its name', () => {
    assert.deepEqual(requestOf('listen 8080;', 'shop.test', '/api/'), {
      ...{ address: '127.0.0.1', port: 8080, isTls: false, host: 'shop.test', path: '/api/' },
    });
    assert.equal(requestOf('listen [::]:81;', 'shop.test', '/')?.address, '::1');
    assert.equal(requestOf('listen 10.0.0.2:81;', 'shop.test', '/')?.address, '10.0.0.2');
  });

  it('is TLS only where nothing else is there', () => {
    assert.equal(requestOf('listen 443 ssl; listen 80;', 'a.test', '/')?.port, 80);
    assert.equal(requestOf('listen 443 ssl;', 'a.test', '/')?.isTls, true);
  });

  it('has a name that the server answers to', () => {
    const host = (names: string, listen = 'listen 80;') => requestOf(listen, names, '/')?.host;
    assert.equal(host('*.shop.test'), 'check.shop.test');
    assert.equal(host('shop.*'), 'shop.check');
    assert.equal(host('.shop.test'), 'shop.test');
    assert.equal(host('_ "~^a\\d" shop.test'), 'shop.test');
    assert.equal(host('_'), 'localhost');
  });

  it('encodes what a person reads', () => {
    assert.equal(requestOf('listen 80;', 'a.test', '= "/a b?ü"')?.path, '/a%20b%3F%C3%BC');
  });

  it('is none where it takes a person to know one', () => {
    assert.equal(requestOf('listen 80;', 'a.test', '~ \\.php$'), undefined);
    assert.equal(requestOf('listen 80;', 'a.test', '@named'), undefined);
    assert.equal(requestOf('listen unix:/x;', 'a.test', '/'), undefined);
  });
});
