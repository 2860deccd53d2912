import { svgElement } from '../dom';
import { dotPath, roundedPath } from './path';
import type { Point, Polyline } from './rack/geometry';
import type { Picture } from './rack/picture';
import type { Wires } from './wires';
import { hues } from './rack/colours';

/** Draws wires into one SVG with a path for each hue and kind, however many wires there are. */
export class WireLayer {
  readonly element: SVGSVGElement;
  private readonly paths = new Map<string, SVGPathElement>();
  /** What each of them shows: shorter to ask than the document, for texts of so many wires. */
  private readonly shown = new Map<string, string>();

  constructor(className: string) {
    this.element = svgElement('svg', { class: className, 'aria-hidden': 'true' });
    for (const kind of ['door-bundle', 'door-all', 'door-local', 'door-address'])
      this.add(`wire ${kind}`);
    for (const kind of ['lead', 'rail', 'dots']) {
      for (let hue = 0; hue <= hues; hue++) this.add(`wire ${kind} hue-${hue}`);
    }
  }

  /** Shows these wires and no others; paths that stay the same are not touched. */
  show(wires: Wires, density: Picture['density']): void {
    const radius = density === 'roomy' ? 8 : 4;
    const dot = density === 'roomy' ? 4 : 2.5;
    const data = new Map<string, string>();
    const add = (key: string, path: string) => data.set(key, (data.get(key) ?? '') + path);
    const linesOf = (lines: readonly Polyline[]) =>
      lines.map(line => roundedPath(line, radius)).join('');
    const dotsOf = (points: readonly Point[]) => points.map(point => dotPath(point, dot)).join('');
    for (const { hue, lines, dots } of wires.rails) {
      add(`wire rail hue-${hue}`, linesOf(lines));
      add(`wire dots hue-${hue}`, dotsOf(dots));
    }
    for (const { hue, line, drawn = [line], joint } of wires.leads) {
      add(`wire lead hue-${hue}`, linesOf(drawn));
      add(`wire dots hue-${hue}`, dotPath(joint, dot));
    }
    for (const { door, drawn } of wires.doors) add(`wire door-${door.scope}`, linesOf(drawn));
    add('wire door-bundle', linesOf(wires.bundle));
    for (const [key, path] of this.paths) {
      const d = data.get(key) ?? '';
      if (this.shown.get(key) === d) continue;
      this.shown.set(key, d);
      path.setAttribute('d', d);
    }
  }

  private add(className: string): void {
    const path = svgElement('path', { class: className, d: '' });
    this.paths.set(className, path);
    this.shown.set(className, '');
    this.element.append(path);
  }
}
