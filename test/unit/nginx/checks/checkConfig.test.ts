import { strict as assert } from 'node:assert';
import type { Container, Landscape, Network } from '../../../../src/landscape/landscape';
import { checkConfig, type CheckScene } from '../../../../src/nginx/checks/checkConfig';
import { codeOf, type Finding, keyOf, severityOf } from '../../../../src/nginx/checks/finding';
import { findingSpan } from '../../../../src/nginx/checks/findingSpan';
import { repairsOf } from '../../../../src/nginx/checks/repairs';
import type { Listening } from '../../../../src/nginx/checks/targets';
import type { ConfigFile } from '../../../../src/nginx/read/configFile';
import { container, endpoint, landscape, network, publish } from '../../../lab/topologyHarnessData';

const subnets = (octet: number) => ({
  subnets: [{ subnet: `10.${octet}.0.0/16`, gateway: `10.${octet}.0.1` }],
});
const app = network('app', subnets(1));
const other = network('other', subnets(2));
const bridge = network('bridge', { ...subnets(17), isPredefined: true });
const host = network('host', { driver: 'host', isPredefined: true });
const on = (...places: (readonly [Network, string])[]) => ({
  endpoints: places.map(([each, address]) => endpoint(each, address)),
});
const nginx = container('nginx', on([app, '10.1.0.2']));
const web = container('web', on([app, '10.1.0.3']));

interface Scene {
  readonly containers?: readonly Container[];
  readonly nginx?: Container;
  /** In `web`. */
  readonly listening?: readonly Listening[];
  /** In nginx’s own container. */
  readonly own?: readonly Listening[];
  readonly others?: readonly ConfigFile[];
  readonly version?: CheckScene['version'];
}

const path = '/etc/nginx/conf.d/site.conf';

function sceneOf({ containers = [web], ...scene }: Scene): CheckScene & { landscape: Landscape } {
  const proxy = scene.nginx ?? nginx;
  return {
    landscape: landscape([app, other, bridge, host], [proxy, ...containers]),
    nginx: proxy,
    others: scene.others ?? [],
    details: () => undefined,
    listening: each => (each === proxy ? scene.own : scene.listening),
    ...(scene.version ? { version: scene.version } : {}),
  };
}

/** What is found, as `severity code "what is marked" (line)`, with what would put it right. */
function findings(text: string, scene: Scene = {}): string[] {
  const checked = sceneOf(scene);
  return checkConfig({ path, text }, checked).map(finding => {
    const span = findingSpan(text, finding);
    const marked = span && text.split('\n')[span.line]?.slice(span.start, span.end);
    const repairs = repairsOf(finding, checked.landscape, checked.nginx).map(repair => {
      switch (repair.kind) {
        case 'replace':
          return `${repair.what} → ${repair.by}`;
        case 'connect':
          return `connect ${repair.container.name} to ${repair.network.name}`;
        case 'newNetwork':
          return `new network for ${repair.containers.map(({ name }) => name).join(' and ')}`;
        case 'start':
        case 'unpause':
          return `${repair.kind} ${repair.container.name}`;
      }
    });
    const said = `${severityOf(finding)} ${codeOf(finding)} "${marked}" (${(span?.line ?? -2) + 1})`;
    return [said, ...repairs].join(' | ');
  });
}

const passes = (to: string, more = '') =>
  `server {\n  listen 80;\n${more}  location / { proxy_pass ${to}; }\n}\n`;
const tcp = (address: string, port: number, process?: string): Listening => ({
  protocol: 'tcp',
  address,
  port,
  ...(process === undefined ? {} : { process }),
});

describe('checkConfig', () => {
  it('finds nothing where all is well', () => {
    assert.deepEqual(findings(passes('http://web:80')), []);
    assert.deepEqual(findings(passes('http://web:80'), { listening: [tcp('0.0.0.0', 80)] }), []);
    assert.deepEqual(findings(passes('http://web'), { listening: [tcp('::', 80)] }), []);
    assert.deepEqual(findings(passes('http://example.com')), []);
    assert.deepEqual(findings(''), []);
  });

  it('marks where reading ends', () => {
    assert.deepEqual(findings('server {\n  listen 80;\n'), ['error syntax "" (3)']);
    assert.deepEqual(findings('server {\n  listen 80\n}\n'), ['error syntax "}" (3)']);
  });

  it('finds who shares no network, and connects them', () => {
    const far = container('far', on([other, '10.2.0.3']));
    assert.deepEqual(findings(passes('http://far'), { containers: [far] }), [
      'error no-shared-network "far" (3) | connect nginx to other | connect far to app',
    ]);
  });

  it('knows that the default bridge has no names, and makes a network', () => {
    const [a, b] = [
      container('nginx', on([bridge, '10.17.0.2'])),
      container('bare', on([bridge, '10.17.0.3'])),
    ];
    assert.deepEqual(findings(passes('http://bare'), { nginx: a, containers: [b] }), [
      'error no-names "bare" (3) | new network for nginx and bare',
    ]);
  });

  it('finds who does not run, and starts it', () => {
    const stopped = container('off', { ...on([app, '10.1.0.9']), state: 'exited' });
    assert.deepEqual(findings(passes('http://off'), { containers: [stopped] }), [
      'warning stopped "off" (3) | start off',
    ]);
  });

  it('finds names that nobody has, and says who may be meant', () => {
    assert.deepEqual(findings(passes('http://weeb:80')), [
      'error unknown-name "weeb" (3) | weeb → web',
    ]);
    assert.deepEqual(findings(passes('http://something')), ['error unknown-name "something" (3)']);
  });

  it('marks the name where it is set, and the port where it stands', () => {
    const late = (name: string) =>
      passes('http://$host_1:80', `  resolver 127.0.0.11;\n  set $host_1 ${name};\n`);
    assert.deepEqual(findings(late('weeb')), ['warning unknown-name "weeb" (4) | weeb → web']);
    assert.deepEqual(findings(late('web'), { listening: [tcp('0.0.0.0', 3000)] }), [
      'warning other-port ":80" (5) | :80 → :3000',
    ]);
  });

  it('finds servers of an upstream, and leaves those alone that are set down', () => {
    const group = `upstream group {\n  server web:80;\n  server gone:80 down;\n  server weeb:80;\n}\n`;
    assert.deepEqual(findings(`${group}${passes('http://group')}`), [
      'error unknown-name "weeb" (4) | weeb → web',
    ]);
  });

  it('finds what listens elsewhere, and uses that port', () => {
    const seen = (...listening: Listening[]) => findings(passes('http://web:80'), { listening });
    assert.deepEqual(seen(tcp('127.0.0.1', 80, 'node')), ['warning loopback-only "web:80" (3)']);
    assert.deepEqual(seen(tcp('::1', 80)), ['warning loopback-only "web:80" (3)']);
    assert.deepEqual(seen(tcp('127.0.0.1', 80), tcp('10.1.0.3', 80)), []);
    assert.deepEqual(seen(tcp('0.0.0.0', 3000), tcp('::', 3000), tcp('127.0.0.1', 9)), [
      'warning other-port "web:80" (3) | web:80 → web:3000',
    ]);
    assert.deepEqual(seen(), ['warning nothing-listens "web:80" (3)']);
    assert.deepEqual(findings(passes('http://web'), { listening: [tcp('0.0.0.0', 3000)] }), [
      'warning other-port "web" (3) | web → web:3000',
    ]);
  });

  it('finds the port that is published in place of the container’s own', () => {
    const published = container('web', { ...on([app, '10.1.0.3']), ports: [publish(8080, 80)] });
    const scene = { containers: [published] };
    assert.deepEqual(findings(passes('http://web:8080'), scene), [
      'warning published-port "web:8080" (3) | web:8080 → web:80',
    ]);
    assert.deepEqual(findings(passes('http://web:80'), scene), []);
    const listening = [tcp('0.0.0.0', 8080)];
    assert.deepEqual(findings(passes('http://web:8080'), { ...scene, listening }), []);
  });

  it('knows that localhost is nginx’s own container', () => {
    assert.deepEqual(findings(passes('http://localhost:3000')), [
      'warning own-localhost "localhost" (3)',
    ]);
  });

  it('finds a name that comes from a variable and nobody is asked for', () => {
    const text = passes('http://$to', '  set $to web;\n');
    assert.deepEqual(findings(text), ['warning no-resolver "web" (3)']);
    assert.deepEqual(
      findings(passes('http://$to', '  set $to localhost:80;\n  resolver 127.0.0.11;\n')).slice(
        0,
        1,
      ),
      ['warning hosts-file "localhost" (3) | localhost → 127.0.0.1'],
    );
  });

  it('finds locations that are there twice, but not those that only look so', () => {
    const locations = (...heads: string[]) =>
      `server {\n${heads.map(head => `  location ${head} { return 204; }\n`).join('')}}\n`;
    assert.deepEqual(findings(locations('/a', '^~ /a')), ['error duplicate-location "/a" (3)']);
    assert.deepEqual(findings(locations('= /a', '= /a')), ['error duplicate-location "/a" (3)']);
    assert.deepEqual(findings(locations('/a', '= /a', '/a/', '~ /a', '~ /a', '/A')), []);
    assert.deepEqual(findings(locations('/a').repeat(2)), []);
  });

  it('finds upstreams, names and defaults that are there twice', () => {
    const upstream = 'upstream web2 { server web; }\n';
    assert.deepEqual(findings(upstream + upstream.replace('web2', 'WEB2')), [
      'error duplicate-upstream "WEB2" (2)',
    ]);
    const server = (listen: string, names: string) =>
      `server { listen ${listen}; server_name ${names}; }\n`;
    assert.deepEqual(findings(server('80', 'a b') + server('80', 'c B')), [
      'warning duplicate-name "B" (2)',
    ]);
    assert.deepEqual(findings(server('80', 'a') + server('81', 'a')), []);
    assert.deepEqual(findings(server('80', '_') + server('80', '_')), []);
    const standard = server('80 default_server', 'a') + server('80 default_server', 'b');
    assert.deepEqual(findings(standard), ['error duplicate-default "default_server" (2)']);
    const both = `server { listen 80; listen [::]:80; server_name a; }\n`;
    assert.deepEqual(findings(both + both), ['warning duplicate-name "a" (2)']);
  });

  it('compares with the other files of the container', () => {
    const main = { path: '/etc/nginx/nginx.conf', text: 'events {} http { include conf.d/*; }' };
    const standard = {
      path: '/etc/nginx/conf.d/default.conf',
      text: 'resolver 127.0.0.11; server { listen 80 default_server; server_name a; }',
    };
    const others = [main, standard];
    const text = 'server { listen 80 default_server;\n server_name a; }\n';
    assert.deepEqual(findings(text, { others }), [
      'error duplicate-default "default_server" (1)',
      'warning duplicate-name "a" (2)',
    ]);
    const later = { ...standard, path: '/etc/nginx/conf.d/z.conf' };
    assert.deepEqual(findings(text, { others: [main, later] }).length, 2);
    const itself = { ...standard, path };
    assert.deepEqual(findings(text, { others: [main, itself] }), []);
    // The resolver of another file counts.
    assert.deepEqual(findings(passes('http://$to', '  set $to web;\n'), { others }), []);
    const elsewhere = { ...main, text: 'events {} http { include sites/*; }' };
    assert.deepEqual(findings('server {}', { others: [elsewhere] }), [
      'warning not-included "server {}" (1)',
    ]);
    const broken = { ...standard, text: 'server {' };
    assert.deepEqual(findings(text, { others: [main, broken] }), []);
  });

  it('finds ports of the host that another container publishes', () => {
    const onHost = container('nginx', { networkMode: { kind: 'host' }, endpoints: [] });
    const publisher = container('web', { ...on([app, '10.1.0.3']), ports: [publish(80, 8080)] });
    const text = 'server { listen 80;\n listen 81; }\n';
    assert.deepEqual(findings(text, { nginx: onHost, containers: [publisher] }), [
      'error port-taken "80" (1)',
    ]);
    assert.deepEqual(findings(text, { containers: [publisher] }), []);
    assert.deepEqual(findings(text, { own: [tcp('0.0.0.0', 81, 'sshd')] }), [
      'error port-taken "81" (2)',
    ]);
    assert.deepEqual(findings(text, { own: [tcp('0.0.0.0', 81, 'nginx')] }), []);
  });

  it('names weak spots of a version only where the text lays them open', () => {
    const cves = (text: string, ...version: [number, number, number]) =>
      checkConfig({ path, text }, sceneOf({ version })).map(codeOf);
    const map = 'map $uri $x {\n  ~^/(.*)$ $1;\n}\n';
    assert.deepEqual(cves(map, 1, 30, 3), ['CVE-2026-125283', 'CVE-2026-93479', 'CVE-2026-42533']);
    assert.deepEqual(cves(map, 1, 30, 6), ['CVE-2026-125283']);
    assert.deepEqual(cves(map, 1, 30, 7), []);
    assert.deepEqual(cves(map, 1, 31, 2), ['CVE-2026-125283', 'CVE-2026-93479', 'CVE-2026-42533']);
    assert.deepEqual(cves('map $uri $x { default 1; }', 1, 22, 1), []);
    const rewrite = 'server { rewrite ^/(.*)$ /x?$1;\n set $a $1; }';
    assert.deepEqual(cves(rewrite, 1, 26, 3), ['CVE-2026-42945']);
    assert.deepEqual(cves(rewrite, 1, 30, 1), []);
    assert.deepEqual(cves('server { rewrite ^/(.*)$ /x/$1; set $a $1; }', 1, 26, 3), []);
    const nested = (by: string) => `server { rewrite ^/((.*))$ ${by}; }`;
    assert.deepEqual(cves(nested('/x?a=$1$2'), 1, 30, 1), ['CVE-2026-9256']);
    assert.deepEqual(cves(nested('https://a.b/$1$2'), 1, 31, 0), ['CVE-2026-9256']);
    assert.deepEqual(cves(nested('/x/$1$2'), 1, 30, 1), []);
    assert.deepEqual(cves(nested('/x?a=$1$2'), 1, 30, 2), []);
    assert.deepEqual(cves('resolver 127.0.0.11;', 1, 20, 0), ['CVE-2021-23017']);
    assert.deepEqual(cves('resolver 127.0.0.11;', 1, 22, 1), []);
    assert.deepEqual(cves('server { listen 443 quic; }', 1, 31, 1), ['CVE-2026-42530']);
    assert.deepEqual(cves('server { http2 on; }', 1, 17, 2), ['CVE-2019-9511']);
    const body = 'server { location / { proxy_http_version 2; proxy_set_body x; } }';
    assert.deepEqual(cves(body, 1, 30, 0), ['CVE-2026-42926']);
    assert.deepEqual(cves(body, 1, 30, 1), []);
  });

  it('keeps the key of a finding when lines come before it', () => {
    const keys = (text: string) => {
      const all: readonly Finding[] = checkConfig({ path, text }, sceneOf({}));
      return all.map(finding => keyOf(finding, all));
    };
    const text = `${passes('http://one:80')}${passes('http://two')}`;
    assert.equal(new Set(keys(text)).size, 2);
    assert.deepEqual(keys(`# more\n\n${text}`), keys(text));
  });
});
