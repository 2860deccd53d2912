import type { FormModel } from '../../src/protocol/form';
import { element, setText, uniqueId } from '../dom';
import { Keyed } from '../components/keyed';

type Preset = NonNullable<FormModel['presets']>['choices'][number];

/** Ready-made values, each a button that says what it is good for. */
export class Presets {
  readonly element;
  private readonly label = element('h2', { class: 'label', attributes: { id: uniqueId() } });
  private readonly row = element('div', { class: 'preset-row' });
  private readonly buttons;

  constructor(act: (id: string) => void) {
    this.buttons = new Keyed(
      this.row,
      ({ id }: Preset) => id,
      ({ id }) => new Card(() => act(id)),
    );
    this.element = element('div', {
      class: 'presets',
      attributes: { role: 'group', 'aria-labelledby': this.label.id },
      children: [this.label, this.row],
    });
  }

  update(presets: FormModel['presets']): void {
    this.element.hidden = !presets?.choices.length;
    setText(this.label, presets?.label);
    this.buttons.show(presets?.choices ?? []);
  }
}

class Card {
  readonly element;
  private readonly label = element('span', { class: 'preset-label' });
  private readonly detail = element('span', { class: 'preset-detail' });

  constructor(press: () => void) {
    this.element = element('button', {
      class: 'preset',
      attributes: { type: 'button' },
      children: [this.label, this.detail],
    });
    this.element.addEventListener('click', press);
  }

  update({ label, detail }: Preset): void {
    setText(this.label, label);
    setText(this.detail, detail);
  }
}
