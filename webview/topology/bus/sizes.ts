// Every measure of the bus layout; those it shares with the rack have the rack's names.
import type { Density, Sizes } from '../rack/sizes';

const roomy: Sizes = {
  cardWidth: 204,
  cardHeight: 56,
  endpointRow: 0,
  sharerHeight: 44,
  hostWidth: 196,
  header: 48,
  pad: 16,
  gap: 36,
  channel: 40,
  left: 192,
  right: 32,
  bar: 8,
  panelGap: 24,
  doorHeight: 28,
  doorGap: 8,
  doorColumns: 1,
  pitch: 16,
  topPitch: 20,
  gutterPad: 20,
  gutterMin: 64,
};

const dense: Sizes = {
  cardWidth: 152,
  cardHeight: 28,
  endpointRow: 0,
  sharerHeight: 24,
  hostWidth: 308,
  header: 28,
  pad: 14,
  gap: 28,
  channel: 28,
  left: 168,
  right: 24,
  bar: 6,
  panelGap: 18,
  doorHeight: 20,
  doorGap: 4,
  doorColumns: 2,
  pitch: 8,
  topPitch: 8,
  gutterPad: 16,
  gutterMin: 48,
};

/** Between two lines in one channel, when there is room. */
export const trackPitch = 8;

/** Between a card and the nearest line beside it. */
export const besideCard = 8;

/** Where on a card, from its left, the drop of its own network comes in and one to the next leaves. */
export const dropInset = 16;

/** How much of a line is left out above and under a bar that it passes. */
export const hop = 4;

/** The address at a joint: the height of its line, its distance to the drop and the width of a letter. */
export const labelSize = { height: 12, beside: 5, letter: 6.1, longest: 104 } as const;

/** The measures for a density. */
export function busSizes(density: Density): Sizes {
  return density === 'roomy' ? roomy : dense;
}

/** The measures with channels that have room for so many lines side by side. */
export function withTracks(sizes: Sizes, tracks: number): Sizes {
  const needed = 3 * besideCard + Math.min(tracks, 10) * trackPitch;
  return {
    ...sizes,
    channel: Math.max(sizes.channel, needed),
    right: Math.max(sizes.right, needed),
  };
}
