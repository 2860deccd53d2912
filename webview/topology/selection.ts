import type { Landscape } from '../../src/landscape/landscape';
import type { PairContext, Target } from '../../src/protocol/topology';
import { setAttribute } from '../dom';
import type { Scene } from './details/scene';
import type { Drawing } from './drawing';
import type { Item } from './items';
import type { Kept } from './keeper';
import type { Picture } from './rack/picture';
import { litBy } from './lit';
import { isStandIn, keys, seatOf } from './related';
import { targetKey } from './target';

/** What is selected in the drawing, and what lights up with it. */
export class Selection {
  /** At most two, and then two containers. */
  targets: readonly Target[] = [];
  private picture: Picture | undefined;

  /** `lit` hears which element stands for the selection. */
  constructor(
    private readonly drawing: Drawing,
    private readonly lit: (key: string | undefined) => void,
  ) {}

  /** The first of what is selected. */
  get target(): Target | undefined {
    return this.targets[0];
  }

  set target(target: Target | undefined) {
    this.targets = target ? [target] : [];
  }

  /** Selects what was selected when the page was left. */
  restore({ selected, second }: Kept): void {
    this.targets = [selected, second].filter(target => target !== undefined);
  }

  /** Two containers are selected. */
  get isPair(): boolean {
    return this.targets.length === 2;
  }

  /** Of two of which one is gone the other stays selected, alone; true when that is so. */
  leaveGone({ containers }: Landscape): boolean {
    if (!this.isPair) return false;
    const ids = new Set(containers.map(({ id }) => id));
    const there = this.targets.filter(each => each.kind !== 'network' && ids.has(each.containerId));
    if (there.length !== 1) return false;
    this.targets = there;
    return true;
  }

  /** Selects a container together with the one that is selected, or takes it out again; anything else alone. */
  add(target: Target): void {
    const { target: first } = this;
    const added = containerOf(target);
    const known = first && containerOf(first);
    if (!added || !known) this.target = target;
    else if (this.has(added)) {
      const left = this.targets.filter(each => targetKey(each) !== targetKey(added));
      this.targets = this.isPair ? left : [];
    } else this.targets = [known, added];
  }

  /** The target is one of those that are selected. */
  has(target: Target): boolean {
    return this.targets.some(each => targetKey(each) === targetKey(target));
  }

  /** Says on the window of the drawing what native menus are to know: that two are selected. */
  tellMenus(window: HTMLElement): void {
    const context: PairContext = { topologyPair: true, selected: this.targets };
    setAttribute(window, 'data-vscode-context', this.isPair ? JSON.stringify(context) : undefined);
  }

  /** It stands for several containers that are drawn as one. */
  isStandIn(target: Target | undefined): boolean {
    return this.picture !== undefined && isStandIn(target, this.picture);
  }

  /** The element that stands for a target. */
  itemOf(target: Target | undefined): Item | undefined {
    const { items } = this.drawing;
    if (target?.kind === 'network') {
      for (const item of items.values()) {
        if (item.target && targetKey(item.target) === targetKey(target)) return item;
      }
    }
    if (!target || target.kind === 'network') return undefined;
    const { containerId } = target;
    const dot =
      target.kind === 'endpoint' ? items.get(keys.joint(containerId, target.networkId)) : undefined;
    // At home an endpoint has no dot of its own; what a container is folded into stands for it.
    return (
      dot ?? items.get(keys.card(this.picture ? seatOf(this.picture, containerId) : containerId))
    );
  }

  /** The first selected element. */
  get item(): Item | undefined {
    return this.itemOf(this.target);
  }

  /** Lights up what belongs to the selection. A door stands for its container, so that its key may be the selected one. */
  light(picture: Picture, scene: Scene, key?: string): void {
    this.picture = picture;
    const { targets, drawing } = this;
    const related = litBy(targets, picture, scene);
    const isThere = related && [...related.keys].some(each => drawing.items.has(each));
    const own = targets.flatMap(target => this.itemOf(target)?.key ?? []);
    const at = this.isPair || key === undefined ? own : [key];
    drawing.light(isThere ? related : undefined, picture.density, at);
    this.lit(at[0]);
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

/** The container that a target is about. */
function containerOf(target: Target): Target | undefined {
  return target.kind === 'network'
    ? undefined
    : { kind: 'container', containerId: target.containerId };
}
