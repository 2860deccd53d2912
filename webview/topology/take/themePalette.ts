import { element } from '../../dom';
import { hues } from '../rack/colours';
import type { Palette } from './palette';

/** The colours that the page has now, as the theme gives them and the style sheet mixes them. */
export function themePalette(): Palette {
  const probe = element('div');
  const canvas = element('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  document.body.append(probe);
  // Drawn, for what a browser says of a mixed colour has many forms; upon the ground, for some let it through.
  const read = (value: string, ground = '#000000'): string => {
    probe.style.color = value;
    if (!context) return ground;
    for (const fill of [ground, getComputedStyle(probe).color]) {
      context.fillStyle = fill;
      context.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[r, g, b].map(each => each.toString(16).padStart(2, '0')).join('')}`;
  };
  const ground = read('var(--ground)');
  const on = (value: string) => read(value, ground);
  const hue = (index: number) => {
    probe.className = `hue-${index}`;
    return on('var(--net)');
  };
  const palette: Palette = {
    ground,
    ink: on('var(--ink)'),
    quiet: on('var(--quiet)'),
    good: on('var(--good)'),
    bad: on('var(--bad)'),
    warn: on('var(--vscode-charts-yellow)'),
    talk: on('var(--talk)'),
    open: on('var(--orange)'),
    surface: on('var(--surface)'),
    hues: Array.from({ length: hues + 1 }, (_, index) => hue(index)),
    isContrast: document.body.classList.contains('vscode-high-contrast'),
  };
  probe.remove();
  return palette;
}
