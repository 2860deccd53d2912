import type { Drop } from './drops';
import { besideCard, trackPitch } from './sizes';

/** Drops that share one line's place in a channel, because they do not meet. */
interface Track {
  readonly spans: { readonly from: number; readonly to: number }[];
}

/** The least distance between the ends of two drops in one place. */
const apart = 24;

interface Placed {
  readonly track: number;
  readonly count: number;
}

/** Deals the drops that go beside cards to places in their channels; short ones are inside. */
export function tracksOf(drops: readonly Drop[]): ReadonlyMap<Drop, Placed> {
  const channels = new Map<string, Drop[]>();
  for (const drop of drops) {
    if (drop.kind !== 'channel') continue;
    const key = `${drop.panel.column} ${drop.cell}`;
    const list = channels.get(key);
    if (list) list.push(drop);
    else channels.set(key, [drop]);
  }
  return new Map([...channels.values()].flatMap(deal));
}

function deal(channel: readonly Drop[]): (readonly [Drop, Placed])[] {
  const ordered = channel.map(drop => ({ drop, ...spanOf(drop) }));
  ordered.sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  const tracks: Track[] = [];
  const placed = ordered.map(({ drop, from, to }) => {
    const isFree = ({ spans }: Track) =>
      spans.every(span => span.to + apart <= from || to + apart <= span.from);
    let track = tracks.findIndex(isFree);
    if (track < 0) track = tracks.push({ spans: [] }) - 1;
    tracks[track]?.spans.push({ from, to });
    return { drop, track };
  });
  return placed.map(({ drop, track }) => [drop, { track, count: tracks.length }] as const);
}

function spanOf({ touch, joint }: Drop): { from: number; to: number } {
  return { from: Math.min(touch.y, joint.y), to: Math.max(touch.y, joint.y) };
}

/** The most drops that run side by side in one channel. */
export function mostTracks(drops: readonly Drop[]): number {
  return Math.max(0, ...[...tracksOf(drops).values()].map(({ count }) => count));
}

/** Gives drops in channels their x. */
export function placeTracks(drops: readonly Drop[], channel: number): Drop[] {
  const tracks = tracksOf(drops);
  return drops.map(drop => {
    const placed = tracks.get(drop);
    if (!placed) return drop;
    // On the right of the channel is the comb of the next column of cards.
    const room = channel - 3 * besideCard;
    const pitch = Math.min(trackPitch, room / Math.max(1, placed.count - 1));
    const x = drop.touch.x + besideCard + placed.track * pitch;
    return { ...drop, joint: { x, y: drop.joint.y } };
  });
}
