import type { LabEngine } from '../lab/engine';
import { call } from '../lab/engine/request';
import { inParallel } from '../lab/wait';

interface ZooNetwork {
  readonly name: string;
  readonly args: string;
  /** Docker 28 alone can make it. */
  readonly isNew?: boolean;
}

const option = (name: string, value: string) => `-o com.docker.network.bridge.${name}=${value}`;
const mode = (value: string) =>
  `${option('gateway_mode_ipv4', value)} ${option('gateway_mode_ipv6', value)}`;
const dual = (n: number) => `--ipv6 --subnet 10.78.${n}.0/24 --subnet fd00:78:${n}::/64`;
const noIcc = option('enable_icc', 'false');

const networks: readonly ZooNetwork[] = [
  { name: 'app', args: '' },
  { name: 'app2', args: '' },
  { name: 'inner', args: '--internal' },
  { name: 'quiet', args: noIcc },
  { name: 'quietinner', args: `--internal ${noIcc}` },
  { name: 'six', args: dual(1) },
  { name: 'six2', args: dual(2) },
  { name: 'sixquiet', args: `${dual(3)} ${noIcc}` },
  { name: 'sixinner', args: `${dual(4)} --internal` },
  { name: 'v6only', args: '--ipv6 --ipv4=false --subnet fd00:78:5::/64', isNew: true },
  { name: 'lan', args: '-d macvlan -o parent=eth1 --subnet 10.90.1.0/24 --gateway 10.90.1.1' },
  { name: 'lanprivate', args: '-d macvlan -o parent=eth2 -o macvlan_mode=private' },
  { name: 'inhibit', args: option('inhibit_ipv4', 'true') },
  // Engines that do not know these modes take them, and pass over them.
  { name: 'routed', args: `${dual(6)} ${mode('routed')}` },
  { name: 'open', args: `${dual(7)} ${mode('nat-unprotected')}` },
  { name: 'sealed', args: `${dual(8)} --internal ${mode('isolated')}` },
  { name: 'mesh', args: '-d overlay --attachable' },
  { name: 'meshinner', args: '-d overlay --attachable --internal' },
];

/** A container: its networks, the first one from its making on, or `host`, `none` or another one's namespace. */
interface ZooContainer {
  readonly name: string;
  readonly on: string;
  readonly aliases?: readonly string[];
  /** Its port is published on this address of the host, on all of them with an empty text. */
  readonly publish?: string;
  readonly then?: 'pause' | 'kill' | 'restart' | 'stay';
}

const owners: readonly ZooContainer[] = [
  { name: 'default1', on: 'bridge' },
  { name: 'default2', on: 'bridge', publish: '' },
  { name: 'app-a', on: 'app', aliases: ['twin', 'only'] },
  { name: 'app-b', on: 'app', aliases: ['Twin'] },
  { name: 'published', on: 'app2', publish: '' },
  { name: 'published-local', on: 'app2', publish: '127.0.0.1' },
  { name: 'two-apps', on: 'app app2' },
  { name: 'default-app', on: 'bridge app' },
  { name: 'inner1', on: 'inner', publish: '' },
  { name: 'app-inner', on: 'app inner' },
  { name: 'quiet1', on: 'quiet' },
  { name: 'quiet2', on: 'quiet' },
  { name: 'quietinner1', on: 'quietinner' },
  { name: 'quietinner2', on: 'quietinner' },
  { name: 'six1', on: 'six' },
  { name: 'six2', on: 'six' },
  { name: 'sixother', on: 'six2' },
  { name: 'sixquiet1', on: 'sixquiet' },
  { name: 'sixquiet2', on: 'sixquiet' },
  { name: 'sixinner1', on: 'sixinner' },
  { name: 'sixinner2', on: 'sixinner' },
  { name: 'v6only1', on: 'v6only' },
  { name: 'v6only2', on: 'v6only six' },
  { name: 'lan1', on: 'lan' },
  { name: 'app-lan', on: 'app lan' },
  { name: 'lanprivate1', on: 'lanprivate' },
  { name: 'lanprivate2', on: 'lanprivate' },
  { name: 'inhibit1', on: 'inhibit' },
  { name: 'inhibit2', on: 'inhibit' },
  { name: 'routed1', on: 'routed' },
  { name: 'routed2', on: 'routed', publish: '' },
  { name: 'open1', on: 'open' },
  { name: 'sealed1', on: 'sealed' },
  { name: 'sealed2', on: 'sealed' },
  { name: 'mesh1', on: 'mesh' },
  { name: 'mesh2', on: 'mesh' },
  { name: 'meshinner1', on: 'meshinner' },
  { name: 'meshinner2', on: 'meshinner' },
  { name: 'host1', on: 'host' },
  { name: 'none1', on: 'none' },
  { name: 'owner', on: 'app', then: 'kill' },
  { name: 'frozen', on: 'app', then: 'pause' },
  { name: 'stopped', on: 'app', then: 'kill' },
  { name: 'created', on: 'app', then: 'stay' },
  { name: 'restarting', on: 'app', then: 'restart' },
];

const sharers: readonly ZooContainer[] = [
  { name: 'side', on: 'container:app-a' },
  { name: 'frozen-side', on: 'container:frozen' },
  { name: 'none-side', on: 'container:none1' },
  { name: 'host-side', on: 'container:host1' },
  { name: 'orphan1', on: 'container:owner' },
  { name: 'orphan2', on: 'container:owner' },
];

/** The port that each container listens on: its own, so that an answer tells who gave it. */
export const portOf: ReadonlyMap<string, number> = new Map(
  [...owners, ...sharers].map(({ name }, index) => [name, 8001 + index]),
);

/** What is published is the same port, so much higher. */
export const publishedBy = 1000;

/** Makes containers on networks of every kind that this machine's kernel has, in a Swarm of one. */
export async function makeReachZoo(engine: LabEngine): Promise<void> {
  const old = new Set(networks.filter(each => each.isNew).map(each => each.name));
  const isThere = ({ name }: { readonly name: string }) =>
    engine.version === '28.5' || !old.has(name);
  for (const { name, args } of networks.filter(isThere)) {
    await engine.docker(['network', 'create', ...args.split(' ').filter(Boolean), name]);
  }
  const made = owners.filter(({ on }) => on.split(' ').every(name => isThere({ name })));
  await inParallel(made, 3, one => make(engine, one));
  await inParallel(sharers, 3, one => make(engine, one));
  for (const { name, then } of made) {
    if (then === 'kill' || then === 'pause') {
      await call(engine.request, 'POST', `/containers/${name}/${then}`);
    }
  }
}

async function make({ request }: LabEngine, one: ZooContainer): Promise<void> {
  const { name, on, aliases = [], publish, then } = one;
  const port = portOf.get(name) ?? 0;
  const [first = '', ...more] = on.split(' ');
  const bindings = [{ HostIp: publish, HostPort: String(port + publishedBy) }];
  const isPublished = publish !== undefined;
  await call(request, 'POST', `/containers/create?name=${name}`, {
    Image: 'lab/busybox',
    Cmd: then === 'restart' ? ['false'] : ['httpd', '-f', '-p', String(port), '-h', '/srv'],
    ...(isPublished ? { ExposedPorts: { [`${port}/tcp`]: {} } } : {}),
    HostConfig: {
      NetworkMode: first,
      PortBindings: isPublished ? { [`${port}/tcp`]: bindings } : {},
      RestartPolicy: { Name: then === 'restart' ? 'always' : 'no' },
    },
    ...(aliases.length > 0
      ? { NetworkingConfig: { EndpointsConfig: { [first]: { Aliases: aliases } } } }
      : {}),
  });
  for (const network of more) {
    await call(request, 'POST', `/networks/${network}/connect`, { Container: name });
  }
  if (then !== 'stay') await call(request, 'POST', `/containers/${name}/start`);
}
