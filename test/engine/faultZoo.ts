import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeAuthority, makeCertificate } from '../lab/certificates';
import type { EngineVersion, LabEngine } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { call } from '../lab/engine/request';
import { inParallel } from '../lab/wait';
import { temporaryFolder } from './temporaryFolder';

/** The port that everything in the zoo listens on, unless it says otherwise. */
export const zooPort = 8000;

/** Engines that can make it; all of them where nothing is said. */
type Engines = 'docker' | 'new';

interface ZooNetwork {
  readonly name: string;
  readonly args: string;
  readonly on?: Engines;
}

const networks: readonly ZooNetwork[] = [
  { name: 'app', args: '' },
  { name: 'other', args: '' },
  { name: 'inner', args: '--internal' },
  { name: 'quiet', args: '-o com.docker.network.bridge.enable_icc=false', on: 'docker' },
  { name: 'six', args: '--ipv6 --subnet 10.79.1.0/24 --subnet fd00:79:1::/64' },
  { name: 'v6only', args: '--ipv6 --ipv4=false --subnet fd00:79:2::/64', on: 'new' },
  {
    name: 'lan',
    args: '-d macvlan -o parent=eth1 --subnet 10.91.1.0/24 --gateway 10.91.1.1',
    on: 'docker',
  },
  { name: 'lanprivate', args: '-d macvlan -o parent=eth2 -o macvlan_mode=private', on: 'docker' },
  { name: 'mesh', args: '-d overlay --attachable', on: 'docker' },
  { name: 'mesh2', args: '-d overlay --attachable', on: 'docker' },
];

/** A container: the networks it is on, or `host`, `none` or another one's namespace. */
interface ZooContainer {
  readonly name: string;
  readonly on: string;
  readonly aliases?: readonly string[];
  readonly image?: string;
  /** What it runs; it serves HTTP on the zoo's port where nothing is said. */
  readonly run?: readonly string[];
  /** `HOSTADDRESS:PORT`, for its own one; `@host` is the address that this machine has for the engine's. */
  readonly publish?: string;
  readonly then?: 'pause' | 'kill' | 'restart' | 'stay' | 'fail';
  readonly hostConfig?: object;
  readonly labels?: Readonly<Record<string, string>>;
  readonly engines?: Engines;
}

const serve = (where: number | string) => ['httpd', '-f', '-p', String(where), '-h', '/srv'];
const idle = ['sleep', '100000'];
const ofService = { 'com.docker.compose.project': 'zoo', 'com.docker.compose.service': 'many' };

const owners: readonly ZooContainer[] = [
  { name: 'api', on: 'app', run: idle },
  { name: 'db', on: 'app', aliases: ['data'] },
  { name: 'old-db', on: 'app', aliases: ['legacy'] },
  { name: 'stopped', on: 'app', then: 'kill' },
  { name: 'crashed', on: 'app', run: ['sh', '-c', 'echo no such database >&2; exit 3'] },
  { name: 'created', on: 'app', then: 'stay' },
  { name: 'restarting', on: 'app', run: ['false'], then: 'restart' },
  { name: 'paused', on: 'app', then: 'pause' },
  { name: 'elsewhere', on: 'other' },
  { name: 'none1', on: 'none' },
  { name: 'quiet1', on: 'quiet', engines: 'docker' },
  { name: 'quiet2', on: 'quiet', engines: 'docker' },
  { name: 'lan1', on: 'lan', engines: 'docker' },
  { name: 'lanprivate1', on: 'lanprivate', engines: 'docker' },
  { name: 'lanprivate2', on: 'lanprivate', engines: 'docker' },
  { name: 'inner1', on: 'inner', run: idle },
  { name: 'inner2', on: 'inner', publish: ':8801' },
  { name: 'gone-owner', on: 'app', then: 'kill' },
  { name: 'new-owner', on: 'app', run: idle },
  { name: 'default1', on: 'bridge', run: idle },
  { name: 'default2', on: 'bridge' },
  { name: 'host1', on: 'host', run: serve(8810) },
  { name: 'host2', on: 'host', run: serve('127.0.0.1:8811') },
  { name: 'both', on: 'app other', aliases: ['front'] },
  { name: 'two', on: 'other', aliases: ['back'] },
  { name: 'stale-hosts', on: 'app', run: idle, hostConfig: { ExtraHosts: ['db:10.99.99.99'] } },
  { name: 'searching', on: 'app', run: idle, hostConfig: { DnsSearch: ['prod'] } },
  { name: 'cache.prod', on: 'app' },
  { name: 'cache', on: 'other app', aliases: ['mycache'] },
  { name: 'deaf-dns', on: 'bridge', run: idle, hostConfig: { Dns: ['10.255.255.1'] } },
  { name: 'twin-a', on: 'app', aliases: ['twin'] },
  { name: 'twin-b', on: 'app', aliases: ['twin'], run: idle },
  { name: 'pair-a', on: 'app', aliases: ['pair'] },
  { name: 'pair-b', on: 'app', aliases: ['pair'] },
  { name: 'many-1', on: 'app', aliases: ['many'], labels: ofService },
  { name: 'many-2', on: 'app', aliases: ['many'], labels: ofService },
  { name: 'loopback', on: 'app', run: serve(`127.0.0.1:${zooPort}`) },
  { name: 'idle', on: 'app', run: idle },
  { name: 'six1', on: 'six', run: idle },
  { name: 'six2', on: 'six' },
  { name: 'six4', on: 'six', run: serve(`0.0.0.0:${zooPort}`) },
  { name: 'v6a', on: 'v6only', run: idle, engines: 'new' },
  { name: 'v6b', on: 'v6only', engines: 'new' },
  { name: 'dropping', on: 'app' },
  { name: 'rejecting', on: 'app' },
  { name: 'lost', on: 'app', run: idle },
  { name: 'unplugged', on: 'app', run: idle },
  { name: 'shown', on: 'other', publish: ':8802' },
  { name: 'shown-here', on: 'other', publish: '@host:8805' },
  { name: 'local', on: 'other', publish: '127.0.0.1:8803' },
  { name: 'shown-loopback', on: 'other', run: serve(`127.0.0.1:${zooPort}`), publish: ':8804' },
  { name: 'bare1', on: 'app', image: 'lab/bare', run: ['/httpd', '-f', '-p', '9000'] },
  { name: 'bare2', on: 'app', image: 'lab/bare', run: ['/httpd', '-f', '-p', String(zooPort)] },
  {
    name: 'bare-loopback',
    on: 'app',
    image: 'lab/bare',
    run: ['/httpd', '-f', '-p', '127.1:8000'],
  },
  { name: 'udp', on: 'app', run: idle },
  { name: 'name_with_underscore', on: 'app' },
  { name: 'secure', on: 'app', aliases: ['vault'], run: idle },
  {
    name: 'redis',
    on: 'app',
    image: 'sample/db:1',
    run: ['redis-server', '--protected-mode', 'no'],
  },
  { name: 'mesh1', on: 'mesh', run: idle, engines: 'docker' },
  { name: 'mesh-b', on: 'mesh', engines: 'docker' },
  { name: 'mesh2-b', on: 'mesh2', engines: 'docker' },
  { name: 'claimed', on: 'other', publish: ':8802', then: 'fail', engines: 'docker' },
];

/** Without a virtual IP: this kernel may have no IPVS. */
const services = [
  { name: 'workers', on: 'mesh', replicas: 2 },
  { name: 'nobody', on: 'mesh', replicas: 0 },
  { name: 'apart', on: 'mesh2', replicas: 1 },
];

const sharers: readonly ZooContainer[] = [
  { name: 'orphan', on: 'container:gone-owner', run: idle, engines: 'docker' },
  { name: 'left-behind', on: 'container:new-owner', run: idle, engines: 'docker' },
  { name: 'side', on: 'container:db', run: idle },
];

export function isThere(on: Engines | undefined, version: EngineVersion): boolean {
  if (on === 'docker') return !isPodman(version);
  return on !== 'new' || version === '28.5';
}

/** Makes everything, and then breaks what the engine itself would not break. */
export async function makeFaultZoo(engine: LabEngine): Promise<void> {
  const { version } = engine;
  for (const { name, args, on } of networks) {
    if (!isThere(on, version)) continue;
    await engine.docker(['network', 'create', ...args.split(' ').filter(Boolean), name]);
  }
  const made = owners.filter(({ engines }) => isThere(engines, version));
  if (isThere('docker', version)) await makeServices(engine);
  await inParallel(made, 3, one => make(engine, one));
  const shared = sharers.filter(({ engines }) => isThere(engines, version));
  await inParallel(shared, 3, one => make(engine, one));
  for (const { name, then } of made) {
    if (then === 'kill' || then === 'pause') {
      await call(engine.request, 'POST', `/containers/${name}/${then}`);
    }
  }
  if (isThere('docker', version)) {
    await call(engine.request, 'POST', '/containers/new-owner/restart?t=0');
  }
  await sabotage(engine);
}

async function makeServices(engine: LabEngine): Promise<void> {
  for (const { name, on, replicas } of services) {
    const options = ['--replicas', String(replicas), '--network', on, '--endpoint-mode', 'dnsrr'];
    const create = ['service', 'create', '--detach', '--no-resolve-image', '--name', name];
    await engine.docker([...create, ...options, 'lab/busybox', ...serve(zooPort)]);
  }
}

async function make({ request, address }: LabEngine, one: ZooContainer): Promise<void> {
  const { name, on, aliases = [], image = 'lab/busybox', run = serve(zooPort), then } = one;
  const { publish, hostConfig = {}, labels = {} } = one;
  const [first = '', ...more] = on.split(' ');
  const [, hostAddress = '', hostPort = ''] = /^(.*):(\d+)$/.exec(publish ?? '') ?? [];
  const hostIp = hostAddress === '@host' ? address : hostAddress;
  const port = `${zooPort}/tcp`;
  await call(request, 'POST', `/containers/create?name=${name}`, {
    Image: image,
    Cmd: run,
    Labels: labels,
    ...(publish === undefined ? {} : { ExposedPorts: { [port]: {} } }),
    HostConfig: {
      NetworkMode: first,
      PortBindings:
        publish === undefined ? {} : { [port]: [{ HostIp: hostIp, HostPort: hostPort }] },
      RestartPolicy: { Name: then === 'restart' ? 'always' : 'no' },
      ...hostConfig,
    },
    ...(aliases.length > 0
      ? { NetworkingConfig: { EndpointsConfig: { [first]: { Aliases: aliases } } } }
      : {}),
  });
  for (const network of more) {
    await call(request, 'POST', `/networks/${network}/connect`, { Container: name });
  }
  if (then === 'fail') await request('POST', `/containers/${name}/start`);
  else if (then !== 'stay') await call(request, 'POST', `/containers/${name}/start`);
}

const udpServer = `
import socket
def serve(port, answer):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('0.0.0.0', port))
    return s, answer
import select
servers = dict([serve(53, True), serve(7000, False)])
while True:
    for s in select.select(list(servers), [], [])[0]:
        data, peer = s.recvfrom(2048)
        if servers[s]:
            s.sendto(data[:2] + bytes([0x81, 0x83]) + data[4:], peer)
`;

/** Of `secure`: ports that speak TLS, and what is wrong with each one's certificate. */
export const tlsPorts = { good: 8443, expired: 8444, otherName: 8445, selfSigned: 8446 } as const;

const tlsServer = `
import http.server, ssl, sys, tempfile, threading
def serve(port, pem):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile('w', suffix='.pem') as file:
        file.write(pem)
        file.flush()
        context.load_cert_chain(file.name)
    server = http.server.ThreadingHTTPServer(('0.0.0.0', port), http.server.BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever).start()
for each in sys.argv[1:]:
    port, pem = each.split(' ', 1)
    serve(int(port), pem)
`;

/** `PORT PEM` of each. */
async function certificates(): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  try {
    await makeAuthority(folder.path);
    const names = ['subjectAltName = DNS:secure,DNS:vault'];
    await makeCertificate(folder.path, 'good', names);
    await makeCertificate(folder.path, 'expired', names, -1);
    await makeCertificate(folder.path, 'otherName', ['subjectAltName = DNS:elsewhere.example']);
    const read = (name: string) => readFile(path.join(folder.path, name), 'utf8');
    const made = ['good', 'expired', 'otherName'] as const;
    const signed = made.map(async name => {
      return `${tlsPorts[name]} ${await read(`${name}-key.pem`)}${await read(`${name}.pem`)}`;
    });
    const own = `${tlsPorts.selfSigned} ${await read('ca-key.pem')}${await read('ca.pem')}`;
    return [...(await Promise.all(signed)), own];
  } finally {
    await folder.remove();
  }
}

/** What happens inside a container's network namespace, with this machine's own tools. */
async function sabotage(engine: LabEngine): Promise<void> {
  const inside = async (name: string, ...argv: string[]) => {
    const { State } = await call<{ State: { Pid: number } }>(
      engine.request,
      'GET',
      `/containers/${name}/json`,
    );
    await engine.exec(['nsenter', '-t', String(State.Pid), '-n', ...argv]);
  };
  const input = ['iptables', '-A', 'INPUT', '-p', 'tcp', '--dport', String(zooPort), '-j'];
  await inside('dropping', ...input, 'DROP');
  await inside('rejecting', ...input, 'REJECT', '--reject-with', 'tcp-reset');
  await inside('lost', 'ip', 'route', 'add', 'unreachable', '10.77.0.0/16');
  await inside('unplugged', 'ip', 'link', 'set', 'eth0', 'down');
  const background = 'setsid -f timeout 600 python3 -c "$1" </dev/null >/dev/null 2>&1';
  await inside('udp', 'sh', '-c', background, 'sh', udpServer);
  const tlsBackground = background.replace('"$1"', '"$@"');
  await inside('secure', 'sh', '-c', tlsBackground, 'sh', tlsServer, ...(await certificates()));
}
