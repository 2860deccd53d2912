import { icon } from '../components/icons';
import { popover } from '../components/popover';
import { element } from '../dom';
import { t } from '../l10n';
import { projectMark } from './elements/projectMark';
import type { Arrow } from '../../src/protocol/arrows';
import { legendWords } from './legendWords';
import { routeMarks } from './routes/drawChip';

/** What can be laid over the drawing, with signs of its own. */
export type Overlay = 'traffic' | 'routes' | 'talks';

type Entry = readonly [sample: HTMLElement, text: string];

/** What the signs of the drawing mean, those that lie over it while they do. */
export class Legend {
  /** The button that opens it, and itself. */
  readonly elements: readonly [opener: HTMLElement, panel: HTMLElement];
  private readonly overlays: Readonly<Record<Overlay, readonly HTMLElement[]>>;

  constructor() {
    this.overlays = {
      traffic: trafficEntries().map(rowOf),
      routes: routeEntries().map(rowOf),
      talks: talkEntries().map(rowOf),
    };
    this.show('traffic', false);
    this.show('routes', false);
    this.show('talks', false);
    this.elements = popover({
      label: t('Legend'),
      icon: 'legend',
      class: 'legend',
      children: [...entries().map(rowOf), ...Object.values(this.overlays).flat()],
    });
  }

  /** Says whether something lies over the drawing. */
  show(overlay: Overlay, isShown: boolean): void {
    for (const row of this.overlays[overlay]) row.hidden = !isShown;
  }
}

function rowOf([sample, text]: Entry): HTMLElement {
  return element('div', { class: 'legend-row', children: [sample, element('span', { text })] });
}

function trafficEntries(): Entry[] {
  const rate = (className: string, text: string) =>
    sample('hue-1', element('span', { class: `legend-rate ${className}`, text }));
  return [
    [sample('hue-1', element('span', { class: 'legend-flow' })), legendWords.flow()],
    [rate('', 'B/s'), legendWords.rate()],
    [rate('is-sum', 'B'), legendWords.sum()],
  ];
}

function chip(state: Arrow['state']): HTMLElement {
  const mark = element('span', { class: 'route-mark', text: routeMarks[state] });
  return sample('', element('span', { class: `legend-route is-${state}`, children: [mark] }));
}

function talkEntries(): Entry[] {
  return [
    [chip('talks'), legendWords.talks()],
    [chip('talksOut'), legendWords.talksOut()],
  ];
}

function routeEntries(): Entry[] {
  return [
    [chip('works'), legendWords.routeWorks()],
    [chip('broken'), legendWords.routeBroken()],
    [chip('unsure'), legendWords.routeUnsure()],
    [chip('outside'), legendWords.routeOutside()],
  ];
}

function entries(): Entry[] {
  const state = (name: string) => sample('', element('span', { class: `state state-${name}` }));
  return [
    [state('running'), t('running')],
    [state('paused'), t('paused or restarting')],
    [state('exited'), t('stopped: dimmed, with a dashed edge')],
    [sample('is-bad', icon('warning')), legendWords.sick()],
    [sample('is-advice', icon('adviceWarning')), legendWords.adviceWarning()],
    [sample('', icon('advice')), legendWords.advice()],
    [
      sample('hue-1', element('span', { class: 'legend-panel' })),
      t('a network, with the containers that live on it'),
    ],
    [
      sample('hue-1', element('span', { class: 'legend-rail' })),
      t('the network goes on to containers that live elsewhere'),
    ],
    [sample('hue-1', element('span', { class: 'legend-hop' })), legendWords.gap()],
    [sample('', icon('lock')), legendWords.internal()],
    [sample('', icon('globe')), legendWords.doorAll()],
    [sample('', icon('home')), legendWords.doorLocal()],
    [sample('', icon('pin')), legendWords.doorAddress()],
    [sample('', icon('link')), legendWords.shared()],
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
