import { strict as assert } from 'node:assert';
import type { Container, Port } from '../../../src/landscape/landscape';
import { isNginx } from '../../../src/nginx/isNginx';
import { NginxInputError } from '../../../src/nginx/nginxNames';
import { portsOf } from '../../../src/nginx/portsOf';
import { proxyModel, type ProxyRequest } from '../../../src/nginx/proxyModel';
import { container, landscape, namespaceOf } from './sample';

const at = (one: Container, port = 80) => ({ container: one, port });
const exposed = (...ports: number[]): Port[] =>
  ports.map(containerPort => ({ protocol: 'tcp', containerPort }));

function model(containers: Container[], part: Partial<ProxyRequest> = {}) {
  const { proxy } = part;
  const all = proxy ? [...containers, proxy] : containers;
  const backends = containers.map(one => at(one));
  return proxyModel({ landscape: landscape(...all), backends, ...part });
}

describe('proxyModel', () => {
  it('is one server for one container', () => {
    const { findings, ...rest } = model([container('shop_api-1', ['app'])], {
      proxy: container('edge', ['app']),
    });
    assert.deepEqual(findings, []);
    assert.deepEqual(rest, {
      listen: 80,
      serverName: 'shop-api-1.localhost',
      scheme: 'http',
      target: 'shop_api-1:80',
    });
  });

  it('names an upstream by project and service, by project, or by its first container', () => {
    const of = (name: string, project?: string, service?: string) =>
      container(name, ['app'], {
        ...(project ? { project } : {}),
        ...(service ? { service } : {}),
      });
    const upstream = (...members: Container[]) => model(members).upstream?.name;
    assert.equal(upstream(of('s-web-1', 's', 'web'), of('s-web-2', 's', 'web')), 's-web');
    assert.equal(
      upstream(of('s-web-1', 'My_Shop', 'web'), of('s-api-1', 'My_Shop', 'api')),
      'my-shop',
    );
    assert.equal(upstream(of('one_a'), of('two')), 'one-a');
    assert.equal(upstream(of('aa', '---'), of('bb', '---')), 'backend');
  });

  it('writes a server only once', () => {
    const web = container('web', ['app']);
    const backends = [at(web), at(web)];
    assert.equal(proxyModel({ landscape: landscape(web), backends }).upstream, undefined);
    const two = proxyModel({ landscape: landscape(web), backends: [at(web), at(web, 81)] });
    assert.equal(two.upstream?.servers.length, 2);
  });

  it('listens where an unprivileged nginx can', () => {
    const listen = (...ports: number[]) =>
      model([container('web', ['app'])], {
        proxy: container('edge', ['app'], { ports: exposed(...ports) }),
      }).listen;
    assert.deepEqual([listen(), listen(80), listen(8080), listen(80, 8080)], [80, 80, 8080, 80]);
  });

  it('refuses no backend, wrong ports and wrong server names', () => {
    const web = container('web', ['app']);
    assert.throws(() => model([]), NginxInputError);
    assert.throws(() => model([web], { backends: [at(web, 0)] }), NginxInputError);
    assert.throws(() => model([web], { serverName: 'a;b' }), NginxInputError);
    assert.equal(model([web], { serverName: '_' }).serverName, '_');
  });
});

describe('proxyModel findings', () => {
  const kinds = (containers: Container[], part: Partial<ProxyRequest> = {}) =>
    model(containers, part).findings.map(finding => finding.kind);

  it('says when proxy and backend share no network, with the networks of each', () => {
    const [web, proxy] = [container('web', ['app']), container('edge', ['dmz', 'bridge'])];
    assert.deepEqual(model([web], { proxy }).findings, [
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
    const result = proxyModel({
      landscape: landscape(owner, guest, proxy),
      backends: [at(guest)],
      proxy,
    });
    assert.equal(result.target, 'owner:80');
    assert.deepEqual(result.findings, [{ kind: 'sharedNamespace', backend: guest, owner }]);
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
    assert.deepEqual(model([a, b]).findings, [
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
