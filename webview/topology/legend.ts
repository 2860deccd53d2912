import { icon } from '../components/icons';
import { popover } from '../components/popover';
import { element } from '../dom';
import { t } from '../l10n';
import { projectMark } from './elements/projectMark';

/** The button that opens the legend, and the legend. */
export function legend(): [HTMLElement, HTMLElement] {
  return popover({
    label: t('Legend'),
    icon: 'legend',
    class: 'legend',
    children: entries().map(([sample, text]) =>
      element('div', { class: 'legend-row', children: [sample, element('span', { text })] }),
    ),
  });
}

function entries(): [HTMLElement, string][] {
  const state = (name: string) => sample('', element('span', { class: `state state-${name}` }));
  return [
    [state('running'), t('running')],
    [state('paused'), t('paused or restarting')],
    [state('exited'), t('stopped: dimmed, with a dashed edge')],
    [sample('is-bad', icon('warning')), t('its health check fails')],
    [
      sample('hue-1', element('span', { class: 'legend-panel' })),
      t('a network, with the containers that live on it'),
    ],
    [
      sample('hue-1', element('span', { class: 'legend-rail' })),
      t('the network goes on to containers that live elsewhere'),
    ],
    [
      sample('hue-1', element('span', { class: 'legend-hop' })),
      t('a wire with a gap passes this network and is not on it'),
    ],
    [sample('', icon('lock')), t('internal network: no way out')],
    [sample('', icon('globe')), t('published port, open on every address of the host')],
    [sample('', icon('home')), t('published port, open only on the host itself')],
    [sample('', icon('pin')), t('published port, open on one address of the host')],
    [sample('', icon('link')), t('shares the network of the container above it')],
    [
      sample('', element('span', { class: 'legend-stack' })),
      t('several containers in one card: F or the arrow unfolds and folds it'),
    ],
    [
      sample('', element('span', { class: 'legend-frame' })),
      t('a Compose project or Swarm stack with several networks, which folds too'),
    ],
    [sample('', projectMark('a')), t('the project of a container that is drawn among others')],
    [sample('', icon('reached')), t('the selected one reaches it')],
    [sample('', icon('reaches')), t('it reaches the selected one')],
    [sample('', icon('bothWays')), t('it and the selected one reach each other')],
    [
      sample('', icon('move')),
      t('a container, or a network by its name, can be dragged; Alt with arrows moves it, too'),
    ],
    [
      sample('', element('span', { class: 'legend-handle' })),
      t('a line from here to a network connects; so does C, and Delete disconnects'),
    ],
  ];
}

function sample(className: string, content: Node): HTMLElement {
  return element('span', {
    class: `legend-sample ${className}`,
    attributes: { 'aria-hidden': 'true' },
    children: [content],
  });
}
