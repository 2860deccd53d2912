import type { Target } from '../../src/protocol/topology';
import type { Drawing } from './drawing';
import type { Item } from './items';
import type { Picture } from './rack/picture';
import { keys, relatedTo } from './related';
import { targetKey } from './target';

/** What is selected in the drawing, and what lights up with it. */
export class Selection {
  target: Target | undefined;
  private picture: Picture | undefined;

  /** `lit` hears which element stands for the selection. */
  constructor(
    private readonly drawing: Drawing,
    private readonly lit: (key: string | undefined) => void,
  ) {}

  /** The element that stands for a target. */
  itemOf(target: Target | undefined): Item | undefined {
    if (!target) return undefined;
    const seat = this.seatOf(target);
    const wanted = targetKey(target);
    const own = [...this.drawing.items.values()].filter(
      item =>
        item.key === seat ||
        (item.target && targetKey(item.target) === wanted && item.layer !== 'doors'),
    );
    // Where the endpoint has no dot of its own, because it is at home, the card stands for it.
    if (own[0] ?? target.kind !== 'endpoint') return own[0];
    return this.itemOf({ kind: 'container', containerId: target.containerId });
  }

  /** The card of what a container is folded into, which stands for it. */
  private seatOf(target: Target): string | undefined {
    if (target.kind === 'network' || !this.picture) return undefined;
    const { seats } = this.picture;
    const seat = seats.get(target.containerId);
    return seat && keys.card(seat);
  }

  /** The selected element. */
  get item(): Item | undefined {
    return this.itemOf(this.target);
  }

  /** Lights up what belongs to the selection. A door stands for its container, so that its key may be the selected one. */
  light(picture: Picture, key?: string): void {
    this.picture = picture;
    const { target, drawing } = this;
    const related = target && relatedTo(target, picture);
    const isThere = related && [...related.keys].some(each => drawing.items.has(each));
    const at = key ?? this.item?.key;
    drawing.light(isThere ? related : undefined, picture.density, at);
    this.lit(at);
  }

  /** Lets Tab come to what is selected, else to the first element. */
  stop(): void {
    this.drawing.setStop(this.item?.key ?? this.first());
  }

  private first(): string | undefined {
    const stops = [...this.drawing.items.values()].filter(item => item.isStop);
    return (stops.find(item => item.layer === 'cards') ?? stops[0])?.key;
  }
}
