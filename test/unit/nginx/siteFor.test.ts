import { strict as assert } from 'node:assert';
import type { Container, Port } from '../../../src/landscape/landscape';
import { isNginx } from '../../../src/landscape/isNginx';
import { portsOf } from '../../../src/nginx/portsOf';
import { proxyFindings } from '../../../src/nginx/proxyFindings';
import { type NginxFacts, type Preset, siteFor } from '../../../src/nginx/site/siteFor';
import { siteProblems } from '../../../src/nginx/site/siteProblems';
import { container, landscape, namespaceOf } from './sample';

const at = (one: Container, port = 80) => ({ container: one, port });
const exposed = (...ports: number[]): Port[] =>
  ports.map(containerPort => ({ protocol: 'tcp', containerPort }));

interface Rest {
  readonly proxy?: Container;
  readonly facts?: NginxFacts;
  readonly preset?: Preset;
}

function site(containers: Container[], { preset = 'simple', ...rest }: Rest = {}) {
  const all = rest.proxy ? [...containers, rest.proxy] : containers;
  const list = containers.map(one => at(one));
  return siteFor({ landscape: landscape(...all), containers: list, preset, ...rest });
}

describe('a site to begin with', () => {
  const facts: NginxFacts = { version: [1, 30, 4], nameServers: ['127.0.0.11'] };

  it('is one route to one container, by name and on its own port', () => {
    const { server, routes, upstreams } = site([container('shop_api-1', ['app'])]);
    assert.deepEqual(server.names, ['shop-api-1.localhost']);
    assert.deepEqual(
      routes.map(({ path }) => path),
      ['/'],
    );
    assert.deepEqual(
      upstreams.map(({ servers }) => servers),
      [[{ host: 'shop_api-1', port: 80 }]],
    );
  });

  it('names back ends by project and service, by project, or by the first container', () => {
    const of = (name: string, project?: string, service?: string) =>
      container(name, ['app'], {
        ...(project ? { project } : {}),
        ...(service ? { service } : {}),
      });
    const name = (...members: Container[]) => site(members).upstreams[0]?.name;
    assert.equal(name(of('s-web-1', 's', 'web'), of('s-web-2', 's', 'web')), 's-web');
    assert.equal(name(of('s-web-1', 'My_Shop', 'web'), of('s-api-1', 'My_Shop', 'api')), 'my-shop');
    assert.equal(name(of('one_a'), of('two')), 'one-a');
    assert.equal(name(of('aa', '---'), of('bb', '---')), 'backend');
  });

  it('has each back end only once, and those who share a namespace by its owner’s name', () => {
    const owner = container('owner', ['app']);
    const guest = container('guest', [], { networkMode: namespaceOf('owner') });
    const containers = [at(owner), at(owner), at(guest, 81)];
    const made = siteFor({ landscape: landscape(owner, guest), containers, preset: 'simple' });
    assert.deepEqual(made.upstreams[0]?.servers, [
      { host: 'owner', port: 80 },
      { host: 'owner', port: 81 },
    ]);
  });

  it('listens where an unprivileged nginx can', () => {
    const listen = (...ports: number[]) =>
      site([container('web', ['app'])], {
        proxy: container('edge', ['app'], { ports: exposed(...ports) }),
      }).server.ports[0];
    assert.deepEqual([listen(), listen(80), listen(8080), listen(80, 8080)], [80, 80, 8080, 80]);
  });

  it('looks names up as well as the nginx of the container can', () => {
    const [a, b] = [container('aa', ['app']), container('bb', ['app'])];
    const kind = (containers: Container[], facts?: NginxFacts) =>
      site(containers, { preset: 'production', ...(facts ? { facts } : {}) }).lookup.kind;
    const old: NginxFacts = { ...facts, version: [1, 22, 1] };
    assert.equal(kind([a], facts), 'resolve');
    assert.equal(kind([a], old), 'variable');
    assert.equal(kind([a, b], old), 'start');
    assert.equal(kind([a]), 'start');
    assert.equal(kind([a], { nameServers: [] }), 'start');
  });

  it('puts an API behind the pages of another container, or of nginx itself', () => {
    const [web, api] = [container('web', ['app']), container('api', ['app'])];
    const kinds = (...containers: Container[]) =>
      site(containers, { preset: 'frontAndApi' }).routes.map(({ path, to }) => [
        path,
        to.kind === 'proxy' ? to.upstream : to.kind,
      ]);
    assert.deepEqual(kinds(web, api), [
      ['/', 'web'],
      ['/api/', 'api'],
    ]);
    assert.deepEqual(kinds(api), [
      ['/', 'files'],
      ['/api/', 'api'],
    ]);
  });

  it('can be written whatever the preset, for every nginx', () => {
    const containers = [container('aa', ['app']), container('bb', ['app'])];
    for (const preset of [
      'simple',
      'production',
      'webSocket',
      'frontAndApi',
      'balanced',
    ] as const) {
      for (const version of [undefined, [1, 22, 1], [1, 31, 3]] as const) {
        const facts = { nameServers: ['127.0.0.11'], ...(version ? { version } : {}) };
        const made = site(containers, { preset, facts });
        assert.deepEqual(siteProblems(made, version), [], preset);
      }
    }
  });
});

describe('what stands between a proxy and its back ends', () => {
  const found = (containers: Container[], proxy?: Container) =>
    proxyFindings(landscape(...containers, ...(proxy ? [proxy] : [])), containers, proxy);
  const kinds = (containers: Container[], { proxy }: { readonly proxy?: Container } = {}) =>
    found(containers, proxy).map(finding => finding.kind);

  it('says when proxy and backend share no network, with the networks of each', () => {
    const [web, proxy] = [container('web', ['app']), container('edge', ['dmz', 'bridge'])];
    assert.deepEqual(found([web], proxy), [
      {
        kind: 'noSharedNetwork',
        proxy: { container: proxy, networks: ['dmz', 'bridge'] },
        backend: { container: web, networks: ['app'] },
      },
    ]);
    const host = container('edge', ['host'], { networkMode: { kind: 'host' } });
    assert.deepEqual(kinds([web], { proxy: host }), ['noSharedNetwork']);
  });

  it('says when the default bridge is all they share', () => {
    const web = container('web', ['app', 'bridge']);
    const proxy = container('edge', ['bridge', 'dmz']);
    assert.deepEqual(kinds([web], { proxy }), ['onlyDefaultBridge']);
    assert.deepEqual(kinds([container('web', ['bridge'])]), ['onlyDefaultBridge']);
    assert.deepEqual(kinds([container('web', ['podman'])]), ['onlyDefaultBridge']);
  });

  it('knows containers without a name on any network', () => {
    const host = container('aa', ['host'], { networkMode: { kind: 'host' } });
    const none = container('bb', ['none'], { networkMode: { kind: 'none' } });
    const alone = container('cc', []);
    assert.deepEqual(kinds([host, none, alone]), ['hostMode', 'noNetwork', 'noNetwork']);
    assert.deepEqual(kinds([host], { proxy: container('edge', ['app']) }), ['hostMode']);
  });

  it('uses the name of the container whose namespace is shared', () => {
    const owner = container('owner', ['app']);
    const guest = container('guest', [], { networkMode: namespaceOf('owner') });
    const proxy = container('edge', ['app']);
    const findings = proxyFindings(landscape(owner, guest, proxy), [guest], proxy);
    assert.deepEqual(findings, [{ kind: 'sharedNamespace', backend: guest, owner }]);
  });

  it('survives an owner that is gone, and a circle of owners', () => {
    const orphan = container('orphan', [], { networkMode: namespaceOf('gone') });
    assert.deepEqual(kinds([orphan]), ['noNetwork']);
    const a = container('aa', [], { networkMode: namespaceOf('bb') });
    const b = container('bb', [], { networkMode: namespaceOf('aa') });
    assert.ok(kinds([a, b]).includes('noNetwork'));
  });

  it('says what is stopped', () => {
    const web = container('web', ['app'], { state: 'exited' });
    assert.deepEqual(kinds([web], { proxy: container('edge', ['app']) }), ['stopped']);
    assert.deepEqual(kinds([container('web', ['app'], { state: 'paused' })]), []);
  });

  it('says when no proxy could be with all of them', () => {
    const [a, b] = [container('aa', ['app', 'bridge']), container('bb', ['dmz', 'bridge'])];
    const member = (one: Container) => ({
      container: one,
      networks: one.endpoints.map(endpoint => endpoint.networkKey),
    });
    const backends = [member(a), member(b)];
    assert.deepEqual(found([a, b]), [
      { kind: 'backendsShareNoNetwork', backends, onlyDefaultBridge: true },
    ]);
    const apart = [container('aa', ['app']), container('bb', ['dmz'])];
    assert.deepEqual(kinds(apart), ['backendsShareNoNetwork']);
    assert.deepEqual(kinds([a, container('cc', ['app'])]), []);
  });
});

describe('isNginx', () => {
  for (const image of [
    'nginx',
    'nginx:1.27-alpine',
    'registry.local:5000/team/nginx@sha256:0a',
    'bitnami/nginx:latest',
    'nginxinc/nginx-unprivileged',
    'my_nginx',
    'openresty/openresty:alpine',
  ]) {
    it(`is ${image}`, () => assert.equal(isNginx({ image }), true));
  }
  for (const image of [
    '',
    'nginx/agent',
    'postgres:nginx',
    'nginxy',
    'nginx/nginx-prometheus-exporter',
    'sha256:0a',
  ]) {
    it(`is not ${image}`, () => assert.equal(isNginx({ image }), false));
  }
});

describe('portsOf', () => {
  it('has likely HTTP ports first, each once, and only TCP of the container', () => {
    const ports: Port[] = [
      ...exposed(5432, 22, 3000, 80),
      { protocol: 'tcp', containerPort: 3000, published: { address: '::', port: 80 } },
      { protocol: 'udp', containerPort: 8080 },
    ];
    assert.deepEqual(portsOf({ ports }), [80, 3000, 22, 5432]);
    assert.deepEqual(portsOf({ ports: [] }), []);
  });
});
