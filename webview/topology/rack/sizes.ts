// Every measure of the drawing, on a grid of four. The style sheet repeats none of them.
import type { Rect } from './geometry';

/** Small landscapes get cards with everything on them, large ones cards with a name and an address. */
export type Density = 'roomy' | 'dense';

export interface Sizes {
  readonly cardWidth: number;
  /** Height of a card with one endpoint. */
  readonly cardHeight: number;
  /** What each further endpoint adds; 0 where they are not listed. */
  readonly endpointRow: number;
  readonly sharerHeight: number;
  readonly hostWidth: number;
  readonly header: number;
  readonly pad: number;
  /** Between two rows of cards. */
  readonly gap: number;
  /** Between two cards side by side. */
  readonly channel: number;
  /** Beside the cards of a panel. */
  readonly left: number;
  readonly right: number;
  /** How thick a network is that is drawn as a bar at the top of its panel; 0 where it is a frame. */
  readonly bar: number;
  readonly panelGap: number;
  readonly doorHeight: number;
  readonly doorGap: number;
  /** How many doors lie side by side. */
  readonly doorColumns: 1 | 2;
  /** Distance between two rails in a gutter, and between two above the columns. */
  readonly pitch: number;
  readonly topPitch: number;
  readonly gutterPad: number;
  readonly gutterMin: number;
}

const roomy: Sizes = {
  cardWidth: 256,
  cardHeight: 84,
  endpointRow: 20,
  sharerHeight: 44,
  hostWidth: 196,
  header: 60,
  pad: 12,
  gap: 12,
  channel: 12,
  left: 12,
  right: 12,
  bar: 0,
  panelGap: 32,
  doorHeight: 28,
  doorGap: 8,
  doorColumns: 1,
  pitch: 16,
  topPitch: 20,
  gutterPad: 24,
  gutterMin: 80,
};

const dense: Sizes = {
  cardWidth: 168,
  cardHeight: 44,
  endpointRow: 0,
  sharerHeight: 24,
  hostWidth: 308,
  header: 40,
  pad: 12,
  gap: 12,
  channel: 12,
  left: 12,
  right: 12,
  bar: 0,
  panelGap: 20,
  doorHeight: 20,
  doorGap: 4,
  doorColumns: 2,
  pitch: 8,
  topPitch: 8,
  gutterPad: 16,
  gutterMin: 48,
};

/** Up to this many containers a card can afford to be large. */
const roomyUpTo = 60;

/** How many endpoints a card lists before it says "and more". */
const listedEndpoints = 6;

/** The density that suits a number of containers. */
export function densityFor(containers: number): Density {
  return containers <= roomyUpTo ? 'roomy' : 'dense';
}

/** The measures of a density. */
export function sizesOf(density: Density): Sizes {
  return density === 'roomy' ? roomy : dense;
}

/** How high a card wants to be that lists so many endpoints. */
export function cardHeight(sizes: Sizes, endpoints: number): number {
  const rows = Math.max(1, Math.min(endpoints, listedEndpoints));
  return sizes.cardHeight + sizes.endpointRow * (rows - 1);
}

/** How many endpoint rows fit a card: the image gives way to a second one. */
export function endpointRows(height: number): number {
  return Math.max(1, Math.floor((height - 36) / 20));
}

/** Where on a card's side the wire of its nth endpoint leaves. */
export function endpointY(sizes: Sizes, card: Rect, index: number, endpoints: number): number {
  if (!sizes.endpointRow) return card.y + 12 + 8 * Math.min(index - 1, 3);
  const shown = Math.min(Math.max(endpoints, 1), endpointRows(card.height));
  const row = Math.min(index, shown - 1);
  return card.y + card.height - 10 - sizes.endpointRow * (shown - row) + 10;
}
