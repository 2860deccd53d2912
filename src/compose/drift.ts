import { Document } from 'yaml';
import { composeKeyOf } from '../landscape/composeLabels';
import { composeValue } from '../landscape/composeText';
import { attachmentsOf } from '../landscape/attachments';
import { formatCidr, networkOf as clearedCidr, parseCidr } from '../landscape/cidr';
import type { Container, Landscape, Network } from '../landscape/landscape';
import { isDefaultBridge } from '../landscape/predefined';
import { defaultNetwork, type WrittenNetwork, type WrittenService } from './composeFile';
import { type ComposeProject, networksOf } from './composeProject';
import { containersOf, externalName, networkOf, type RunningProject } from './runningProject';

/** What is written and what runs, as Compose text of networks and who is on them: the same where they are the same. */
export interface Drift {
  readonly written: string;
  readonly runs: string;
}

interface Side {
  readonly networks: Map<string, object>;
  readonly services: Map<string, object>;
}

interface Scene {
  readonly landscape: Landscape;
  readonly project: ComposeProject;
  readonly running: RunningProject;
}

/**
 * Compares a project with what of it runs. What the files leave to the engine (addresses, IPv6) and what only Compose
 * can tell (variables, `extends`) is on neither side; nor are aliases, which an engine's list does not say.
 */
export function driftOf(scene: Scene): Drift {
  const { project, running } = scene;
  const written: Side = { networks: new Map(), services: new Map() };
  const runs: Side = { networks: new Map(), services: new Map() };
  const known = knownServices(scene);
  const keys = new Set(known.flatMap(service => networksOf(service) ?? []));
  for (const key of keys) {
    const network = project.networks.get(key);
    if (network && !network.isWhole) continue;
    written.networks.set(key, writtenNetwork(network));
    const there = networkOf(scene.landscape, project, running, key);
    if (there) runs.networks.set(key, runningNetwork(there, network));
  }
  for (const service of known) {
    const containers = containersOf(running, service.key);
    if (containers.length === 0 && service.isOptional) continue;
    written.services.set(service.key, writtenService(service));
    addContainers(runs, scene, service.key, containers);
  }
  if (project.isWhole) addUnknown(runs, scene, keys);
  return { written: textOf(written), runs: textOf(runs) };
}

/** Services of which it is known which networks they are on. */
function knownServices({ project }: Scene): readonly WrittenService[] {
  return [...project.services.values()].filter(service => networksOf(service) !== undefined);
}

/** What Compose made for the project and is in none of its files. */
function addUnknown(runs: Side, scene: Scene, used: ReadonlySet<string>): void {
  const { project, running } = scene;
  for (const network of running.networks) {
    const key = composeKeyOf(network) ?? network.name;
    if (used.has(key)) continue;
    runs.networks.set(key, runningNetwork(network, project.networks.get(key)));
  }
  for (const container of running.containers) {
    const { service } = container;
    if (service === undefined || project.services.has(service)) continue;
    addContainers(runs, scene, service, containersOf(running, service));
  }
}

function writtenNetwork(network: WrittenNetwork | undefined): object {
  if (network?.isExternal?.value === true) {
    const name = externalName(network);
    return { ...(name === undefined ? {} : { name }), external: true };
  }
  const { name, driver, isInternal, isAttachable, hasIpv6 } = network ?? {};
  return {
    ...(name?.value === undefined ? {} : { name: name.value }),
    ...(isUnknown(driver) ? {} : { driver: driver?.value ?? 'bridge' }),
    ...(isInternal?.value ? { internal: true } : {}),
    ...(isAttachable?.value ? { attachable: true } : {}),
    ...(hasIpv6?.value === undefined ? {} : { enable_ipv6: hasIpv6.value }),
    ...subnetsOf(knownSubnets(network)),
  };
}

/** Only what the file says of it, or would say of another one. */
function runningNetwork(network: Network, written: WrittenNetwork | undefined): object {
  if (written?.isExternal?.value === true) {
    return {
      ...(externalName(written) === undefined ? {} : { name: network.name }),
      external: true,
    };
  }
  const { name, driver, isInternal, isAttachable, hasIpv6 } = written ?? {};
  const isCompared = knownSubnets(written).length > 0;
  return {
    ...(name?.value === undefined ? {} : { name: network.name }),
    ...(isUnknown(driver) ? {} : { driver: network.driver }),
    ...(network.isInternal && !isUnknown(isInternal) ? { internal: true } : {}),
    ...(network.isAttachable && !isUnknown(isAttachable) ? { attachable: true } : {}),
    ...(hasIpv6?.value === undefined ? {} : { enable_ipv6: network.hasIpv6 }),
    ...subnetsOf(isCompared ? network.subnets.map(({ subnet }) => subnet) : []),
  };
}

/** Something is written that only Compose can tell. */
function isUnknown(written: { readonly value?: unknown } | undefined): boolean {
  return written !== undefined && written.value === undefined;
}

/** The subnets of a network, where all of them are known. */
function knownSubnets(network: WrittenNetwork | undefined): readonly string[] {
  const subnets = network?.subnets ?? [];
  return subnets.some(isUnknown) ? [] : subnets.flatMap(({ value }) => value ?? []);
}

function subnetsOf(subnets: readonly string[]): object {
  if (subnets.length === 0) return {};
  const config = subnets
    .map(canonical)
    .toSorted()
    .map(subnet => ({ subnet }));
  return { ipam: { config } };
}

function canonical(subnet: string): string {
  const cidr = parseCidr(subnet);
  return cidr ? formatCidr(clearedCidr(cidr)) : subnet;
}

function writtenService(service: WrittenService): object {
  if (service.mode) return { network_mode: service.mode.value };
  const members = new Map(service.memberships.map(each => [each.key, each]));
  return placesOf(
    (networksOf(service) ?? []).map(key => {
      const { ipv4, ipv6 } = members.get(key) ?? {};
      return [key, addressesOf(ipv4?.value, ipv6?.value)];
    }),
  );
}

/** Once for all containers of a service where they are alike, else once for each. */
function addContainers(
  runs: Side,
  scene: Scene,
  service: string,
  containers: readonly Container[],
): void {
  const written = scene.project.services.get(service);
  const places = containers.map(container => runningContainer(scene, container, written));
  const areAlike = new Set(places.map(place => JSON.stringify(place))).size <= 1;
  for (const [index, container] of containers.entries()) {
    const key = areAlike ? service : `${service} (${container.name})`;
    runs.services.set(key, places[index] ?? {});
  }
}

function runningContainer(
  scene: Scene,
  container: Container,
  service: WrittenService | undefined,
): object {
  const { landscape, project, running } = scene;
  const { networkMode } = container;
  if (networkMode.kind === 'host' || networkMode.kind === 'none') {
    return { network_mode: networkMode.kind };
  }
  const attachments = attachmentsOf(landscape);
  if (networkMode.kind === 'container') {
    const owner = attachments.container(networkMode.containerId);
    return { network_mode: sharedMode(owner, running, service?.mode?.value) };
  }
  const found = attachments.on(container.id);
  const [first] = found;
  if (first && found.length === 1 && isDefaultBridge(first.network)) {
    return { network_mode: 'bridge' };
  }
  const keys = new Map(
    [...project.networks.keys(), defaultNetwork].flatMap(key => {
      const network = networkOf(landscape, project, running, key);
      return network ? [[network.id, key] as const] : [];
    }),
  );
  const members = new Map(service?.memberships.map(each => [each.key, each]));
  return placesOf(
    found.map(({ network, endpoint }) => {
      const key =
        keys.get(network.id) ??
        running.networks.find(({ id }) => id === network.id)?.labels[
          'com.docker.compose.network'
        ] ??
        network.name;
      const { ipv4, ipv6 } = members.get(key) ?? {};
      return [
        key,
        addressesOf(
          isUnknown(ipv4) ? undefined : endpoint.fixedIpv4,
          isUnknown(ipv6) ? undefined : endpoint.fixedIpv6,
        ),
      ];
    }),
  );
}

/** In the words of the file where they mean the same. */
function sharedMode(
  owner: Container | undefined,
  running: RunningProject,
  written: string | undefined,
): string {
  const isOwn = owner !== undefined && running.containers.includes(owner);
  const isNamed =
    owner !== undefined &&
    (written === `container:${owner.name}` ||
      (/^container:[0-9a-f]{12,64}$/.test(written ?? '') &&
        owner.id.startsWith(written?.slice('container:'.length) ?? '')));
  if (isNamed && written !== undefined) return written;
  return isOwn ? `service:${owner.service ?? owner.name}` : `container:${owner?.name ?? ''}`;
}

function addressesOf(ipv4: string | undefined, ipv6: string | undefined): object {
  return {
    ...(ipv4 === undefined ? {} : { ipv4_address: ipv4 }),
    ...(ipv6 === undefined ? {} : { ipv6_address: ipv6 }),
  };
}

function placesOf(places: readonly (readonly [string, object])[]): object {
  if (places.length === 0) return { networks: [] };
  const sorted = places.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const isPlain = sorted.every(([, place]) => Object.keys(place).length === 0);
  return { networks: isPlain ? sorted.map(([key]) => key) : Object.fromEntries(sorted) };
}

/** Sorted, so that both sides have the same order; values escaped as in a file. */
function textOf({ networks, services }: Side): string {
  const sorted = (map: ReadonlyMap<string, object>) =>
    Object.fromEntries(
      [...map]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, escaped(value)]),
    );
  return new Document({ networks: sorted(networks), services: sorted(services) }).toString({
    lineWidth: 0,
  });
}

function escaped(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'string' ? composeValue(each) : each,
    ),
  );
}
