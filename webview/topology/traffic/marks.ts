import type { CardBox, Picture } from '../rack/picture';
import { keys } from '../related';
import type { CardFlow } from './cardTraffic';
import { type Place, placeOn } from './place';
import { bothWays } from './rate';
import { flowLines, flowSaid, rateWord } from './rateWords';

/** One number, beside what it is about. */
export interface RateNumber {
  readonly text: string;
  /** On a card: the network, where it is not the one that the card lives on. */
  readonly network?: string;
  readonly title: string;
  readonly hue: number;
  /** Of several networks, which cannot be told apart. */
  readonly isSum: boolean;
}

/** What traffic adds to an element of the drawing. */
export interface Mark {
  readonly numbers: readonly RateNumber[];
  /** Where the numbers are; absent at the lower edge of a card. */
  readonly place?: Place;
  /** For a screen reader; empty where another element says it. */
  readonly said: string;
}

/** The marks of cards and joints, by their keys. A number stands on its wire, or on the card where there is no room. */
export function marksOf(
  { leads, density }: Picture,
  traffic: ReadonlyMap<CardBox, readonly CardFlow[]>,
): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const places = new Map<string, Place>();
  for (const lead of leads) {
    const place = placeOn(lead, density);
    if (place) places.set(keys.joint(lead.container.id, lead.attachment.network.id), place);
  }
  for (const [{ container }, own] of traffic) {
    const onCard: RateNumber[] = [];
    for (const each of own.filter(({ flow }) => bothWays(flow) >= 1)) {
      const { network } = each;
      const number = numberOf(each);
      const key = network && keys.joint(container.id, network.id);
      const place = key && places.get(key);
      if (place) marks.set(key, { numbers: [number], place, said: '' });
      else onCard.push(network?.isHome === false ? { ...number, network: network.name } : number);
    }
    const said = own.map(({ flow, network }) => flowSaid(flow, network?.name));
    marks.set(keys.card(container.id), { numbers: onCard, said: said.join(', ') });
  }
  return marks;
}

function numberOf({ flow, network }: CardFlow): RateNumber {
  return {
    text: rateWord(bothWays(flow)),
    title: flowLines(flow, network?.name).join('\n'),
    hue: network?.hue ?? 0,
    isSum: network === undefined,
  };
}
