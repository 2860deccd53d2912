import type { Container } from '../../../src/landscape/landscape';
import { t } from '../../l10n';
import type { Picture } from '../rack/picture';
import { panelsIn } from '../rack/plan';
import { areaName } from '../words';
import type { Move } from './move';
import { unitOf } from './moveCard';

/** Says where something is after a move. */
export function moveWords({ plan, panels, cards }: Picture, move: Move): string {
  if (move.kind === 'panel') {
    const box = panels.find(({ key }) => key === move.key);
    const panel = plan.panels.get(move.key);
    if (!box || !panel) return '';
    const place = panelsIn(plan, panel.column).indexOf(panel) + 1;
    return t('{0} moved to column {1}, place {2}', areaName(box), panel.column, place);
  }
  const slot = plan.slots.get(unitOf(plan, move.id));
  const box = panels.find(({ key }) => key === slot?.panel);
  const name = cards.find(({ container: { id } }: { container: Container }) => id === move.id);
  if (!slot || !box || !name) return '';
  const words = [name.container.name, slot.row + 1, areaName(box)] as const;
  const cells = plan.columns[plan.panels.get(slot.panel)?.column ?? 0]?.cells ?? 1;
  return cells > 1
    ? t('{0} moved to row {1}, place {3} of {2}', ...words, slot.cell + 1)
    : t('{0} moved to row {1} of {2}', ...words);
}
