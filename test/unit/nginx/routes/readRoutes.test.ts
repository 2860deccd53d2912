import { strict as assert } from 'node:assert';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';
import { readRoutes } from '../../../../src/nginx/routes/readRoutes';
import type { Route, RouteTarget } from '../../../../src/nginx/routes/route';

const read = (text: string) => readRoutes(parseConfig(text, '/c'));
const http = (text: string) => read(`http {\n${text}\n}`);
/** Routes of a server with this in it. */
const server = (text: string) => http(`server {\n${text}\n}`);

function said({ address, resolved, isBackup, isDown }: RouteTarget): string {
  const where =
    address.kind === 'host'
      ? `${address.host}:${address.port ?? ''}`
      : `${address.kind} ${address.kind === 'socket' ? address.path : address.text}`;
  const late = resolved === 'atStart' ? '' : ` by ${resolved.by.join(',')}`;
  return where + late + (isBackup ? ' backup' : '') + (isDown ? ' down' : '');
}

const targets = (routes: readonly Route[]) => routes.map(route => route.targets.map(said));

describe('readRoutes', () => {
  it('gives a route with its server, its location and its place', () => {
    const [route, ...others] = http(`
      server {
        listen 8443 ssl default_server;
        listen [::]:80;
        server_name shop.localhost *.shop.localhost;
        location /api/ { proxy_pass http://api:3000/; }
      }`);
    assert.deepEqual(others, []);
    assert.deepEqual(route, {
      server: {
        listens: [
          { address: '*', port: 8443, isTls: true, isDefault: true },
          { address: '::', port: 80, isTls: false, isDefault: true },
        ],
        names: ['shop.localhost', '*.shop.localhost'],
        place: { file: '/c', line: 3 },
      },
      location: { match: 'prefix', path: '/api/' },
      scheme: 'http',
      written: 'http://api:3000/',
      targets: [
        {
          address: { kind: 'host', host: 'api', port: 3000 },
          resolved: 'atStart',
          isBackup: false,
          isDown: false,
          file: '/c',
          line: 7,
        },
      ],
      file: '/c',
      line: 7,
    });
  });

  it('takes the first server of a port for the default, unless another one says that it is', () => {
    const routes = http(`
      server { listen 80; location / { proxy_pass http://a; } }
      server { listen 80 default_server; listen 81; location / { proxy_pass http://b; } }
      server { location / { proxy_pass http://c; } }`);
    assert.deepEqual(
      routes.map(route => route.server.listens.map(({ port, isDefault }) => [port, isDefault])),
      [
        [[80, false]],
        [
          [80, true],
          [81, true],
        ],
        [[80, false]],
      ],
    );
  });

  const locations: readonly (readonly [string, Route['location']])[] = [
    ['/a', { match: 'prefix', path: '/a' }],
    ['= /a', { match: 'exact', path: '/a' }],
    ['=/a', { match: 'exact', path: '/a' }],
    ['~ \\.php$', { match: 'regex', path: '\\.php$' }],
    ['~*\\.php$', { match: 'regex', path: '\\.php$' }],
    ['^~ /a', { match: 'first', path: '/a' }],
    ['@app', { match: 'named', path: '@app' }],
    ['"/with space"', { match: 'prefix', path: '/with space' }],
  ];
  for (const [text, expected] of locations) {
    it(`reads the location ${text}`, () => {
      const [route] = server(`location ${text} { proxy_pass http://a; }`);
      assert.deepEqual(route?.location, expected);
    });
  }

  const passes: readonly (readonly [text: string, scheme: string, target: string])[] = [
    ['proxy_pass http://app', 'http', 'app:80'],
    ['proxy_pass https://app', 'https', 'app:443'],
    ['proxy_pass HTTP://App:8080/x?y', 'http', 'App:8080'],
    ['proxy_pass http://10.0.0.1:81', 'http', '10.0.0.1:81'],
    ['proxy_pass http://[fd00::1]:81/', 'http', 'fd00::1:81'],
    ['proxy_pass http://[fd00::1]', 'http', 'fd00::1:80'],
    ['proxy_pass http://unix:/run/app.sock:/uri/', 'http', 'socket /run/app.sock'],
    ['proxy_pass http://$host', 'http', 'variable $host by '],
    ['grpc_pass app:50051', 'grpc', 'app:50051'],
    ['grpc_pass grpcs://app', 'grpcs', 'app:443'],
    ['fastcgi_pass php:9000', 'fastcgi', 'php:9000'],
    ['fastcgi_pass unix:/run/php.sock', 'fastcgi', 'socket /run/php.sock'],
    ['uwsgi_pass suwsgi://app:3031', 'suwsgi', 'app:3031'],
    ['scgi_pass app:4000', 'scgi', 'app:4000'],
    ['memcached_pass cache:11211', 'memcached', 'cache:11211'],
  ];
  for (const [text, scheme, target] of passes) {
    it(`reads ${text}`, () => {
      const routes = server(`location / { ${text}; }`);
      assert.deepEqual(targets(routes), [[target]]);
      assert.equal(routes[0]?.scheme, scheme);
    });
  }

  it('follows an upstream to its servers, whatever the case of its name', () => {
    const routes = http(`
      upstream Shop_API {
        zone api 64k;
        server one weight=3;
        server two:8080 backup;
        server three:81 down;
        server four resolve;
        server unix:/run/x.sock;
        resolver 127.0.0.11 valid=5s;
      }
      server { location / { proxy_pass http://shop_api; } }`);
    assert.equal(routes[0]?.upstream, 'shop_api');
    assert.deepEqual(targets(routes), [
      ['one:80', 'two:8080 backup', 'three:81 down', 'four:80 by 127.0.0.11', 'socket /run/x.sock'],
    ]);
    assert.deepEqual(
      routes[0].targets.map(({ line }) => line),
      [5, 6, 7, 8, 9],
    );
  });

  it('finds what is nested, in conditions and exceptions, with the innermost path', () => {
    const routes = server(`
      location /a {
        location /a/b { proxy_pass http://b; }
        if ($request_method = POST) { proxy_pass http://post; }
        limit_except GET { proxy_pass http://other; }
        return 404;
      }`);
    assert.deepEqual(
      routes.map(({ location, written }) => [location?.path, written]),
      [
        ['/a/b', 'http://b'],
        ['/a', 'http://post'],
        ['/a', 'http://other'],
      ],
    );
  });

  it('knows variables that always have the same value', () => {
    const routes = server(`
      resolver 127.0.0.11:53 [fd00::53]:53 valid=10s;
      set $name app;
      set $port 3000;
      location / { set $target http://$name:\${port}; proxy_pass $target$request_uri; }
      location /x { proxy_pass http://$name$uri$is_args$args; }`);
    assert.deepEqual(targets(routes), [
      ['app:3000 by 127.0.0.11,fd00::53'],
      ['app:80 by 127.0.0.11,fd00::53'],
    ]);
    assert.equal(routes[0]?.written, '$target$request_uri');
  });

  it('gives all values that a variable can have', () => {
    const routes = http(`
      resolver 127.0.0.11;
      map $cookie_canary $version { default blue; ~^yes green; "" ""; volatile; }
      split_clients $remote_addr $half { 50% one; * two; }
      upstream two { server second:81; }
      server {
        location / { proxy_pass http://app-$version:80; }
        location /half { proxy_pass http://$half; }
        location /if { set $to a; if ($arg_b) { set $to b; } proxy_pass http://$to; }
      }`);
    assert.deepEqual(targets(routes), [
      ['app-blue:80 by 127.0.0.11', 'app-green:80 by 127.0.0.11'],
      ['one:80 by 127.0.0.11', 'second:81'],
      ['a:80 by 127.0.0.11', 'b:80 by 127.0.0.11'],
    ]);
  });

  it('does not guess what it cannot know', () => {
    const many = Array.from({ length: 20 }, (_, i) => `v${i} h${i};`).join(' ');
    const routes = http(`
      map $a $many { ${many} }
      map $a $empty { default ""; }
      server {
        set $loop $loop;
        location ~ ^/(\\w+)/ { proxy_pass http://$1:80; }
        location /l { proxy_pass http://$loop; }
        location /m { proxy_pass http://$many; }
        location /e { proxy_pass http://$empty; }
        location /s { set $only_here x; }
        location /o { proxy_pass http://$only_here; }
      }`);
    assert.ok(
      routes.every(({ targets: [first] }) => first?.address.kind === 'variable'),
      JSON.stringify(targets(routes)),
    );
    assert.equal(routes.length, 5);
  });

  it('reads streams', () => {
    const routes = read(`
      stream {
        resolver 10.0.0.1;
        map $ssl_preread_server_name $by { default $name; }
        map $x $name { default db:5432; }
        server { listen 5432; proxy_pass db:5432; }
        server { listen 5433; proxy_pass $by; }
      }`);
    assert.deepEqual(targets(routes), [['db:5432'], ['db:5432 by 10.0.0.1']]);
    assert.equal(routes[0]?.scheme, 'tcp');
    assert.equal(routes[0].location, undefined);
    assert.deepEqual(routes[0].server.listens[0]?.port, 5432);
  });

  it('uses the resolver that is nearest', () => {
    const routes = http(`
      resolver 1.1.1.1;
      server { location / { resolver 2.2.2.2; proxy_pass http://a.$d; set $d b; } }
      server { resolver 3.3.3.3; location / { set $d b; proxy_pass http://a.$d; } }
      server { location / { set $d b; proxy_pass http://a.$d; } }`);
    assert.deepEqual(targets(routes), [
      ['a.b:80 by 2.2.2.2'],
      ['a.b:80 by 3.3.3.3'],
      ['a.b:80 by 1.1.1.1'],
    ]);
  });

  it('gives nothing for what passes nothing on', () => {
    assert.deepEqual(server('location / { root /srv; } return 301 https://$host;'), []);
    assert.deepEqual(read('events {} mail { server { proxy_pass x; } }'), []);
  });
});
