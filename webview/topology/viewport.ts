import { select } from 'd3-selection';
import type { ZoomTransform } from 'd3-zoom';
import { zoom, zoomIdentity } from 'd3-zoom';
import { element } from '../dom';
import { t } from '../l10n';
import { isGripped } from './gestures/grip';
import type { Point, Rect } from './rack/geometry';
import { centreOf } from './rack/geometry';

/** Where the drawing is: moved by x and y, enlarged by k. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const smallest = 0.04;
const largest = 3;
/** Fitting never blows a small drawing up beyond this. */
const largestFit = 1.2;
const margin = 32;
/** What grew this near to the edge is still in sight. */
const rim = 8;
const glide = 240;
/** How near to the edge a pointer that drags something moves the drawing, and how far in a frame at most; pixels. */
const edge = 32;
const fastest = 14;
/** How many times larger or smaller than it was drawn it is shown while it moves. */
const blur = 1.6;

/** The window onto the drawing: pan with the mouse, zoom with the wheel or two fingers. */
export class Viewport {
  readonly element = element('div', {
    class: 'viewport',
    attributes: {
      role: 'application',
      'aria-label': t('Drawing of Docker networks and containers'),
    },
  });
  /** Lies over a part of the window: nothing is brought into sight there. */
  covering: HTMLElement | undefined;
  private view: ZoomTransform = zoomIdentity;
  /** The scale at which the browser drew it last. */
  private drawnAt = 1;
  private animation = 0;
  /** How large the window is, since it was measured: to ask the browser for it makes it lay the page out. */
  private measured: Size | undefined;
  private settling = 0;
  private readonly zoom = zoom<HTMLElement, unknown>()
    .scaleExtent([smallest, largest])
    .extent(() => [
      [0, 0],
      [this.size.width, this.size.height],
    ])
    // As usual, but what moves by itself does not move the whole.
    .filter(
      (event: MouseEvent) =>
        (!event.ctrlKey || event.type === 'wheel') && !event.button && !isGripped(event),
    )
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      if (event.sourceEvent instanceof MouseEvent && event.sourceEvent.buttons) this.cover();
      this.apply(event.transform, Boolean(event.sourceEvent));
    })
    .on('end', () => this.glass.remove());
  private readonly glass = element('div', { class: 'glass' });

  /** `onMove` hears of every change; by hand or by program. */
  constructor(
    private readonly layer: HTMLElement,
    private readonly onMove: (isByHand: boolean) => void,
  ) {
    this.element.append(layer);
    select<HTMLElement, unknown>(this.element).call(this.zoom).on('dblclick.zoom', null);
    this.element.addEventListener('pointerdown', () => cancelAnimationFrame(this.animation));
    this.element.addEventListener('wheel', () => cancelAnimationFrame(this.animation), {
      passive: true,
    });
  }

  get current(): View {
    return { x: this.view.x, y: this.view.y, k: this.view.k };
  }

  /** The part of the drawing that is in sight. */
  get visible(): Rect {
    const { x, y, k } = this.view;
    const { width, height } = this.size;
    return { x: -x / k, y: -y / k, width: width / k, height: height / k };
  }

  /** The window may be larger or smaller than it was. */
  resized(): void {
    this.measured = undefined;
  }

  /** Where a mouse or a finger is in the window, which a browser may scroll to show what gets the keyboard. */
  offsetOf({ clientX, clientY }: MouseEvent): Point {
    const { element } = this;
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left + element.scrollLeft, y: clientY - top + element.scrollTop };
  }

  /** The same in the drawing. */
  pointAt(event: MouseEvent): Point {
    const { x, y } = this.offsetOf(event);
    return { x: (x - this.view.x) / this.view.k, y: (y - this.view.y) / this.view.k };
  }

  /** Width to height of the room that a fitted drawing has; none while nobody sees it. */
  get aspect(): number | undefined {
    const [width, height] = [this.size.width - 2 * margin, this.size.height - 2 * margin];
    return width > 0 && height > 0 ? Math.max(0.5, Math.min(3, width / height)) : undefined;
  }

  /** The size of what nothing lies over. */
  private get room(): Size {
    const { width, height } = this.size;
    const { covering } = this;
    // What is hidden has no size, and asking for it would make the browser lay the page out.
    if (!covering || covering.hidden) return { width, height };
    const { offsetWidth, offsetHeight } = covering;
    // At the right edge, or in a narrow window at the lower one.
    return offsetWidth < width
      ? { width: width - offsetWidth, height }
      : { width, height: height - offsetHeight };
  }

  /** Goes where it was before. */
  restore(view: View): void {
    this.go(view, false);
  }

  /** Shows a rectangle as large as it fits. */
  fit(rect: Rect, isGliding: boolean): void {
    const { width, height } = this.room;
    if (width <= 0 || height <= 0) return;
    const k = this.fitting(rect);
    const centre = centreOf(rect);
    this.go({ k, x: width / 2 - centre.x * k, y: height / 2 - centre.y * k }, isGliding);
  }

  /** Whether all of a rectangle is in sight, and could not be shown much larger. */
  isFitting(rect: Rect): boolean {
    const { width, height } = this.room;
    const { x, y, k } = this.view;
    const isInside = (from: number, length: number, offset: number, window: number) =>
      from * k + offset >= rim && (from + length) * k + offset <= window - rim;
    return (
      isInside(rect.x, rect.width, x, width) &&
      isInside(rect.y, rect.height, y, height) &&
      this.fitting(rect) <= k * 1.1
    );
  }

  private fitting(rect: Rect): number {
    const { width, height } = this.room;
    return Math.max(
      smallest,
      Math.min(
        largestFit,
        (width - 2 * margin) / Math.max(1, rect.width),
        (height - 2 * margin) / Math.max(1, rect.height),
      ),
    );
  }

  /** Zooms about the middle of the window. */
  zoomBy(factor: number): void {
    const { width, height } = this.room;
    const { x, y, k } = this.view;
    const next = Math.max(smallest, Math.min(largest, k * factor));
    const keep = (middle: number, offset: number) => middle - ((middle - offset) / k) * next;
    this.go({ k: next, x: keep(width / 2, x), y: keep(height / 2, y) }, true);
  }

  /** Moves no more than needed to bring a rectangle into sight; comes closer when it is too small. */
  reveal(rect: Rect, smallestScale: number): void {
    const { width, height } = this.room;
    const { x, y, k } = this.view;
    const scale = Math.max(k, smallestScale);
    const centre = centreOf(rect);
    if (scale > k) {
      const at = { x: width / 2 - centre.x * scale, y: height / 2 - centre.y * scale };
      this.go({ k: scale, ...at }, true);
      return;
    }
    const shift = (from: number, size: number, offset: number, window: number) => {
      const start = from * k + offset;
      const end = start + size * k;
      if (size * k > window - 2 * margin) return margin - start;
      return start < margin ? margin - start : end > window - margin ? window - margin - end : 0;
    };
    const dx = shift(rect.x, rect.width, x, width);
    const dy = shift(rect.y, rect.height, y, height);
    if (dx || dy) this.go({ k, x: x + dx, y: y + dy }, true);
  }

  /** Moves on where a pointer is held at an edge of the window, the faster the nearer to it; true when it moved. */
  creep(event: MouseEvent): boolean {
    const { x, y } = this.offsetOf(event);
    const { width, height } = this.room;
    const by = (at: number, end: number) => {
      const depth = at < edge ? edge - at : Math.min(0, end - edge - at);
      return Math.max(-1, Math.min(1, depth / edge)) * fastest;
    };
    const [dx, dy] = [by(x, width), by(y, height)];
    if (dx === 0 && dy === 0) return false;
    this.go({ ...this.current, x: this.view.x + dx, y: this.view.y + dy }, false);
    return true;
  }

  private get size(): Size {
    const { element } = this;
    return (this.measured ??= { width: element.clientWidth, height: element.clientHeight });
  }

  private go(to: View, isGliding: boolean): void {
    cancelAnimationFrame(this.animation);
    if (!isGliding || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.set(to);
      return;
    }
    const from = this.current;
    let start: number | undefined;
    const step = (now: number) => {
      // Its first frame is for what is drawn anew.
      start ??= now;
      const part = Math.min(1, (now - start) / glide);
      const ease = 1 - (1 - part) ** 3;
      const between = (a: number, b: number) => a + (b - a) * ease;
      if (part > 0)
        this.set({ x: between(from.x, to.x), y: between(from.y, to.y), k: between(from.k, to.k) });
      if (part < 1) this.animation = requestAnimationFrame(step);
    };
    this.animation = requestAnimationFrame(step);
  }

  private set({ x, y, k }: View): void {
    const to = zoomIdentity.translate(x, y).scale(k);
    this.zoom.transform(select<HTMLElement, unknown>(this.element), to);
  }

  private cover(): void {
    if (!this.glass.isConnected) this.element.append(this.glass);
  }

  private apply(view: ZoomTransform, isByHand: boolean): void {
    // While it moves it is a picture that is shifted and stretched; stretched too far or at rest it is drawn, sharp.
    const { classList } = this.layer;
    const stretch = Math.max(view.k / this.drawnAt, this.drawnAt / view.k);
    if (stretch > blur) this.drawnAt = view.k;
    classList.toggle('is-sliding', stretch <= blur);
    classList.add('is-moving');
    this.view = view;
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => this.settle(), 160);
    this.layer.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.k})`;
    this.onMove(isByHand);
  }
  private settle(): void {
    this.drawnAt = this.view.k;
    this.layer.classList.remove('is-moving', 'is-sliding');
  }
}
