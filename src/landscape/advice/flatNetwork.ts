import { type Attachments, attachmentsOf } from '../attachments';
import { isActive } from '../isActive';
import type { Container, Network } from '../landscape';
import { aboutNetwork, type Rule } from './advice';
import { type Tiers, tiersOf } from './tiers';

/**
 * All running containers of a bridge network of one's own are on it and on no other network, and there are three tiers
 * among them: a front (a reverse proxy by its image, or it publishes a port), data (a data store by its image or its
 * port) and a middle (the rest, with consoles, exporters, and what Compose starts after a data store). Whoever takes
 * the front over reaches the data. Silent where one tier is missing, where somebody is on another network too, and where
 * the network keeps its containers from each other. Facts: the names of the front, of the middle, of the data.
 * https://docs.docker.com/engine/network/#user-defined-networks
 */
export const flatNetwork: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const network of landscape.networks) {
    const tiers = flatTiers(attachments, network);
    if (!tiers) continue;
    const facts = [tiers.front, tiers.middle, tiers.data].map(namesOf);
    yield aboutNetwork(network, facts);
  }
};

/** The tiers of a network that could be split; undefined where it could not, or is already. */
export function flatTiers(attachments: Attachments, network: Network): Tiers | undefined {
  if (!canBeSplit(network)) return undefined;
  const members = attachments
    .of(network.id)
    .filter(({ container, through }) => isActive(container) && !through)
    .map(({ container }) => container);
  if (members.some(({ id }) => attachments.on(id).length !== 1)) return undefined;
  const tiers = tiersOf(members);
  const isWhole = tiers.front.length > 0 && tiers.middle.length > 0 && tiers.data.length > 0;
  return isWhole ? tiers : undefined;
}

function canBeSplit({ driver, scope, isPredefined, isConfigOnly, options }: Network): boolean {
  const isSilent = options['com.docker.network.bridge.enable_icc'] === 'false';
  return driver === 'bridge' && scope === 'local' && !isPredefined && !isConfigOnly && !isSilent;
}

function namesOf(containers: readonly Container[]): string {
  return containers.map(({ name }) => name).join(', ');
}
