import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../src/engine/dockerodeEngine';
import type { Engine } from '../../src/engine/engine';
import { readEngineFacts, type EngineFacts } from '../../src/landscape/engineFacts';
import type { Network } from '../../src/landscape/landscape';
import type { NetworkSettings } from '../../src/landscape/networkSettings';
import { type LostSetting, planRebuild, type RebuildPlan } from '../../src/actions/rebuild/plan';
import type { LabEngine } from '../lab/engine';
import { inParallel } from '../lab/wait';
import { freshLandscape } from './watched';

/** The network that is made again, and one that must stay as it is. */
export const [mainName, otherName] = ['rebuilt', 'beside'] as const;

const ifname = 'com.docker.network.endpoint.ifname';
const sysctls = 'com.docker.network.endpoint.sysctls';

/** Twenty endpoints of every kind; most do not run, as each that runs costs 0.3 s each time. */
export async function makeScene(lab: LabEngine): Promise<void> {
  const docker = (line: string) => lab.docker(line.split(/ +/));
  const isNew = lab.version === '28.5';
  await docker(
    `network create --subnet 10.91.0.0/24 --gateway 10.91.0.1 --ipv6 --subnet fd00:91::/64 ` +
      `--label keep=this --opt com.docker.network.driver.mtu=1400 ${mainName}`,
  );
  await docker(`network create --subnet 10.92.0.0/24 ${otherName}`);
  const on = `--network ${mainName}`;
  const run = (name: string, more: string, command = 'sleep 1000') =>
    docker(`run -d --name ${name} ${more} lab/busybox ${command}`);
  const create = (name: string, more = '') =>
    docker(`create --name ${name} ${on} ${more} lab/busybox sleep 1000`);

  const web = `${on} --ip 10.91.0.20 --ip6 fd00:91::20 --network-alias front --network-alias shop`;
  await run('web', `${web} --stop-signal KILL -p 8099:80`, 'httpd -f -p 80 -h /etc');
  await run('client', `${on} --link web:webby --link-local-ip 169.254.7.7`);
  await run('sharer', '--network container:web');
  await run('frozen', `${on} --network-alias ice`);
  await docker('pause frozen');
  await run('both', `--network ${otherName}`);
  const best = isNew ? `--gw-priority 7 --driver-opt ${ifname}=net7 ` : '';
  await docker(`network connect ${best}--alias twice ${mainName} both`);
  await run('exited', `${on} --ip 10.91.0.200 --network-alias gone`);
  await run('exited-mac', `${on} --mac-address 02:42:0a:5b:00:99`);
  await docker('kill exited exited-mac');

  await inParallel(
    [
      () => create('created'),
      () => create('created-v4', '--ip 10.91.0.30'),
      () => create('created-v6', '--ip6 fd00:91::30'),
      () => create('created-high', '--ip 10.91.0.201 --network-alias high'),
      () => create('created-alias', '--network-alias one --network-alias two'),
      () => create('created-link', '--link web:w --link db:database'),
      () => create('created-mac', '--mac-address 02:42:0a:5b:00:98'),
      () => create('db', `${compose('db', 1)} --network-alias db`),
      () => create('api-1', `${compose('api', 1)} --network-alias api`),
      () => create('api-2', `${compose('api', 2)} --network-alias api`),
      () => create('created-local', '--link-local-ip 169.254.7.8'),
      () => create('created-both', '--network-alias here'),
      () => create('created-tuned'),
    ],
    4,
    work => work(),
  );
  await docker(`network connect --ip 10.92.0.7 ${otherName} created-both`);
  if (!isNew) return;
  await docker(`network disconnect ${mainName} created-tuned`);
  const tuning = `${sysctls}=net.ipv4.conf.IFNAME.log_martians=1`;
  await docker(`network connect --driver-opt ${tuning} ${mainName} created-tuned`);
}

function compose(service: string, number: number): string {
  const labels = { project: 'shop', service, 'container-number': String(number) };
  return Object.entries(labels)
    .map(([name, value]) => `--label com.docker.compose.${name}=${value}`)
    .join(' ');
}

/** What the network shall be: one address range smaller, another elsewhere, other labels. */
export const changed: NetworkSettings = {
  name: mainName,
  driver: 'bridge',
  isInternal: true,
  hasIpv6: true,
  subnets: [{ subnet: '10.91.0.0/25', gateway: '10.91.0.1' }, { subnet: 'fd00:93::/64' }],
  labels: { keep: 'that' },
};

/** A way to the engine as the product has it. */
export function productEngine(socket: string): Engine {
  return new DockerodeEngine({ kind: 'socket', path: socket });
}

export async function factsOf(engine: Engine): Promise<EngineFacts> {
  return readEngineFacts(await engine.info(), await engine.version());
}

export async function networkNamed(socket: string, name: string): Promise<Network> {
  const { networks } = await freshLandscape(socket);
  const network = networks.find(other => other.name === name);
  assert.ok(network, name);
  return network;
}

export async function planFor(
  socket: string,
  after: NetworkSettings | undefined,
  name: string = mainName,
): Promise<RebuildPlan> {
  const engine = productEngine(socket);
  const network = await networkNamed(socket, name);
  return planRebuild(engine, network, await factsOf(engine), after);
}

type Fields = Readonly<Record<string, unknown>>;

/** An endpoint on the network that is made again. */
interface EndpointFacts extends Fields {
  readonly container: string;
  readonly network: unknown;
  readonly IPAMConfig: Fields;
}

export interface Everything {
  readonly networks: readonly Fields[];
  readonly containers: readonly (Fields & { readonly endpoints: readonly EndpointFacts[] })[];
}

/**
 * Everything on the engine as the CLI says it, but for what a network that is made again cannot keep: its id, its
 * time, and what is the engine's own to give.
 */
export async function everything({ docker }: Pick<LabEngine, 'docker'>): Promise<Everything> {
  const inspect = async (kind: string, list: readonly string[]) => {
    const names = (await docker(list)).split('\n').filter(Boolean).sort();
    return JSON.parse(await docker(['inspect', '--type', kind, ...names])) as Fields[];
  };
  const networks = await inspect('network', ['network', 'ls', '--format', '{{.Name}}']);
  const ids = new Map(networks.map(({ Id, Name }) => [Id, Name]));
  const containers = await inspect('container', ['ps', '-a', '--format', '{{.Names}}']);
  return {
    networks: networks.map(({ Id, Created, Containers, ...rest }) => ({
      ...rest,
      ...(rest['Name'] === mainName ? {} : { Id, Created }),
      // The CLI sends an empty map where we send none.
      IPAM: { ...(rest['IPAM'] as Fields), Options: (rest['IPAM'] as Fields)['Options'] ?? {} },
      members: Object.values(Containers as object)
        .map(member => (member as Fields)['Name'])
        .sort(),
    })),
    containers: containers.map(container => containerFacts(container, ids)),
  };
}

function containerFacts(container: Fields, networks: ReadonlyMap<unknown, unknown>) {
  const { Id, Name, State, RestartCount, Config, NetworkSettings } = container;
  const { Running, Paused, StartedAt, Pid } = State as Fields;
  const { Networks, Ports } = NetworkSettings as {
    Networks: Record<string, Fields>;
    Ports: Fields;
  };
  const { MacAddress, Labels } = Config as Fields;
  const endpoints = Object.entries(Networks).map(([name, endpoint]) => {
    const { NetworkID, EndpointID, IPAMConfig, Aliases, Links, DriverOpts } = endpoint;
    const { IPAddress, GlobalIPv6Address, Gateway, GwPriority } = endpoint;
    const shortId = String(Id).slice(0, 12);
    const isConnected = EndpointID !== '';
    return {
      container: String(Name).slice(1),
      // A stopped one's endpoint names the network by id after it ran, and by nothing before: both are right.
      network: isConnected || NetworkID !== '' ? networks.get(NetworkID) : name,
      isConnected,
      IPAMConfig: (IPAMConfig ?? {}) as Fields,
      aliases: ((Aliases ?? []) as string[]).filter(alias => alias !== shortId),
      Links,
      DriverOpts: DriverOpts ?? {},
      ...{ IPAddress, GlobalIPv6Address, Gateway, GwPriority },
    };
  });
  const state = { Running, Paused, StartedAt, Pid, RestartCount };
  return { Name, ...state, Labels, MacAddress, Ports, endpoints };
}

/** The endpoints on the network, but for addresses that the engine gave. */
export function endpointsOf({ containers }: Everything): readonly EndpointFacts[] {
  return containers
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ network }) => network === mainName)
    .map(endpoint => ({ ...endpoint, GlobalIPv6Address: undefined, Gateway: undefined }));
}

/** What these become where settings get lost. */
export function afterwards(
  endpoints: readonly EndpointFacts[],
  lost: readonly LostSetting[],
): readonly EndpointFacts[] {
  const fields = { fixedIpv4: 'IPv4Address', fixedIpv6: 'IPv6Address', mac: 'MacAddress' };
  return endpoints.map(endpoint => {
    const gone = lost
      .filter(({ container }) => container === endpoint.container)
      .map(({ setting }) => fields[setting]);
    const kept = Object.entries(endpoint.IPAMConfig).filter(([name]) => !gone.includes(name));
    return { ...endpoint, IPAMConfig: Object.fromEntries(kept) };
  });
}
