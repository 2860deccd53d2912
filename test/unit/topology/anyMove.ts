// What a person may try to move in any picture.
import fc from 'fast-check';
import { cardSpotAt } from '../../../webview/topology/moves/cardSpots';
import { homesOf } from '../../../webview/topology/moves/homes';
import type { Move } from '../../../webview/topology/moves/move';
import { unitOf } from '../../../webview/topology/moves/moveCard';
import { panelSpotAt } from '../../../webview/topology/moves/panelSpots';
import { cardStep, panelStep } from '../../../webview/topology/moves/step';
import type { Direction } from '../../../webview/topology/neighbour';
import type { Picture } from '../../../webview/topology/rack/picture';

const directions = ['left', 'right', 'up', 'down'] as const;

/** One thing a person may try: with the mouse, to a point, or with the keyboard, in a direction. */
export interface Attempt {
  readonly isCard: boolean;
  readonly which: number;
  readonly to: { readonly x: number; readonly y: number } | Direction;
}

export const attempts: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record({
    isCard: fc.boolean(),
    which: fc.nat(99),
    to: fc.oneof(
      fc.record({
        x: fc.double({ min: 0, max: 1, noNaN: true }),
        y: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.constantFrom(...directions),
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

/** The move that comes of it, if any. */
export function moveFor(picture: Picture, { isCard, which, to }: Attempt): Move | undefined {
  const { plan, bounds } = picture;
  if (isCard) {
    const id = picture.cards[which % Math.max(1, picture.cards.length)]?.container.id;
    if (id === undefined) return undefined;
    const homes = homesOf(picture, id);
    if (typeof to === 'string') return cardStep(plan, id, homes, to);
    const spot = cardSpotAt(plan, unitOf(plan, id), homes, pointIn(bounds, to));
    return spot && { kind: 'card', id, spot };
  }
  const key = picture.panels[which % Math.max(1, picture.panels.length)]?.key;
  if (key === undefined) return undefined;
  if (typeof to === 'string') return panelStep(plan, key, to);
  const at = pointIn(bounds, to);
  const spot = panelSpotAt(plan, key, at, at.y - 20);
  return spot && { kind: 'panel', key, spot };
}

function pointIn(rect: Picture['bounds'], to: { x: number; y: number }) {
  return { x: rect.x + to.x * rect.width, y: rect.y + to.y * rect.height };
}
