import type { FormSuggestion } from '../../src/protocol/form';
import { icon } from '../components/icons';
import { element, setAttribute } from '../dom';
import { Suggestions } from './suggestions';

/** More than anybody types, and less than what the extension would refuse. */
const longest = 20_000;

export interface TextLooks {
  readonly label: string;
  readonly placeholder?: string;
  readonly suggestions?: readonly FormSuggestion[];
  readonly isReadOnly?: boolean;
}

/** One line of text, with a list of suggestions where there are any. */
export class TextInput {
  readonly element = element('div', { class: 'text-input' });
  readonly input = element('input', {
    attributes: {
      type: 'text',
      spellcheck: 'false',
      autocomplete: 'off',
      dir: 'auto',
      maxlength: String(longest),
    },
  });
  private readonly suggestions;
  private readonly arrow = element('span', {
    class: 'arrow',
    attributes: { 'aria-hidden': 'true' },
    children: [icon('down')],
  });

  constructor(onChange: (value: string, isTyping: boolean) => void) {
    this.suggestions = new Suggestions(this.input, value => {
      this.input.value = value;
      onChange(value, false);
    });
    this.input.addEventListener('input', () => onChange(this.input.value, true));
    this.arrow.addEventListener('mousedown', event => {
      event.preventDefault();
      this.suggestions.toggle();
    });
    this.element.append(this.input, this.arrow, this.suggestions.element);
  }

  update({ label, placeholder, suggestions = [], isReadOnly = false }: TextLooks): void {
    this.input.readOnly = isReadOnly;
    setAttribute(this.input, 'placeholder', placeholder);
    this.suggestions.set(suggestions, label);
    this.arrow.hidden = suggestions.length === 0 || isReadOnly;
  }

  /** Leaves what is equal alone, so that the caret stays where it is. */
  put(value: string): void {
    if (this.input.value !== value) this.input.value = value;
  }
}
