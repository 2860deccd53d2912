import { attachmentsOf } from './attachments';
import type { Container, ContainerId, Landscape, Network } from './landscape';
import { namespaceOwner } from './namespaceOwner';
import { isDefaultBridge, isHostNetwork, isNoneNetwork } from './predefined';
import type { ContainerDetails } from './readDetails';
import { isUp } from './ways';

/** A name that other members of a network can use. */
export interface NetworkName {
  readonly name: string;
  /** Who else has it on this network, and runs: then it leads now to one and now to another. */
  readonly sharedWith: readonly Container[];
}

/** What inspects told so far, by container. */
export type KnownDetails = (id: ContainerId) => ContainerDetails | undefined;

/**
 * The names of a container on a network, its own first, once it runs. Aliases are known only of those that have been
 * inspected. Who uses another container's namespace goes by that one's names.
 */
export function namesOf(
  landscape: Landscape,
  network: Network,
  container: Container,
  details: KnownDetails = () => undefined,
): readonly NetworkName[] {
  if (!hasNames(network)) return [];
  const attachments = attachmentsOf(landscape);
  const owner = namespaceOwner(container, attachments.container);
  const members = attachments.of(network.id);
  const own = members.find(member => member.container === owner);
  if (!own) return [];
  const others = members.filter(
    member => !member.through && member !== own && isUp(member.container),
  );
  const taken = others.map(other => ({
    container: other.container,
    names: new Set(namesAt(other.container, other.endpoint.networkKey, details).map(folded)),
  }));
  return namesAt(owner, own.endpoint.networkKey, details).map(name => ({
    name,
    sharedWith: taken
      .filter(({ names }) => names.has(folded(name)))
      .map(({ container }) => container),
  }));
}

/** The same names alone, for who wants those of all containers. */
export function ownNamesOf(
  landscape: Landscape,
  network: Network,
  container: Container,
  details: KnownDetails = () => undefined,
): readonly string[] {
  if (!hasNames(network)) return [];
  const attachments = attachmentsOf(landscape);
  const owner = namespaceOwner(container, attachments.container);
  const own = attachments.on(owner.id).find(each => each.network === network);
  return own ? namesAt(owner, own.endpoint.networkKey, details) : [];
}

/**
 * The default bridge has no name service, https://docs.docker.com/engine/network/drivers/bridge/; containers on `host`
 * and `none` have no address of their own.
 */
function hasNames(network: Network): boolean {
  return !isDefaultBridge(network) && !isHostNetwork(network) && !isNoneNetwork(network);
}

function namesAt(container: Container, key: string, details: KnownDetails): readonly string[] {
  const known = details(container.id)?.names.get(key)?.dnsNames ?? [];
  return [...new Set([container.name, ...known])];
}

/** Docker's name service does not tell capitals from small letters. */
function folded(name: string): string {
  return name.toLowerCase();
}
