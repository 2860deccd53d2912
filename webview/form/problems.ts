import type { FormProblem } from '../../src/protocol/form';
import { icon } from '../components/icons';
import { button } from '../components/toolkit';
import { element, setText, uniqueId } from '../dom';
import { t } from '../l10n';
import { Keyed } from '../components/keyed';

type Severity = FormProblem['severity'];

/** What is to be said about a field, below it. */
export class Problems {
  readonly element = element('div', { class: 'problems', attributes: { id: uniqueId() } });
  private readonly items;
  private shown: readonly FormProblem[] = [];

  constructor(act: (id: string) => void) {
    this.items = new Keyed(this.element, keyOf, problem => new ProblemView(problem, act));
  }

  /** How many errors can be seen. */
  get errors(): number {
    return this.shown.filter(({ severity }) => severity === 'error').length;
  }

  /** For `aria-describedby`. */
  get ids(): string[] {
    return this.shown.length > 0 ? [this.element.id] : [];
  }

  /** Warnings are always shown, errors only when it is time for them. */
  show(problems: readonly FormProblem[], withErrors: boolean): void {
    this.shown = problems.filter(({ severity }) => withErrors || severity !== 'error');
    this.items.show(this.shown);
    this.element.hidden = this.shown.length === 0;
  }
}

class ProblemView {
  readonly element;
  private readonly text = element('span', { class: 'problem-text' });

  constructor({ severity, fix }: FormProblem, act: (id: string) => void) {
    this.element = element('div', {
      class: `problem is-${severity}`,
      children: [
        severityIcon(severity),
        this.text,
        fix && button({ label: fix.label, onClick: () => act(fix.id) }),
      ],
    });
  }

  update({ text }: FormProblem): void {
    setText(this.text, text);
  }
}

/** A problem whose words change stays the same; one with another button does not. */
function keyOf({ severity, fix }: FormProblem): string {
  return JSON.stringify([severity, fix?.id, fix?.label]);
}

/** How bad it is, as a picture and as a word, so that nobody depends on the colour. */
export function severityIcon(severity: Severity): HTMLElement {
  const words = { error: t('Error'), warning: t('Warning'), info: t('Information') };
  return element('span', {
    class: `severity is-${severity}`,
    attributes: { role: 'img', 'aria-label': words[severity] },
    children: [icon(severity)],
  });
}
