import { setAttribute, svgElement } from '../../dom';
import { hueClass } from '../elements/place';
import { roundedPath } from '../path';
import type { CardBox, Lead, Picture } from '../rack/picture';
import { keys } from '../related';
import { type CardFlow, jointRates } from './cardTraffic';
import { stepOf } from './rate';

/** Draws leads as wide as what goes through them; those with nothing are left as they are. */
export class Flows {
  readonly element = svgElement('svg', { class: 'wires flows', 'aria-hidden': 'true' });
  private readonly paths = new Map<string, SVGPathElement>();
  private lit: ReadonlySet<string> | undefined;

  /** Touches only the lines that are different. */
  show({ leads, density }: Picture, traffic: ReadonlyMap<CardBox, readonly CardFlow[]>): void {
    const rates = jointRates(traffic);
    const left = new Set(this.paths.keys());
    for (const lead of leads) {
      const key = keys.joint(lead.container.id, lead.attachment.network.id);
      const step = stepOf(rates.get(key) ?? 0);
      if (step === 0) continue;
      left.delete(key);
      const path = this.pathOf(key);
      setAttribute(
        path,
        'class',
        `wire flow ${density} step-${step} ${hueClass(lead.hue)}${this.litClass(key)}`,
      );
      setAttribute(path, 'd', pathData(lead, density === 'roomy' ? 8 : 4));
    }
    for (const key of left) {
      this.paths.get(key)?.remove();
      this.paths.delete(key);
    }
  }

  /** Lets those stand out that belong to what is selected. */
  light(lit: ReadonlySet<string> | undefined): void {
    this.lit = lit;
    for (const [key, path] of this.paths) path.classList.toggle('is-lit', lit?.has(key) === true);
  }

  private litClass(key: string): string {
    return this.lit?.has(key) ? ' is-lit' : '';
  }

  private pathOf(key: string): SVGPathElement {
    let path = this.paths.get(key);
    if (!path) {
      path = svgElement('path');
      this.paths.set(key, path);
      this.element.append(path);
    }
    return path;
  }
}

function pathData({ line, drawn = [line] }: Lead, radius: number): string {
  return drawn.map(piece => roundedPath(piece, radius)).join('');
}
