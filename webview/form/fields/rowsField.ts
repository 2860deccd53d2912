import type { FormRow, FormRows } from '../../../src/protocol/form';
import { button, relabel } from '../../components/toolkit';
import { element, setAttribute, setText, uniqueId } from '../../dom';
import type { FormContext } from '../context';
import { Problems } from '../problems';
import type { FieldState } from './fieldView';
import { Row } from './row';

/** Rows that a person adds and removes: lines of a table, or cards. */
export class RowsField {
  readonly element;
  private readonly label = element('div', { class: 'label', attributes: { id: uniqueId() } });
  private readonly help = element('div', { class: 'help', attributes: { id: uniqueId() } });
  private readonly head = element('div', {
    class: 'rows-head',
    attributes: { 'aria-hidden': 'true' },
  });
  private readonly list = element('div', { class: 'rows' });
  private readonly add;
  private readonly problems;
  private readonly rows: Row[] = [];
  /** Taken over from a page that VS Code had thrown away: its rows have been touched. */
  private readonly areOld: boolean;
  private field: FormRows | undefined;
  private values: readonly FormRow[] = [];

  constructor(
    private readonly id: string,
    private readonly context: FormContext,
  ) {
    this.problems = new Problems(context.act);
    this.add = button({ label: '', onClick: () => this.append() });
    this.element = element('div', {
      class: 'field rows-field',
      attributes: { role: 'group', 'aria-labelledby': this.label.id },
      children: [
        this.label,
        this.help,
        this.head,
        this.list,
        this.problems.element,
        element('div', { class: 'buttons', children: [this.add] }),
      ],
    });
    this.areOld = context.isTouched(id);
  }

  get errors(): number {
    return this.rows.reduce((sum, row) => sum + row.errors, this.problems.errors);
  }

  update({ field, value }: FieldState<FormRows>): void {
    this.field = field;
    this.values = typeof value === 'object' ? value : [];
    setText(this.label, field.label);
    setText(this.help, field.help);
    relabel(this.add, field.addLabel);
    this.element.classList.toggle('is-table', field.layout === 'table');
    this.element.classList.toggle('is-cards', field.layout === 'cards');
    this.element.style.setProperty('--columns', String(field.columns.length));
    this.showHead(field);
    this.showRows(field);
    const isTouched = this.context.isTried() || this.context.isTouched(this.id);
    this.problems.show(field.problems.filter(isOf(undefined, this.values.length)), isTouched);
    const describedBy = [...(field.help ? [this.help.id] : []), ...this.problems.ids];
    setAttribute(this.element, 'aria-describedby', describedBy.join(' ') || undefined);
  }

  focus(): void {
    const [first] = this.rows;
    if (first) first.focus();
    else this.add.focus();
  }

  focusError(): void {
    const row = this.rows.find(each => each.errors > 0);
    if (row) row.focusError();
    else this.focus();
  }

  private showHead({ columns }: FormRows): void {
    const labels = columns.map(({ label }) => label);
    const shown = [...this.head.children].map(child => child.textContent);
    if (labels.join('\n') !== shown.join('\n')) {
      this.head.replaceChildren(...labels.map(text => element('span', { text })));
    }
    this.head.hidden = this.values.length === 0;
  }

  private showRows(field: FormRows): void {
    while (this.rows.length > this.values.length) this.rows.pop()?.element.remove();
    this.values.forEach((value, index) => {
      const row = this.rows[index] ?? this.createRow();
      row.update({
        value,
        columns: field.columns,
        label: field.rows[index]?.label ?? String(index + 1),
        facts: field.rows[index]?.facts,
        problems: field.problems.filter(isOf(index, this.values.length)),
        withErrors: this.context.isTried() || this.areOld,
      });
    });
  }

  private createRow(): Row {
    const row: Row = new Row({
      change: (value, isTyping) =>
        this.set(this.values.with(this.rows.indexOf(row), value), isTyping),
      touch: () => this.context.touch(this.id),
      act: this.context.act,
      remove: () => this.remove(this.rows.indexOf(row)),
      next: column => this.goOn(this.rows.indexOf(row), column),
    });
    this.rows.push(row);
    this.list.append(row.element);
    return row;
  }

  private append(): void {
    const columns = this.field?.columns ?? [];
    const empty = Object.fromEntries(columns.map(({ id }) => [id, '']));
    this.set([...this.values, empty], false);
    this.rows.at(-1)?.focus();
  }

  private remove(index: number): void {
    const [gone] = this.rows.splice(index, 1);
    gone?.element.remove();
    this.set(this.values.toSpliced(index, 1), false);
    (this.rows[index] ?? this.rows[index - 1] ?? this.add).focus();
  }

  /** Enter goes to the next row and, in the last one, makes one. */
  private goOn(index: number, column: string): void {
    const next = this.rows[index + 1];
    if (next) next.focus(column);
    else this.append();
  }

  private set(values: readonly FormRow[], isTyping: boolean): void {
    this.values = values;
    this.context.change(this.id, values, isTyping);
  }
}

/** Whether a problem is about this row; one about a row that is not there is about all of them. */
function isOf(index: number | undefined, count: number): (problem: { row?: number }) => boolean {
  return ({ row }) => (row !== undefined && row >= 0 && row < count ? row : undefined) === index;
}
