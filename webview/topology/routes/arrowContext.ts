import type { ArrowContext, ArrowTarget, ProxyArrow } from '../../../src/protocol/proxyRoutes';
import { setAttribute } from '../../dom';

/** What says which arrow is meant. */
export function arrowTarget({ from, id }: ProxyArrow): ArrowTarget {
  return { nginx: from, arrow: id };
}

/** Puts it where VS Code looks for it when the menu is asked for. */
export function setArrowContext(on: Element, arrow: ProxyArrow): void {
  const context: ArrowContext = {
    webviewSection: 'route',
    route: arrowTarget(arrow),
    preventDefaultContextMenuItems: true,
  };
  setAttribute(on, 'data-vscode-context', JSON.stringify(context));
}
