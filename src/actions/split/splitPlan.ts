import type { Tier, Tiers } from '../../landscape/advice/tiers';
import type { EndpointSettings } from '../../landscape/endpointSettings';
import { freeName } from '../../landscape/freeName';
import type { Container, ContainerId, Landscape, Network } from '../../landscape/landscape';
import type { NetworkSettings } from '../../landscape/networkSettings';

/** A container, and what its endpoint on the network that is split is like. */
export interface SplitMember {
  readonly container: Container;
  readonly settings: EndpointSettings;
}

/**
 * A flat network as two: `network` stays what front and middle share, and the data tier goes to a new one that the
 * middle is on as well. So the front and its published ports are not touched.
 */
export interface SplitPlan {
  readonly network: Network;
  /** The new network; the engine gives it a subnet. */
  readonly added: NetworkSettings;
  readonly front: readonly Container[];
  readonly middle: readonly SplitMember[];
  readonly data: readonly SplitMember[];
}

/** That one container has connections to another one. */
export interface Contact {
  readonly from: ContainerId;
  readonly to?: ContainerId;
}

/** Bits that packets may have, where the way out of the host asks for less: the new network needs it too. */
const mtu = 'com.docker.network.driver.mtu';

/** The plan for these tiers. `settingsOf` gives what an inspect said of a container's endpoint on the network. */
export function planSplit(
  { networks }: Landscape,
  network: Network,
  tiers: Tiers,
  settingsOf: (container: Container) => EndpointSettings,
): SplitPlan {
  const member = (container: Container) => ({ container, settings: settingsOf(container) });
  const size = network.options[mtu];
  return {
    network,
    added: {
      name: freeName(networks, `${network.name}-data`),
      driver: network.driver,
      ...(network.isInternal ? { isInternal: true } : {}),
      ...(size === undefined ? {} : { options: { [mtu]: size } }),
    },
    front: tiers.front,
    middle: tiers.middle.map(member),
    data: tiers.data.map(member),
  };
}

/** The tiers, with those of the front in the middle that are seen to have connections with data. */
export function withContacts(tiers: Tiers, contacts: readonly Contact[]): Tiers {
  const data = new Set(tiers.data.map(({ id }) => id));
  const busy = new Set<ContainerId>();
  for (const { from, to } of contacts) {
    if (to === undefined) continue;
    if (data.has(to)) busy.add(from);
    if (data.has(from)) busy.add(to);
  }
  return {
    front: tiers.front.filter(({ id }) => !busy.has(id)),
    middle: [...tiers.middle, ...tiers.front.filter(({ id }) => busy.has(id))],
    data: tiers.data,
  };
}

/** Who is in which tier, in the order of the tiers. */
export function placesOf({ front, middle, data }: SplitPlan): readonly {
  readonly tier: Tier;
  readonly container: Container;
  readonly settings: EndpointSettings | undefined;
}[] {
  const placed = (tier: Tier, members: readonly SplitMember[]) =>
    members.map(({ container, settings }) => ({ tier, container, settings }));
  return [
    ...front.map(container => ({ tier: 'front', container, settings: undefined }) as const),
    ...placed('middle', middle),
    ...placed('data', data),
  ];
}

/** What of an endpoint goes along to the new network: its names. Addresses belong to the network. */
export function namesAlong({ aliases, links }: EndpointSettings): EndpointSettings {
  return {
    ...(aliases === undefined ? {} : { aliases }),
    ...(links === undefined ? {} : { links }),
  };
}
