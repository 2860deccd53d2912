import { isSame } from '../../src/landscape/isSame';
import { element, setAttribute } from '../dom';
import type { AdviceMark } from './advice/advised';
import { showAdvice } from './advice/mark';
import type { Mark } from './compare/mark';
import { showMark } from './compare/mark';
import { setBadge } from './elements/badge';
import { drawingOrder } from './drawingOrder';
import type { Detail } from './elements/card';
import type { FoldKey } from './folds';
import type { Item, Layer } from './items';
import { layers } from './items';
import type { Level } from './level';
import { isFar } from './level';
import type { Rect } from './rack/geometry';
import { overlaps } from './rack/geometry';
import type { Picture } from './rack/picture';
import type { Direction, Lit } from './lit';
import { Sheet } from './sheet';
import { Slice } from './slice';
import { WireLayer } from './wireLayer';

interface Mounted {
  readonly element: HTMLElement;
  readonly layer: Layer;
  signature: unknown;
  detail: Detail;
  level: Level;
  /** Compared with its item since the last picture came. */
  isChecked: boolean;
}

/** Said on each element, so that those in sight change first and the others in later frames. */
const levelClasses: Readonly<Record<Level, readonly string[]>> = {
  farthest: ['at-far', 'at-farthest'],
  far: ['at-far'],
  middle: ['at-middle'],
  near: ['at-near'],
  close: ['at-close'],
};

/** What it costs to draw or to change an element, with all that is in it and without. */
const weights = { full: { draw: 6, change: 4 }, outline: { draw: 1, change: 1 } };

/** Keeps the elements of what is in sight, and touches only those that changed. */
export class Drawing {
  readonly element = element('div', { class: 'layer' });
  items: ReadonlyMap<string, Item> = new Map();
  private order: readonly Item[] = [];
  /** Adds to an element whatever lies over the drawing; called each time it is drawn anew. */
  decorate: (item: Item, made: HTMLElement) => void = () => undefined;
  private readonly sheet = new Sheet();
  private readonly groups = new Map<Layer, HTMLElement>();
  private readonly wires = new WireLayer('wires');
  private readonly highlight = new WireLayer('wires highlight');
  private readonly mounted = new Map<string, Mounted>();
  private readonly byElement = new WeakMap<Element, string>();
  private lit: ReadonlySet<string> | undefined;
  private directions: ReadonlyMap<string, Direction> = new Map();
  private hits: ReadonlySet<string> | undefined;
  private inside: ReadonlyMap<string, number> | undefined;
  private marks: ReadonlyMap<string, Mark> = new Map();
  private advice: ReadonlyMap<string, AdviceMark> = new Map();
  private selected: ReadonlySet<string> = new Set();
  private marking = 0;
  private stop: string | undefined;
  private frame = 0;
  private view: Rect = { x: 0, y: 0, width: 0, height: 0 };
  private level: Level = 'near';
  private isRoomy = true;
  /** Where all is made that is to be seen. */
  private filled: Rect | undefined;

  constructor() {
    this.element.append(this.sheet.element);
    for (const layer of layers) {
      const group = element('div', { class: `group ${layer}` });
      this.groups.set(layer, group);
      // Wires lie on panels and under cards.
      if (layer === 'doors') this.sheet.origin.append(this.wires.element, this.highlight.element);
      this.sheet.origin.append(group);
    }
  }

  /** Shows a picture; elements that look the same as before are left alone. */
  show(picture: Picture, items: readonly Item[]): void {
    this.items = new Map(items.map(item => [item.key, item]));
    this.order = drawingOrder(items);
    for (const [key, mounted] of this.mounted) {
      if (!this.items.has(key)) this.unmount(key, mounted);
      else mounted.isChecked = false;
    }
    this.element.classList.toggle('has-bars', picture.plan.sizes.bar > 0);
    this.sheet.spread(picture.bounds);
    this.wires.show(picture, picture.density);
    this.isRoomy = picture.density === 'roomy';
    this.fillSoon();
  }

  /** Says what part of the drawing is in sight, and how much of it can be read. */
  look(view: Rect, level: Level): void {
    this.view = view;
    const isOther = level !== this.level;
    if (isOther) {
      this.element.classList.remove(`level-${this.level}`);
      this.level = level;
    }
    this.element.classList.add(`level-${level}`);
    this.element.classList.toggle('level-far', isFar(level));
    if (isOther || !this.filled || !contains(this.filled, view)) this.fillSoon();
  }

  /** Lights up what belongs together and dims the rest; nothing lights up without it. */
  light(related: Lit | undefined, density: Picture['density'], selected: readonly string[]): void {
    if (!related && !this.lit && selected.length + this.selected.size === 0) return;
    this.element.classList.toggle('has-selection', related !== undefined);
    this.highlight.show(related?.wires ?? { rails: [], leads: [], doors: [], bundle: [] }, density);
    this.lit = related?.keys;
    this.directions = related?.directions ?? new Map();
    this.selected = new Set(selected);
    this.markAll();
  }

  /** What belongs together, by keys; undefined where nothing is selected. */
  get litKeys(): ReadonlySet<string> | undefined {
    return this.lit;
  }

  /** Shows what a search found, how much of it in what is folded, and lets the rest step back; nothing of it without a search. */
  find(hits: ReadonlySet<string> | undefined, inside?: ReadonlyMap<string, number>): void {
    if (!hits && !this.hits) return;
    this.hits = hits;
    this.inside = inside;
    this.markAll();
  }

  /** Marks what differs from a snapshot. */
  compare(marks: ReadonlyMap<string, Mark>): void {
    if (marks.size === 0 && this.marks.size === 0) return;
    this.marks = marks;
    this.markAll();
  }

  /** Marks what there is advice about; elements whose advice is the same are left alone. */
  advise(marks: ReadonlyMap<string, AdviceMark>): void {
    if (isSame([...marks], [...this.advice])) return;
    this.advice = marks;
    this.markAll();
  }

  /** Lays lines of another kind over the wires and under the cards. */
  layOver(lines: SVGSVGElement): void {
    this.highlight.element.after(lines);
  }

  /** Calls back with every element that is there. */
  eachDrawn(callback: (item: Item, made: HTMLElement) => void): void {
    for (const [key, { element: made }] of this.mounted) {
      const item = this.items.get(key);
      if (item) callback(item, made);
    }
  }

  /** The element of an item, made when it is not there. */
  elementOf(key: string): HTMLElement | undefined {
    const item = this.items.get(key);
    return item && (this.mounted.get(key)?.element ?? this.mount(item).element);
  }

  /** Puts what is drawn by others below one of the layers. */
  overlay(drawn: Element, below: Layer): void {
    this.groups.get(below)?.before(drawn);
  }

  /** Says that another element stands for an item, too. */
  stands(element: Element, key: string): void {
    this.byElement.set(element, key);
  }

  /** What is said of an item. */
  nameOf({ key }: Item): string {
    return this.elementOf(key)?.querySelector('.said')?.textContent ?? '';
  }

  /** What is folded or unfolded by a key, of that layer if there is any. */
  foldedBy(fold: FoldKey, layer: Layer): Item | undefined {
    const same = [...this.items.values()].filter(item => item.fold?.key === fold);
    return same.find(item => item.layer === layer) ?? same[0];
  }

  /** The item that an element of the document belongs to. */
  itemAt(node: EventTarget | null): Item | undefined {
    for (let at = node instanceof Element ? node : null; at; at = at.parentElement) {
      const key = this.byElement.get(at);
      if (key !== undefined) return this.items.get(key);
    }
    return undefined;
  }

  /** Makes an item the one that Tab comes to. */
  setStop(key: string | undefined): void {
    const before = this.stop;
    this.stop = key;
    for (const each of [before, key]) {
      const mounted = each === undefined ? undefined : this.mounted.get(each);
      if (mounted) mounted.element.tabIndex = each === key ? 0 : -1;
    }
  }

  /** True when Tab comes to something. */
  get hasStop(): boolean {
    return this.stop !== undefined && this.items.has(this.stop);
  }

  /** Gives the keyboard to what Tab would come to. */
  focusStop(): void {
    if (this.stop !== undefined) this.elementOf(this.stop)?.focus({ preventScroll: true });
  }

  private fillSoon(): void {
    this.filled = undefined;
    this.frame ||= requestAnimationFrame(() => this.fill());
  }

  /** Makes, changes and takes away elements, first in and around the window, some of it in each frame. */
  private fill(): void {
    this.frame = 0;
    const slice = new Slice();
    const near = grow(this.view, 0.25);
    const keep = grow(this.view, 1);
    for (const item of this.order) {
      const mounted = this.mounted.get(item.key);
      if (mounted && !this.isKept(item, mounted, keep)) this.unmount(item.key, mounted);
      else if (overlaps(item.rect, near) && !this.update(item, mounted, slice))
        return this.fillSoon();
    }
    for (const [key, mounted] of this.mounted) {
      const item = mounted.isChecked ? undefined : this.items.get(key);
      if (item && !this.update(item, mounted, slice)) return this.fillSoon();
    }
    this.filled = near;
  }

  /** Draws what is to be drawn; false when there is no room for it in this frame. */
  private update(item: Item, mounted: Mounted | undefined, slice: Slice): boolean {
    if (!mounted) {
      if (!this.isWanted(item)) return true;
      if (!slice.take(weights[this.detailOf(item)].draw)) return false;
      this.mount(item);
    } else if (this.isOutdated(item, mounted)) {
      if (!slice.take(weights[this.detailOf(item)].draw)) return false;
      this.draw(item, mounted);
    } else if (mounted.level !== this.level) {
      if (!slice.take(weights[mounted.detail].change)) return false;
      this.setLevel(mounted);
    }
    return true;
  }

  /** True when it looks different now than it was drawn. */
  private isOutdated(item: Item, mounted: Mounted): boolean {
    if (mounted.detail === 'outline' && this.detailOf(item) === 'full') return true;
    mounted.isChecked ||= isSame(mounted.signature, item.signature());
    return !mounted.isChecked;
  }

  private isKept(item: Item, mounted: Mounted, room: Rect): boolean {
    return (this.isWanted(item) && overlaps(item.rect, room)) || this.isPinned(item, mounted);
  }

  private isWanted({ layer }: Item): boolean {
    // Few of them can be hit from a little further away, too.
    if (layer === 'joints' && this.level === 'middle') return this.isRoomy;
    if (layer === 'joints') return !isFar(this.level);
    return layer !== 'labels' || !isFar(this.level);
  }

  private isPinned({ key }: Item, { element: made }: Mounted): boolean {
    return key === this.stop || this.selected.has(key) || made === document.activeElement;
  }

  private detailOf({ layer }: Item): Detail {
    return isFar(this.level) && (layer === 'cards' || layer === 'doors') ? 'outline' : 'full';
  }

  private mount(item: Item): Mounted {
    const made = element('div', { attributes: item.isStop ? { role: 'button' } : {} });
    if (item.isStop) made.tabIndex = item.key === this.stop ? 0 : -1;
    const mounted = { element: made, layer: item.layer, ...this.seen(item) };
    this.mounted.set(item.key, mounted);
    this.byElement.set(made, item.key);
    this.draw(item, mounted);
    this.groups.get(item.layer)?.append(made);
    return mounted;
  }

  private draw(item: Item, mounted: Mounted): void {
    Object.assign(mounted, this.seen(item));
    item.draw(mounted.element, mounted.detail);
    this.decorate(item, mounted.element);
    mounted.element.classList.add(...levelClasses[this.level]);
    this.mark(item.key, mounted.element);
  }

  /** What an element shows that is drawn now. */
  private seen(item: Item): Pick<Mounted, 'signature' | 'detail' | 'level' | 'isChecked'> {
    const { level } = this;
    return { signature: item.signature(), detail: this.detailOf(item), level, isChecked: true };
  }

  private setLevel(mounted: Mounted): void {
    const { classList } = mounted.element;
    classList.remove(...levelClasses[mounted.level]);
    classList.add(...levelClasses[this.level]);
    mounted.level = this.level;
  }

  /** Marks what changes, some of it in each frame, and what is selected at once. */
  private markAll(): void {
    cancelAnimationFrame(this.marking);
    for (const key of this.selected) {
      const chosen = this.mounted.get(key);
      if (chosen) this.mark(key, chosen.element);
    }
    const slice = new Slice();
    for (const [key, mounted] of this.mounted) {
      if (!this.mark(key, mounted.element)) continue;
      if (slice.take(weights[mounted.detail].change)) continue;
      this.marking = requestAnimationFrame(() => this.markAll());
      return;
    }
  }

  /**
   * Says to eye and ear whether an element is selected, belongs to what is, was found, or steps back for those that are;
   * a search goes before a selection. True when it looks different then.
   */
  private mark(key: string, made: HTMLElement): boolean {
    const isLit = this.lit?.has(key) === true;
    const isHit = this.hits?.has(key) === true;
    const isBack = this.hits ? !isHit : this.lit ? !isLit : false;
    const isSelected = this.selected.has(key);
    const direction = this.directions.get(key);
    const classes = {
      'is-lit': isLit,
      'is-out': direction === 'out' || direction === 'both',
      'is-in': direction === 'in' || direction === 'both',
      'is-selected': isSelected,
      'is-hit': isHit,
      'is-back': isBack,
    };
    const changed = Object.entries(classes).filter(
      ([name, is]) => made.classList.contains(name) !== is,
    );
    for (const [name, is] of changed) made.classList.toggle(name, is);
    setAttribute(made, 'data-found', this.inside?.get(key)?.toString());
    if (changed.some(([name]) => name === 'is-in' || name === 'is-out')) setBadge(made, direction);
    if (made.getAttribute('role') === 'button') {
      setAttribute(made, 'aria-pressed', String(isSelected));
    }
    const isMarked = showMark(made, this.marks.get(key));
    const isAdvised = showAdvice(made, this.advice.get(key));
    return isMarked || isAdvised || changed.length > 0;
  }

  private unmount(key: string, { element: made }: Mounted): void {
    made.remove();
    this.mounted.delete(key);
  }
}

function contains(outer: Rect, { x, y, width, height }: Rect): boolean {
  return (
    outer.x <= x &&
    outer.y <= y &&
    outer.x + outer.width >= x + width &&
    outer.y + outer.height >= y + height
  );
}

function grow(rect: Rect, by: number): Rect {
  return {
    x: rect.x - rect.width * by,
    y: rect.y - rect.height * by,
    width: rect.width * (1 + 2 * by),
    height: rect.height * (1 + 2 * by),
  };
}
