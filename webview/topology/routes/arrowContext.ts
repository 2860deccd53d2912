import { type Arrow, isTalk } from '../../../src/protocol/arrows';
import type { ArrowContext, ArrowTarget } from '../../../src/protocol/proxyRoutes';
import { setAttribute } from '../../dom';

/** What says which arrow is meant. */
export function arrowTarget({ from, id }: Arrow): ArrowTarget {
  return { nginx: from, arrow: id };
}

/** Puts it where VS Code looks for it when the menu is asked for. */
export function setArrowContext(on: Element, arrow: Arrow): void {
  const section = isTalk(arrow)
    ? ({ webviewSection: 'talk' } as const)
    : ({ webviewSection: 'route', route: arrowTarget(arrow) } as const);
  const context: ArrowContext = { ...section, preventDefaultContextMenuItems: true };
  setAttribute(on, 'data-vscode-context', JSON.stringify(context));
}
