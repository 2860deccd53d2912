import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import type { Container, Network } from '../../landscape/landscape';
import { namesOf } from '../../landscape/networkNames';
import { isUp } from '../../landscape/ways';
import type { Scene } from '../scene';

/** A network namespace on the network that is tested. */
export interface Place {
  /** Whose it is. */
  readonly container: Container;
  /** Others that use it, too. */
  readonly sharing: readonly Container[];
  /** Where it is tried at: its address on the network; none while it does not run. */
  readonly address?: string;
  /** What the others can call it there, the one that people type first. */
  readonly name?: string;
}

/**
 * Everybody on the network, in the landscape's order; who shares a namespace is there once. Podman does not say who
 * shares: there those with the same MAC address do, and the oldest is the owner.
 */
export function placesOn(network: Network, scene: Scene): readonly Place[] {
  const attachments = attachmentsOf(scene.landscape);
  const members = attachments.of(network.id);
  const owners = new Map<string, Container>();
  for (const { container, endpoint, through } of members) {
    const known = owners.get(endpoint.mac ?? '');
    if (through || endpoint.mac === undefined) continue;
    if (!known || container.created < known.created) owners.set(endpoint.mac, container);
  }
  const ownerOf = ({ container, endpoint, through }: Attachment) =>
    through ?? owners.get(endpoint.mac ?? '') ?? container;
  return members
    .filter(member => ownerOf(member) === member.container)
    .map(({ container, endpoint }) => ({
      container,
      sharing: members
        .filter(member => member.container !== container && ownerOf(member) === container)
        .map(each => each.container),
      ...addressOf(container, endpoint),
      ...nameOf(network, container, scene),
    }));
}

function addressOf(container: Container, { ipv4, ipv6 }: Attachment['endpoint']) {
  const address = ipv4 ?? ipv6;
  return address === undefined || !isUp(container) ? {} : { address };
}

/** One that leads to others as well is no good name; and what begins with a dash would be taken for an option. */
function nameOf(network: Network, container: Container, { landscape, details }: Scene) {
  const own = namesOf(landscape, network, container, details)
    .filter(({ name, sharedWith }) => sharedWith.length === 0 && /^\w/.test(name))
    .map(({ name }) => name);
  const [first] = own;
  const name = own.find(each => each === container.service) ?? first;
  return name === undefined ? {} : { name };
}
