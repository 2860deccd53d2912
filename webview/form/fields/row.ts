import type { FormColumn, FormProblem, FormRow } from '../../../src/protocol/form';
import { icon } from '../../components/icons';
import { button, relabel } from '../../components/toolkit';
import { element, setAttribute, setText, uniqueId } from '../../dom';
import { t } from '../../l10n';
import { Keyed } from '../../components/keyed';
import { LabelledText } from '../labelledText';
import { Problems } from '../problems';

export interface RowLooks {
  readonly value: FormRow;
  readonly columns: readonly FormColumn[];
  readonly label: string;
  readonly facts: string | undefined;
  readonly problems: readonly FormProblem[];
  readonly withErrors: boolean;
}

export interface RowActions {
  readonly change: (value: FormRow, isTyping: boolean) => void;
  readonly touch: () => void;
  readonly act: (id: string) => void;
  readonly remove: () => void;
  /** Enter was pressed in that column. */
  readonly next: (column: string) => void;
}

interface CellState {
  readonly column: FormColumn;
  readonly looks: RowLooks;
}

/** A line of a table, or a card. */
export class Row {
  readonly element;
  private readonly title = element('div', { class: 'row-title', attributes: { id: uniqueId() } });
  private readonly facts = element('div', { class: 'row-facts', attributes: { id: uniqueId() } });
  private readonly list = element('div', { class: 'cells' });
  private readonly cells;
  private readonly removal;
  private readonly problems;
  private value: FormRow = {};
  private isTouched = false;

  constructor(private readonly actions: RowActions) {
    this.problems = new Problems(actions.act);
    this.removal = button({ label: '', icon: icon('close'), onClick: actions.remove });
    this.removal.classList.add('remove');
    this.cells = new Keyed(
      this.list,
      ({ column }: CellState) => column.id,
      ({ column }) => this.createCell(column.id),
    );
    this.element = element('div', {
      class: 'row',
      attributes: { role: 'group', 'aria-labelledby': this.title.id },
      children: [this.title, this.facts, this.list, this.removal, this.problems.element],
    });
  }

  get errors(): number {
    return this.cells.all.reduce((sum, { text }) => sum + text.errors, this.problems.errors);
  }

  update(looks: RowLooks): void {
    this.value = looks.value;
    setText(this.title, looks.label);
    setText(this.facts, looks.facts);
    relabel(this.removal, t('Remove {0}', looks.label));
    this.cells.show(looks.columns.map(column => ({ column, looks })));
    const isCell = (id: string | undefined) => looks.columns.some(column => column.id === id);
    this.problems.show(
      looks.problems.filter(({ column }) => !isCell(column)),
      looks.withErrors || this.isTouched,
    );
    const describedBy = [...(looks.facts ? [this.facts.id] : []), ...this.problems.ids];
    setAttribute(this.element, 'aria-describedby', describedBy.join(' ') || undefined);
  }

  focus(column?: string): void {
    const cell = this.cells.all.find(({ id }) => id === column) ?? this.cells.all[0];
    cell?.text.input.focus();
  }

  focusError(): void {
    this.focus(this.cells.all.find(({ text }) => text.errors > 0)?.id);
  }

  private createCell(id: string) {
    const text = new LabelledText('cell', {
      change: (value, isTyping) => {
        this.isTouched = true;
        this.actions.change({ ...this.value, [id]: value }, isTyping);
      },
      touch: () => {
        this.isTouched = true;
        this.actions.touch();
      },
      act: this.actions.act,
    });
    text.input.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.actions.next(id);
    });
    const update = ({ column, looks }: CellState) =>
      text.update(
        {
          ...column,
          problems: looks.problems.filter(problem => problem.column === id),
          withErrors: looks.withErrors,
        },
        looks.value[id] ?? '',
      );
    return { id, text, element: text.element, update };
  }
}
