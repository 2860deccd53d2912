import type { FormModel } from '../../src/protocol/form';
import { element, setText, uniqueId } from '../dom';
import { Keyed } from '../components/keyed';

/** What will happen, step by step. */
export class Preview {
  readonly element;
  private readonly title = element('h2', { attributes: { id: uniqueId() } });
  private readonly list = element('ol');
  private readonly lines = new Keyed(
    this.list,
    ({ index }: { readonly text: string; readonly index: number }) => String(index),
    () => {
      const made = element('li', { attributes: { dir: 'auto' } });
      return { element: made, update: ({ text }: { text: string }) => setText(made, text) };
    },
  );

  constructor() {
    this.element = element('section', {
      class: 'section preview',
      attributes: { 'aria-labelledby': this.title.id },
      children: [this.title, this.list],
    });
  }

  update(preview: FormModel['preview']): void {
    this.element.hidden = !preview?.lines.length;
    setText(this.title, preview?.title);
    this.lines.show((preview?.lines ?? []).map((text, index) => ({ text, index })));
  }
}
