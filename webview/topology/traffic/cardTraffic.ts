import type { EndpointTraffic, TrafficReading } from '../../../src/landscape/endpointTraffic';
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import { type Flow, sumOf } from '../../../src/landscape/traffic';
import type { CardBox, Picture } from '../rack/picture';
import { keys } from '../related';
import { bothWays } from './rate';

/** The network that a card's traffic goes through. */
export interface Through {
  readonly id: NetworkId;
  readonly name: string;
  readonly hue: number;
  /** The card lives on it. */
  readonly isHome: boolean;
}

/** What goes in and out of a card at one of its attachments; without a network of all that cannot be told apart. */
export interface CardFlow {
  readonly flow: Flow;
  readonly network: Through | undefined;
}

/** The traffic of each card that has any to tell, in the card's order; of a stack that of all its containers. */
export function cardTraffic(
  { cards }: Picture,
  { endpoints }: TrafficReading,
): ReadonlyMap<CardBox, readonly CardFlow[]> {
  const byContainer = new Map<ContainerId, EndpointTraffic[]>();
  for (const traffic of endpoints) {
    byContainer.set(traffic.containerId, [
      ...(byContainer.get(traffic.containerId) ?? []),
      traffic,
    ]);
  }
  const all = new Map<CardBox, readonly CardFlow[]>();
  for (const card of cards) {
    const members = card.stack?.containers ?? [card.container];
    const own = members.flatMap(({ id }) => byContainer.get(id) ?? []);
    if (own.length) all.set(card, flowsOf(card, own));
  }
  return all;
}

/** Bytes a second, in and out together, by the keys of joints. */
export function jointRates(
  traffic: ReadonlyMap<CardBox, readonly CardFlow[]>,
): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  for (const [{ container }, own] of traffic) {
    for (const { flow, network } of own) {
      if (network) rates.set(keys.joint(container.id, network.id), bothWays(flow));
    }
  }
  return rates;
}

function flowsOf(card: CardBox, own: readonly EndpointTraffic[]): readonly CardFlow[] {
  const sums = own.filter(({ networkId }) => networkId === undefined);
  const together = sums.length ? [{ flow: sumOf(sums), network: undefined }] : [];
  const named = card.attachments.flatMap((attachment, index): CardFlow[] => {
    const { id, name } = attachment.network;
    const mine = own.filter(({ networkId }) => placeOf(card, networkId) === index);
    if (!mine.length) return [];
    const isHome = index === 0;
    const called = isHome && card.stack?.kind === 'area' ? card.container.name : name;
    const network = { id, name: called, hue: card.hues[index] ?? 0, isHome };
    return [{ flow: sumOf(mine), network }];
  });
  return [...together, ...named];
}

/** At which of a card's attachments a network is. What is inside of a folded area is at its home. */
function placeOf({ attachments, stack }: CardBox, networkId: NetworkId | undefined): number {
  if (networkId === undefined) return -1;
  const index = attachments.findIndex(({ network }) => network.id === networkId);
  return index < 0 && stack?.kind === 'area' ? 0 : index;
}
