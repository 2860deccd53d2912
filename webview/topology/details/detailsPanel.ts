import type { Target } from '../../../src/protocol/topology';
import { icon } from '../../components/icons';
import { Keyed } from '../../components/keyed';
import { button } from '../../components/toolkit';
import { element, isolated, setText } from '../../dom';
import { t } from '../../l10n';
import type { Advise } from './adviceView';
import { SectionView } from './sectionView';
import type { Section, Sheet, SheetButton } from './sheet';

export interface DetailsPanelActions {
  /** Selects it in the drawing and brings it into sight. */
  readonly select: (target: Target) => void;
  readonly press: (button: SheetButton) => void;
  readonly advise: Advise;
  readonly close: () => void;
  /** Escape: back to the drawing. */
  readonly leave: () => void;
}

/** The region beside the drawing that shows a sheet; what stays the same is not touched. */
export class DetailsPanel {
  readonly element = element('section', {
    class: 'details',
    attributes: { 'aria-label': t('Details') },
  });
  private readonly title = element('h2', {
    class: 'details-title',
    attributes: { tabindex: '-1', dir: 'auto' },
  });
  private readonly kind = isolated('', 'details-kind');
  private readonly answer = element('div', { class: 'details-answer' });
  private readonly buttons = element('div', { class: 'details-buttons' });
  private body = element('div', { class: 'details-body' });
  private sections: Keyed<Section, SectionView> | undefined;
  private key = '';
  private said = '';

  constructor(private readonly actions: DetailsPanelActions) {
    this.element.hidden = true;
    this.element.append(
      element('div', {
        class: 'details-head',
        children: [
          element('div', { class: 'details-names', children: [this.title, this.kind] }),
          button({ label: t('Hide Details'), icon: icon('close'), onClick: actions.close }),
        ],
      }),
      this.body,
    );
    this.element.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      actions.leave();
    });
  }

  show(sheet: Sheet): void {
    if (sheet.key !== this.key) this.begin(sheet.key);
    setText(this.title, sheet.title);
    setText(this.kind, sheet.kind);
    const said = JSON.stringify([sheet.answer, sheet.buttons]);
    if (said !== this.said) {
      this.said = said;
      this.answer.replaceChildren(
        ...sheet.answer.map(text => element('p', { text, attributes: { dir: 'auto' } })),
      );
      this.showButtons(sheet.buttons);
    }
    this.sections?.show(sheet.sections);
  }

  focus(): void {
    this.title.focus();
  }

  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  /** Something else is selected: nothing of what was folded or scrolled holds for it. */
  private begin(key: string): void {
    const hadFocus = this.hasFocus;
    this.key = key;
    const sections = element('div');
    this.sections = new Keyed(
      sections,
      ({ kind, title }) => `${kind} ${title}`,
      () => new SectionView(this.actions.select, this.actions.advise),
    );
    const body = element('div', {
      class: 'details-body',
      children: [this.answer, this.buttons, sections],
    });
    this.body.replaceWith(body);
    this.body = body;
    if (hadFocus) this.focus();
  }

  private showButtons(buttons: readonly SheetButton[]): void {
    const at = [...this.buttons.children].indexOf(document.activeElement ?? this.buttons);
    this.buttons.replaceChildren(
      ...buttons.map((each, i) =>
        button({
          label: each.label,
          isPrimary: i === 0,
          onClick: () => this.actions.press(each),
        }),
      ),
    );
    this.buttons.hidden = buttons.length === 0;
    // What had the keyboard has done what it was for: the answer is what is looked for next.
    if (at >= 0) this.focus();
  }
}
