import type { EngineKind } from '../../../src/landscape/engineFacts';
import { type ContainerId, emptyLandscape, type Landscape } from '../../../src/landscape/landscape';
import type { ShownAdvice } from '../../../src/protocol/advice';
import type { FromTopology, SentDetails, Target } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import { Advised } from '../advice/advised';
import type { TrafficHistory } from '../traffic/history';
import { isPlan } from '../isPlan';
import type { Picture } from '../rack/picture';
import { DetailsPanel } from './detailsPanel';
import { KnownDetails } from './knownDetails';
import type { Scene } from './scene';
import type { Sheet, SheetButton } from './sheet';
import { sheetOf } from './sheetOf';

export interface DetailsActions {
  /** Selects it in the drawing and brings it into sight. */
  readonly select: (target: Target) => void;
  readonly say: (message: FromTopology) => void;
  /** The panel came or went. */
  readonly moved: (isShown: boolean) => void;
  readonly closed: () => void;
  /** Back to the drawing. */
  readonly leave: () => void;
}

/** Milliseconds: a second click is still about the drawing, and must not land on the panel. */
const secondClick = 350;

/** What is selected, in words: the answers, the panel with them, and what inspects tell. */
export class Details {
  /** A person wants to see it when something is selected. */
  isOpen = true;
  /** What there is advice about. */
  readonly advised = new Advised();
  private landscape: Landscape = emptyLandscape;
  private kind: EngineKind | undefined;
  private picture: Picture | undefined;
  private traffic: TrafficHistory | undefined;
  private targets: readonly Target[] = [];
  private made: { readonly sheet: Sheet | undefined } | undefined;
  private waiting = 0;
  private frame = 0;
  private readonly known: KnownDetails;
  private readonly panel: DetailsPanel;

  constructor(private readonly actions: DetailsActions) {
    this.known = new KnownDetails(containerIds =>
      actions.say({ type: 'askDetails', containerIds }),
    );
    this.panel = new DetailsPanel({
      select: actions.select,
      press: each => this.press(each),
      advise: (act, key) => actions.say({ type: 'advise', act, key }),
      close: actions.closed,
      leave: actions.leave,
    });
  }

  get element(): HTMLElement {
    return this.panel.element;
  }

  /** What answers are made from. */
  get scene(): Scene {
    const { landscape, kind, picture } = this;
    const standsFor = (id: ContainerId) =>
      picture?.cards.find(({ container }) => container.id === id)?.stack?.containers;
    return {
      landscape,
      kind,
      standsFor,
      traffic: this.traffic,
      details: this.known.get,
      advice: this.advised.about,
    };
  }

  /** What is selected, with the main answer, for who cannot see it; empty where there is nothing to say. */
  get spoken(): string {
    const { sheet } = this;
    if (!sheet) return '';
    const answer = sheet.answer.join(' ');
    return this.targets.length > 1
      ? answer
      : [t('{0} is selected', sheet.title), answer].filter(Boolean).join('. ');
  }

  /** Takes what the engine is like now. */
  look(landscape: Landscape, kind: EngineKind | undefined): void {
    this.landscape = landscape;
    this.kind = kind;
    this.made = undefined;
    this.known.forget();
    this.showSoon();
  }

  /** Takes what is drawn: a card may stand for several containers. */
  draw(picture: Picture): void {
    this.picture = picture;
    this.made = undefined;
    this.showSoon();
  }

  /** Takes what was measured; nothing while traffic is not shown. */
  measure(traffic: TrafficHistory | undefined): void {
    this.traffic = traffic;
    this.made = undefined;
    this.showSoon();
  }

  /** Takes what inspects told. */
  learn(details: readonly SentDetails[]): void {
    this.known.learn(details);
    this.made = undefined;
    this.showSoon();
  }

  /** Takes the advice that there is now. */
  advise(advice: readonly ShownAdvice[]): void {
    this.advised.take(advice);
    this.made = undefined;
    this.showSoon();
  }

  /** Shows what is selected; after a click a little later where the panel is not there yet. */
  select(targets: readonly Target[], isClicked = false): void {
    this.targets = targets;
    this.made = undefined;
    clearTimeout(this.waiting);
    if (isClicked && this.element.hidden && targets.length > 0) {
      this.waiting = window.setTimeout(() => this.showSoon(), secondClick);
    } else this.showSoon();
  }

  /** Shows what was selected when the page was left, at once: before anything has to make room for it. */
  restore(targets: readonly Target[]): void {
    this.targets = targets;
    this.made = undefined;
    this.show();
  }

  /** A person opens or closes it. */
  open(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.show();
  }

  /** Gives the keyboard to the panel; false where there is nothing to show. */
  focus(): boolean {
    this.show();
    if (this.element.hidden) return false;
    this.panel.focus();
    return true;
  }

  private get sheet(): Sheet | undefined {
    if (!this.made) {
      const sheet = sheetOf(this.scene, this.targets);
      this.made = { sheet: sheet && isPlan(this.landscape) ? ofPlan(sheet) : sheet };
    }
    return this.made.sheet;
  }

  private showSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.show());
  }

  private show(): void {
    clearTimeout(this.waiting);
    cancelAnimationFrame(this.frame);
    const sheet = this.isOpen ? this.sheet : undefined;
    const hadFocus = this.panel.hasFocus;
    const isMoved = this.element.hidden !== (sheet === undefined);
    this.element.hidden = sheet === undefined;
    if (sheet) {
      this.panel.show(sheet);
      this.known.ask(this.landscape, this.targets);
    } else if (hadFocus) this.actions.leave();
    if (isMoved) this.actions.moved(sheet !== undefined);
  }

  private press({ action, targets }: SheetButton): void {
    const [target] = targets;
    if (!target) return;
    if (action === 'inspect') this.actions.say({ type: 'inspect', target });
    else if (action === 'showTraffic') this.actions.say({ type: 'setTraffic', isOn: true });
    else this.actions.say({ type: 'act', action, targets });
  }
}

/** Of what no engine has, there is nothing to do but to see where it is written. */
function ofPlan(sheet: Sheet): Sheet {
  const [button] = sheet.buttons.filter(({ action }) => action === 'inspect');
  return { ...sheet, buttons: button ? [{ ...button, label: t('Show in the File') }] : [] };
}
