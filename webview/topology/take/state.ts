import type { ContainerState } from '../../../src/landscape/landscape';
import type { Palette } from './palette';
import type { Xml } from './xml';
import { tag } from './xml';

/** The mark of a container's state around a point: its form differs, not only its colour. */
export function drawState(palette: Palette, state: ContainerState, x: number, y: number): Xml {
  const { good, warn, bad, quiet } = palette;
  const ring = (stroke: string, width: number) =>
    tag('circle', { cx: x, cy: y, r: 4 - width / 2, fill: 'none', stroke, 'stroke-width': width });
  switch (state) {
    case 'running':
      return tag('circle', { cx: x, cy: y, r: 4, fill: good });
    case 'paused':
      return tag('path', {
        d: `M${x - 2.5} ${y - 4}v8M${x + 2.5} ${y - 4}v8`,
        stroke: warn,
        'stroke-width': 3,
      });
    case 'restarting':
    case 'removing':
      return ring(warn, 2);
    case 'exited':
    case 'created':
    case 'planned':
      return ring(quiet, 1.5);
    case 'dead':
      return tag('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill: bad });
  }
}
