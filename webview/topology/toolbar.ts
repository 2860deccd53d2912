import { isSame } from '../../src/landscape/isSame';
import type { EngineStatus, TopologyLayout, TopologyView } from '../../src/protocol/topology';
import { roving } from '../components/roving';
import { button, relabel } from '../components/toolkit';
import { element, isolated } from '../dom';
import { t } from '../l10n';
import type { Hidden } from './hidden';
import { icon } from '../components/icons';
import { layoutSwitch } from './layoutSwitch';
import { Legend } from './legend';
import { ViewMenu } from './viewMenu';
import { containersWords, networksWords } from './words';

export interface ToolbarActions {
  readonly setView: (view: TopologyView) => void;
  readonly layOut: (layout: TopologyLayout) => void;
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** Places everything anew, as if it were drawn for the first time. */
  readonly arrange: () => void;
  /** Opens or closes the outline beside the drawing. */
  readonly toggleOutline: () => void;
  /** Asks for a picture or a diagram of it. */
  readonly export: () => void;
  /** Opens or closes the details of what is selected. */
  readonly toggleDetails: () => void;
}

/** Numbers for the toolbar: what is drawn of what there is. */
export interface Counts {
  readonly containers: number;
  readonly networks: number;
  readonly hidden: Hidden;
}

/** The bar above the drawing. */
export class Toolbar {
  readonly element = element('header', { class: 'toolbar' });
  private readonly controls = element('div', {
    class: 'controls',
    attributes: { role: 'toolbar', 'aria-label': t('Topology') },
  });
  private readonly keyboard = roving(this.controls);
  private readonly dot = element('span', { class: 'live' });
  private readonly name = isolated('', 'engine-name');
  private readonly state = element('span', { class: 'engine-state' });
  private readonly counts = element('span', { class: 'counts' });
  /** What is drawn, and what is laid over it: others add their own choices. */
  readonly menu = new ViewMenu();
  readonly legend = new Legend();
  /** What it says of the engine and of the choices. */
  private shown: unknown;
  private view: TopologyView = { showPredefined: true, showStopped: true, showUnused: true };
  private readonly predefined;
  private readonly stopped;
  private readonly unused;
  private readonly outline;
  private readonly details;
  private readonly export;
  private readonly layouts;

  /** With the field to search in, which is no part of what arrows walk through. */
  constructor(actions: ToolbarActions, search: HTMLElement) {
    const change = (part: Partial<TopologyView>) => {
      this.view = { ...this.view, ...part };
      actions.setView(this.view);
    };
    this.predefined = this.menu.add('shown', {
      label: t('Predefined'),
      title: t(
        'Show the networks that the engine makes itself, such as bridge, host and none, and the containers that are only on them',
      ),
      onChange: showPredefined => change({ showPredefined }),
    });
    this.stopped = this.menu.add('shown', {
      label: t('Stopped'),
      title: t('Show containers that do not run'),
      onChange: showStopped => change({ showStopped }),
    });
    this.unused = this.menu.add('shown', {
      label: t('Unused networks'),
      title: t('Show networks that no container is attached to'),
      onChange: showUnused => change({ showUnused }),
    });
    this.outline = button({
      label: t('Show Outline'),
      icon: icon('outline'),
      onClick: actions.toggleOutline,
    });
    this.details = button({
      label: t('Hide Details'),
      icon: icon('details'),
      onClick: actions.toggleDetails,
    });
    this.export = button({
      label: t('Export…'),
      icon: icon('export'),
      onClick: actions.export,
    });
    this.layouts = layoutSwitch(actions.layOut);
    const [viewOpener, viewPanel] = this.menu.elements;
    const [legendOpener, legendPanel] = this.legend.elements;
    this.controls.append(
      this.layouts.element,
      button({ label: t('Zoom out'), icon: icon('minus'), onClick: actions.zoomOut }),
      button({ label: t('Zoom in'), icon: icon('plus'), onClick: actions.zoomIn }),
      button({ label: t('Fit to window'), icon: icon('fit'), onClick: actions.fit }),
      button({ label: t('Arrange anew'), icon: icon('arrange'), onClick: actions.arrange }),
      this.outline,
      this.details,
      this.export,
      viewOpener,
      legendOpener,
    );
    this.element.append(
      element('h1', { class: 'said', text: t('Topology') }),
      element('div', { class: 'engine', children: [this.dot, this.name, this.state, this.counts] }),
      search,
      this.controls,
      viewPanel,
      legendPanel,
    );
  }

  /** Says whether the outline is open. */
  showOutline(isOpen: boolean): void {
    relabel(this.outline, isOpen ? t('Hide Outline') : t('Show Outline'));
  }

  /** Says whether details are shown of what is selected. */
  showDetails(isOpen: boolean): void {
    relabel(this.details, isOpen ? t('Hide Details') : t('Show Details'));
  }

  /** Shows the engine, the numbers and the choices. */
  show(status: EngineStatus, view: TopologyView, layout: TopologyLayout, counts: Counts): void {
    this.showNumbers(counts);
    const choices = { status, view, layout, hidden: counts.hidden };
    if (isSame(choices, this.shown)) return;
    this.shown = choices;
    this.view = view;
    this.layouts.set(layout);
    // What is written in a file can be drawn, and no more.
    this.export.hidden = status.state === 'planned';
    this.menu.offerOverlays(status.state !== 'planned');
    this.dot.className = `live is-${status.state}`;
    this.name.textContent = status.name;
    this.name.title = status.name;
    this.state.textContent = stateText(status.state);
    const { hidden } = counts;
    this.predefined.set(view.showPredefined, noteOf(hidden.predefined));
    this.stopped.set(view.showStopped, noteOf(hidden.stopped));
    this.unused.set(view.showUnused, noteOf(hidden.unused));
    this.keyboard.update();
  }

  private showNumbers(counts: Counts): void {
    const { containers, networks, hidden } = counts;
    const hiddenCount = hidden.predefined + hidden.stopped + hidden.unused;
    const words = [
      networksWords(networks),
      containersWords(containers),
      ...(hiddenCount ? [hiddenWords(hiddenCount)] : []),
    ];
    const text = words.join(' · ');
    if (this.counts.textContent === text) return;
    this.counts.textContent = text;
    this.counts.title = text;
  }
}

/** How much goes with what a choice hides, said beside it. */
function noteOf(hidden: number): string {
  return hidden ? hiddenWords(hidden) : '';
}

function hiddenWords(count: number): string {
  return t('{0} hidden', count);
}

function stateText(state: EngineStatus['state']): string {
  switch (state) {
    case 'connecting':
      return t('connecting…');
    case 'live':
      return t('live');
    case 'reconnecting':
      return t('reconnecting…');
    case 'unreachable':
      return t('unreachable');
    case 'planned':
      return t('planned');
  }
}
