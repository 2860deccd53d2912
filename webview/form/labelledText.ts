import type { FormProblem } from '../../src/protocol/form';
import { element, setAttribute, setText, uniqueId } from '../dom';
import { Problems } from './problems';
import { TextInput, type TextLooks } from './textInput';
import { onLeave } from './touch';

export interface LabelledTextLooks extends TextLooks {
  readonly help?: string;
  readonly problems: readonly FormProblem[];
  /** Errors are shown even where nobody has been yet. */
  readonly withErrors: boolean;
}

interface Actions {
  readonly change: (value: string, isTyping: boolean) => void;
  readonly touch: () => void;
  readonly act: (id: string) => void;
}

/** A text with its label, its help and its problems: a field, or a cell of a table. */
export class LabelledText {
  readonly element;
  private readonly text;
  private readonly problems;
  private readonly label = element('label', { class: 'label', attributes: { for: uniqueId() } });
  private readonly help = element('div', { class: 'help', attributes: { id: uniqueId() } });

  constructor(
    className: string,
    actions: Actions,
    private isTouched = false,
  ) {
    const touch = () => {
      if (this.isTouched) return;
      this.isTouched = true;
      actions.touch();
    };
    this.text = new TextInput((value, isTyping) => {
      const isFirst = !this.isTouched;
      this.isTouched = true;
      actions.change(value, isTyping);
      if (isFirst) actions.touch();
    });
    this.problems = new Problems(actions.act);
    this.input.id = this.label.htmlFor;
    this.element = element('div', {
      class: className,
      children: [this.label, this.help, this.text.element, this.problems.element],
    });
    onLeave(this.input, touch);
  }

  get input(): HTMLInputElement {
    return this.text.input;
  }

  get errors(): number {
    return this.problems.errors;
  }

  update(looks: LabelledTextLooks, value: string): void {
    setText(this.label, looks.label);
    setText(this.help, looks.help);
    this.text.update(looks);
    this.text.put(value);
    this.problems.show(looks.problems, looks.withErrors || this.isTouched);
    const describedBy = [...(looks.help ? [this.help.id] : []), ...this.problems.ids];
    setAttribute(this.input, 'aria-describedby', describedBy.join(' ') || undefined);
    setAttribute(this.input, 'aria-invalid', this.errors > 0 ? 'true' : undefined);
  }
}
