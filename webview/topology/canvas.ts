import { attachmentsOf } from '../../src/landscape/attachments';
import { emptyLandscape, type Landscape } from '../../src/landscape/landscape';
import type { ShownAdvice } from '../../src/protocol/advice';
import type { CompareBanner } from './compare/banner';
import type { Compared } from './compare/compared';
import type { Details } from './details/details';
import type { Drawing } from './drawing';
import type { Finder } from './finder';
import type { Item } from './items';
import { itemsLeft, itemsOf } from './items';
import { outlineOf } from './outline';
import type { OutlineView } from './outlineView';
import type { Picture } from './rack/picture';
import type { Routes } from './routes/routes';
import type { TrafficView } from './traffic/trafficView';

/** What shows the picture, and what lies over it. */
export interface CanvasParts {
  readonly drawing: Drawing;
  readonly finder: Finder;
  readonly traffic: TrafficView;
  readonly routes: Routes;
  readonly outline: OutlineView;
  readonly compared: Compared;
  readonly details: Details;
  readonly banner: CompareBanner;
  /** What people call the engine that is drawn. */
  readonly engine: () => string;
}

/** The picture as it is shown: all of it or what a search leaves, with what lies over it, and as an outline. */
export class Canvas {
  /** The picture, or with a search for nothing else what is left of it. */
  shown: Picture;
  private items: readonly Item[] = [];
  private landscape: Landscape = emptyLandscape;

  constructor(
    public picture: Picture,
    private readonly parts: CanvasParts,
  ) {
    this.shown = picture;
  }

  /** What a picture of it has to show: all that is drawn, and lies over it. */
  get taken() {
    const { routes, traffic, details } = this.parts;
    const { arrows } = routes;
    const { advised } = details;
    return { picture: this.shown, arrows, reading: traffic.reading, advised };
  }

  /** Takes another picture, which is not shown yet. */
  take(picture: Picture, landscape: Landscape): void {
    this.picture = picture;
    this.landscape = landscape;
    this.items = itemsOf(picture, attachmentsOf(landscape));
  }

  /** Draws the picture, or what a search leaves of it. */
  show(): void {
    const { drawing, finder, traffic, routes, outline } = this.parts;
    const attachments = attachmentsOf(this.landscape);
    this.shown = finder.shownOf(this.picture);
    const isWhole = this.shown === this.picture;
    const items = isWhole ? this.items : itemsLeft(this.items, this.shown, attachments);
    traffic.draw(this.shown);
    drawing.show(this.shown, [...items, ...routes.itemsOn(this.shown)]);
    drawing.find(finder.hits, finder.inside);
    this.compare();
    this.advise();
    outline.show(outlineOf(this.landscape, this.shown), attachments, routes.said());
  }

  /** Shows what is searched for now; true when that leaves something else of the picture. */
  seek(): boolean {
    const { drawing, finder } = this.parts;
    const before = this.shown;
    if (finder.shownOf(this.picture) !== before) this.show();
    else drawing.find(finder.hits, finder.inside);
    return this.shown !== before;
  }

  /** Takes the advice that there is now, and says it in the details. */
  takeAdvice(advice: readonly ShownAdvice[]): void {
    this.parts.details.advise(advice);
    this.advise();
  }

  /** Marks what there is advice about. */
  private advise(): void {
    const { drawing, details } = this.parts;
    drawing.advise(details.advised.marksIn(this.picture));
  }

  /** Marks what differs from a snapshot, if any is compared. */
  compare(): void {
    const { drawing, compared, banner, engine } = this.parts;
    drawing.compare(compared.marksIn(this.landscape, this.picture));
    banner.show(compared, engine());
  }
}
