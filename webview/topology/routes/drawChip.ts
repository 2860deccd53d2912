import type { Arrow } from '../../../src/protocol/arrows';
import { element, isolated } from '../../dom';
import { name } from '../elements/name';
import { place } from '../elements/place';
import type { Density } from '../rack/sizes';
import { setArrowContext } from './arrowContext';
import type { PlacedArrow } from './placeArrows';

/** A mark for each state, so that it is not told by colour alone. */
export const routeMarks: Readonly<Record<Arrow['state'], string>> = {
  works: '→',
  broken: '✕',
  unsure: '?',
  outside: '↗',
  talks: '⇄',
  talksOut: '⇄',
};

/** Fills the element that says what an arrow is, which may have been filled before. */
export function drawChip(
  chip: HTMLElement,
  { arrow, chip: rect, isStub }: PlacedArrow,
  density: Density,
): void {
  place(chip, rect);
  chip.className = `node route-chip is-${arrow.state} ${density}`;
  setArrowContext(chip, arrow);
  name(chip, arrow.lines, [
    element('span', { class: 'route-mark', text: routeMarks[arrow.state] }),
    isolated(arrow.label, 'route-text'),
    ...(isStub ? [isolated(`→ ${arrow.end}`, 'route-end')] : []),
  ]);
}
