import { svgElement } from '../../dom';
import type { Picture } from '../rack/picture';
import { curvePath, headPath } from './curve';
import type { PlacedArrow } from './placeArrows';
import { setArrowContext } from './arrowContext';

/** Draws arrows over the cards; only arrows that look different are touched. */
export class ArrowLayer {
  readonly element = svgElement('svg', { class: 'routes-lines', 'aria-hidden': 'true' });
  private readonly drawn = new Map<string, { readonly made: SVGGElement; data: string }>();
  private selected: string | undefined;

  /** `made` hears of every arrow's element, to know what was clicked. */
  constructor(private readonly made: (element: Element, key: string) => void) {}

  /** Shows these and no others. */
  show(
    arrows: readonly { readonly key: string; readonly placed: PlacedArrow }[],
    density: Picture['density'],
  ): void {
    const wanted = new Set(arrows.map(({ key }) => key));
    for (const [key, { made }] of this.drawn) {
      if (wanted.has(key)) continue;
      made.remove();
      this.drawn.delete(key);
    }
    for (const { key, placed } of arrows) this.draw(key, placed, density);
    this.mark();
  }

  /** Lets the arrow with that key stand out. */
  select(key: string | undefined): void {
    this.selected = key;
    this.mark();
  }

  private draw(
    key: string,
    { arrow, curve, isStub }: PlacedArrow,
    density: Picture['density'],
  ): void {
    const known = this.drawn.get(key);
    const line = curvePath(curve);
    const head = isStub ? '' : headPath(curve, density === 'roomy' ? 9 : 7);
    const data = JSON.stringify([arrow.state, arrow.lines, line, head]);
    if (known?.data === data) return;
    const made = known?.made ?? svgElement('g');
    made.setAttribute('class', `route is-${arrow.state}`);
    const title = svgElement('title');
    title.textContent = arrow.lines.join('\n');
    made.replaceChildren(
      title,
      svgElement('path', { class: 'route-hit', d: line }),
      svgElement('path', { class: 'route-halo', d: line }),
      svgElement('path', { class: 'route-line', d: line }),
      svgElement('path', { class: 'route-head', d: head }),
    );
    setArrowContext(made, arrow);
    if (known) known.data = data;
    else {
      this.drawn.set(key, { made, data });
      this.made(made, key);
      this.element.append(made);
    }
  }

  private mark(): void {
    for (const [key, { made }] of this.drawn)
      made.classList.toggle('is-selected', key === this.selected);
  }
}
