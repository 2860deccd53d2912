import type { ContainerId } from '../../../src/landscape/landscape';
import type { Plan } from '../rack/plan';
import type { CardSpot } from './moveCard';
import { moveCard } from './moveCard';
import type { PanelSpot } from './movePanel';
import { movePanel } from './movePanel';

/** Something that a person moves, and where to. */
export type Move =
  | { readonly kind: 'card'; readonly id: ContainerId; readonly spot: CardSpot }
  | { readonly kind: 'panel'; readonly key: string; readonly spot: PanelSpot };

/** The plan after a move; the same plan where nothing can move that way. */
export function movePlan(plan: Plan, move: Move): Plan {
  return move.kind === 'card'
    ? moveCard(plan, move.id, move.spot)
    : movePanel(plan, move.key, move.spot);
}
