import { strict as assert } from 'node:assert';
import { fitSite } from '../../../../src/nginx/site/fitSite';
import { writeSite } from '../../../../src/nginx/site/write';

const tutorial = `
upstream app { server web:3000; }
server {
  server_name shop.example.com;
  listen 80;
  client_max_body_size 8m;
  ssi on;
  location / {
    proxy_set_header Host $host;
    proxy_pass http://app;
  }
  location /plain { proxy_pass http://web; }
  location /sub/ { proxy_pass http://web:3000/; }
  location ~ \\.php$ { fastcgi_pass php:9000; }
  location /late { set $up api; proxy_pass http://$up:80; }
}
`;

function partOf(text: string) {
  const fit = fitSite(text, [1, 26, 3]);
  assert.ok(fit.kind === 'part');
  return fit.site;
}

function misfitOf(text: string): string {
  const fit = fitSite(text);
  return fit.kind === 'none' ? fit.why : fit.kind;
}

describe('a file of an nginx that somebody wrote', () => {
  it('is a whole site where the form has words for all of it', () => {
    const site = partOf(tutorial);
    const { text } = writeSite(site, [1, 26, 3]);
    assert.deepEqual(fitSite(text, [1, 26, 3]), { kind: 'whole', site });
  });

  it('is a site with the routes whose kind the form has', () => {
    const { server, routes, upstreams } = partOf(tutorial);
    assert.deepEqual(server.ports, [80]);
    assert.deepEqual(server.names, ['shop.example.com']);
    assert.equal(server.bodyMegabytes, 8);
    assert.deepEqual(
      routes.map(({ path }) => path),
      ['/', '/plain'],
    );
    assert.deepEqual(upstreams[0], {
      name: 'app',
      servers: [{ host: 'web', port: 3000 }],
      balance: { kind: 'roundRobin' },
      hasBlock: true,
    });
    assert.deepEqual(upstreams[1]?.servers, [{ host: 'web', port: 80 }]);
  });

  it('has what nginx takes for granted where nothing is said', () => {
    const { server } = partOf('server { location / { proxy_pass http://web:80; } }');
    assert.deepEqual([server.ports, server.names], [[80], ['_']]);
  });

  it('keeps a server that sends on to HTTPS with the one that it sends to', () => {
    const site = partOf(`
      server { listen 80; server_name a.b; return 301 https://$host$request_uri; }
      server {
        listen 443 ssl;
        server_name a.b;
        ssl_certificate /c.pem;
        ssl_certificate_key /k.pem;
        location / { proxy_pass http://web:80; }
      }`);
    const { tls } = site.server;
    assert.deepEqual([tls?.ports, tls?.redirects], [[443], true]);
  });

  it('leaves out what the form could not write', () => {
    const { server, lookup } = partOf(
      'server { allow unix:; resolver 10.0.0.1; location / { proxy_pass http://web:80; } }',
    );
    assert.deepEqual(server.access, []);
    assert.deepEqual(lookup, { kind: 'start' });
  });

  it('says why it is none', () => {
    assert.equal(misfitOf('events {} http { server { listen 80; } }'), 'main');
    assert.equal(misfitOf('proxy_set_header Host $host;'), 'noServer');
    assert.equal(misfitOf('server { listen 80; } server { listen 81; }'), 'severalServers');
    assert.equal(misfitOf('server { location ~ x { proxy_pass http://web:80; } }'), 'otherKind');
    assert.equal(misfitOf('server { listen unix:/x; location / { root /x; } }'), 'otherKind');
    assert.equal(misfitOf('server { listen 80'), 'unreadable');
  });
});
