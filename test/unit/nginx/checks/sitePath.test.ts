import assert from 'node:assert/strict';
import { sitePath } from '../../../../src/nginx/checks/sitePath';

describe('sitePath', () => {
  const of = (text: string, path = '/etc/nginx/nginx.conf') => sitePath([{ path, text }], 'shop');

  it('is where the configuration includes files from', () => {
    assert.equal(sitePath([], 'shop'), '/etc/nginx/conf.d/shop.conf');
    assert.equal(of('http { include conf.d/*.conf; }'), '/etc/nginx/conf.d/shop.conf');
    const both = 'http { include /etc/nginx/sites-enabled/*; include /etc/nginx/conf.d/*.conf; }';
    assert.equal(of(both), '/etc/nginx/conf.d/shop.conf');
    const other =
      'http { include mime.types; include "/opt/bitnami/nginx/conf/server_blocks/*.conf"; }';
    assert.equal(of(other, '/opt/x/nginx.conf'), '/opt/bitnami/nginx/conf/server_blocks/shop.conf');
    assert.equal(of('http { include sites/*.conf; }', '/opt/nginx.conf'), '/opt/sites/shop.conf');
    assert.equal(of('http {'), '/etc/nginx/conf.d/shop.conf');
  });
});
