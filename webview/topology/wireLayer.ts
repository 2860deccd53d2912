import { svgElement } from '../dom';
import { dotPath, roundedPath } from './path';
import type { Picture } from './rack/picture';
import type { Wires } from './wires';
import { hues } from './rack/colours';

/** Draws wires into one SVG with a path for each hue and kind, however many wires there are. */
export class WireLayer {
  readonly element: SVGSVGElement;
  private readonly paths = new Map<string, SVGPathElement>();

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
    for (const { hue, lines, dots } of wires.rails) {
      for (const line of lines) add(`wire rail hue-${hue}`, roundedPath(line, radius));
      for (const point of dots) add(`wire dots hue-${hue}`, dotPath(point, dot));
    }
    for (const { hue, line, drawn = [line], joint } of wires.leads) {
      for (const piece of drawn) add(`wire lead hue-${hue}`, roundedPath(piece, radius));
      add(`wire dots hue-${hue}`, dotPath(joint, dot));
    }
    for (const { door, drawn } of wires.doors) {
      for (const line of drawn) add(`wire door-${door.scope}`, roundedPath(line, radius));
    }
    for (const line of wires.bundle) add('wire door-bundle', roundedPath(line, radius));
    for (const [key, path] of this.paths) {
      const d = data.get(key) ?? '';
      if (path.getAttribute('d') !== d) path.setAttribute('d', d);
    }
  }

  private add(className: string): void {
    const path = svgElement('path', { class: className, d: '' });
    this.paths.set(className, path);
    this.element.append(path);
  }
}
