import type { Attachments } from '../../src/landscape/attachments';
import { containerWords, networkWords } from '../../src/landscape/contextWords';
import type { Container, Network } from '../../src/landscape/landscape';
import type { Target, TopologyContext } from '../../src/protocol/topology';

/** A text that is the same for the same target. */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'network':
      return `n ${target.networkId}`;
    case 'container':
      return `c ${target.containerId}`;
    case 'endpoint':
      return `e ${target.containerId} ${target.networkId}`;
  }
}

/** What the native menu of a network needs to know. */
export function networkContext(network: Network): TopologyContext {
  const target: Target = { kind: 'network', networkId: network.id };
  return context(networkWords(network), target);
}

/** The same for a container, or for its endpoint on a network. */
export function containerContext(
  container: Container,
  attachments: Attachments,
  on?: Network,
): TopologyContext {
  const containerId = container.id;
  const target: Target = on
    ? { kind: 'endpoint', containerId, networkId: on.id }
    : { kind: 'container', containerId };
  return context(containerWords(container, attachments, on), target);
}

function context(webviewSection: string, target: Target): TopologyContext {
  return { webviewSection, target, preventDefaultContextMenuItems: true };
}

/** Puts it where VS Code looks for it when the menu is asked for. */
export function setContext(element: Element, value: TopologyContext): void {
  const json = JSON.stringify(value);
  if (element.getAttribute('data-vscode-context') !== json) {
    element.setAttribute('data-vscode-context', json);
  }
}
