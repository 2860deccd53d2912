import type { FormModel, FromForm, ToForm } from '../../src/protocol/form';
import { element, setText } from '../dom';
import { t } from '../l10n';
import type { VsCodeApi } from '../vscodeApi';
import { Announcer } from './announcer';
import type { FormContext } from './context';
import { Footer } from './footer';
import { Keyed } from '../components/keyed';
import { Presets } from './presets';
import { Presses } from './presses';
import { Preview } from './preview';
import { Section, type SectionState } from './section';
import { Sender } from './sender';
import { Values } from './values';

/** What outlives that VS Code throws the page away while it is hidden; the values live in the extension. */
export interface Kept {
  readonly isTried?: boolean;
  readonly touched?: readonly string[];
  readonly open?: Readonly<Record<string, boolean>>;
  readonly scroll?: number;
}

/** The form page: shows what the extension describes, and says what a person does. */
export class FormPage {
  private model: FormModel | undefined;
  private readonly values = new Values();
  private readonly sender;
  private readonly presses;
  private readonly announcer = new Announcer();
  private readonly title = element('h1');
  private readonly intro = element('p', { class: 'intro' });
  private readonly presets;
  private readonly list = element('div', { class: 'sections' });
  private readonly sections: Keyed<SectionState, Section>;
  private readonly preview = new Preview();
  private readonly footer;
  private readonly main;
  private kept: Kept;
  /** Sent, and not yet known whether the extension takes it. */
  private isSubmitting = false;
  private wasBusy = false;
  private focusBeforeBusy: Element | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly api: VsCodeApi<Kept, FromForm>,
  ) {
    this.kept = api.getState() ?? {};
    this.sender = new Sender(
      message => api.postMessage(message),
      () => this.values.all,
    );
    this.presses = new Presses(root);
    const context = this.context();
    const folds = {
      isOpen: (id: string) => this.kept.open?.[id],
      setOpen: (id: string, isOpen: boolean) =>
        this.keep({ open: { ...this.kept.open, [id]: isOpen } }),
    };
    this.presets = new Presets(context.act);
    this.sections = new Keyed(
      this.list,
      ({ section }) => section.id,
      ({ section }) => new Section(section.id, context, folds),
    );
    this.footer = new Footer({
      submit: () => this.submit(),
      cancel: () => api.postMessage({ type: 'cancel' }),
      copy: () => this.copy(),
    });
    const parts = [this.title, this.intro, this.presets.element, this.list, this.preview.element];
    this.main = element('main', {
      attributes: { tabindex: '-1' },
      children: [element('div', { class: 'column', children: parts })],
    });
    this.main.addEventListener('scrollend', () => this.keep({ scroll: this.main.scrollTop }));
    document.addEventListener('keydown', event => this.key(event));
  }

  receive({ model, values }: ToForm): void {
    const isFirst = this.model === undefined;
    this.model = model;
    if (values) this.values.take(values);
    this.sender.answered();
    this.presses.whenReleased(() => {
      if (isFirst) this.start();
      this.render();
      if (isFirst) this.arrive();
      this.answerSubmit();
    });
  }

  private context(): FormContext {
    return {
      isTried: () => this.kept.isTried === true,
      isTouched: id => this.kept.touched?.includes(id) === true,
      touch: id => {
        this.keep({ touched: [...new Set([...(this.kept.touched ?? []), id])] });
        this.presses.whenReleased(() => this.render());
      },
      change: (id, value, isTyping) => {
        this.values.change(id, value);
        this.sender.change(isTyping);
        this.presses.whenReleased(() => this.render());
      },
      act: id => {
        this.values.ask();
        this.sender.tell({ type: 'action', id, values: this.values.all });
      },
    };
  }

  private start(): void {
    this.root.append(this.announcer.element, this.main, this.footer.element);
  }

  /** A new form begins in its first field; one that was hidden is as it was. */
  private arrive(): void {
    if (this.kept.scroll === undefined) this.sections.all.some(section => section.focus());
    this.main.scrollTop = this.kept.scroll ?? 0;
    window.scrollTo(0, 0);
  }

  private render(): void {
    if (!this.model) return;
    const { title, intro, presets, sections, preview, isBusy } = this.model;
    const focused = document.activeElement;
    const field = focused ? this.fieldWith(focused) : undefined;
    setText(this.title, title);
    setText(this.intro, intro);
    this.presets.update(presets);
    this.sections.show(sections.map(section => ({ section, values: this.values.all })));
    this.preview.update(preview);
    this.footer.update(this.model);
    this.setBusy(isBusy);
    if (focused && focused !== document.body && !focused.isConnected) this.recover(field?.element);
    this.announcer.errors(this.errors, errorWords);
  }

  private get errors(): number {
    return this.sections.all.reduce((sum, section) => sum + section.errors, 0);
  }

  /** A button that did its work is gone: the keyboard goes on in its field. */
  private recover(field: HTMLElement | undefined): void {
    const view = field?.isConnected ? this.fieldWith(field) : undefined;
    view?.focus();
    if (document.activeElement === document.body) this.main.focus();
  }

  private fieldWith(node: Node) {
    return this.sections.all.map(section => section.fieldWith(node)).find(Boolean);
  }

  private setBusy(isBusy: boolean): void {
    if (isBusy === this.wasBusy) return;
    this.wasBusy = isBusy;
    if (isBusy) this.focusBeforeBusy = document.activeElement;
    this.root.setAttribute('aria-busy', String(isBusy));
    this.main.inert = isBusy;
    this.footer.isInert = isBusy;
    if (!isBusy && this.focusBeforeBusy instanceof HTMLElement) this.focusBeforeBusy.focus();
  }

  private submit(): void {
    if (!this.model || this.model.isBusy) return;
    this.keep({ isTried: true });
    this.render();
    // About values that have changed since, the extension's last word does not count.
    if (this.sender.isCurrent && this.errors > 0) {
      this.focusError();
      return;
    }
    this.isSubmitting = true;
    this.values.ask();
    this.sender.tell({ type: 'submit', values: this.values.all });
  }

  private answerSubmit(): void {
    if (!this.isSubmitting) return;
    this.isSubmitting = false;
    if (this.model?.isBusy === false && this.errors > 0) this.focusError();
  }

  private focusError(): void {
    this.sections.all.find(({ errors }) => errors > 0)?.focusError();
    // What had the focus before is not scrolled to by itself.
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  }

  private copy(): void {
    this.sender.flush();
    this.api.postMessage({ type: 'copyCli' });
    this.announcer.say(t('Copied'));
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private keep(part: Partial<Kept>): void {
    this.kept = { ...this.kept, ...part };
    this.api.setState(this.kept);
  }
}

function errorWords(count: number): string {
  if (count === 0) return t('No errors');
  return count === 1 ? t('1 error') : t('{0} errors', count);
}
