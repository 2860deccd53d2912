import type { MatrixCellModel, MatrixHead, MatrixModel } from '../../src/protocol/matrix';
import { icon, type IconName } from '../components/icons';
import { element, isolated, setAttribute } from '../dom';
import { t } from '../l10n';
import { targetOf } from './gridKeys';

const icons: Readonly<Record<MatrixCellModel['tone'], IconName | undefined>> = {
  good: 'check',
  bad: 'close',
  quiet: undefined,
  pending: undefined,
};

interface Cell {
  readonly element: HTMLElement;
  shown: string;
}

/** Who reaches whom: a grid that is one stop of the Tab key, within which arrows walk. */
export class GridView {
  private readonly table = element('table', {
    attributes: { role: 'grid', 'aria-readonly': 'true' },
  });
  readonly element = element('div', { class: 'grid', children: [this.table] });
  private heads = '';
  private cells: Cell[][] = [];
  private model: MatrixModel | undefined;
  private at = { row: 0, column: 0 };

  constructor(private readonly open: (row: number, column: number) => void) {
    this.table.addEventListener('keydown', event => this.press(event));
    this.table.addEventListener('click', event => this.choose(event.target));
    this.table.addEventListener('focusin', event => {
      const place = this.placeOf(event.target);
      if (place) this.moveTo(place.row, place.column);
    });
  }

  update(model: MatrixModel): void {
    this.model = model;
    this.element.hidden = model.rows.length === 0;
    setAttribute(this.table, 'aria-label', model.title);
    const { targets, ports, rows } = model;
    const heads = JSON.stringify([
      targets,
      ports,
      rows.map(({ title, detail }) => [title, detail]),
    ]);
    if (heads !== this.heads) {
      this.heads = heads;
      this.build(model);
    }
    rows.forEach(({ cells }, row) => {
      cells.forEach((cell, column) => {
        const made = this.cells[row]?.[column];
        if (made) show(made, cell);
      });
    });
  }

  private build({ targets, ports, rows }: MatrixModel): void {
    const hadFocus = this.table.contains(document.activeElement);
    const top = element('tr', {
      children: [
        element('th', { class: 'corner', text: t('From \\ To'), attributes: { rowspan: '2' } }),
        ...targets.map(each => headOf(each, 'col')),
      ],
    });
    const second = element('tr', {
      class: 'ports',
      children: ports.map(each => headOf(each, 'col')),
    });
    this.cells = rows.map(({ cells }) => cells.map(() => newCell()));
    const body = rows.map((row, index) =>
      element('tr', {
        children: [
          headOf({ ...row, span: 1 }, 'row'),
          ...(this.cells[index] ?? []).map(cell => cell.element),
        ],
      }),
    );
    this.table.replaceChildren(
      element('thead', { children: [top, second] }),
      element('tbody', { children: body }),
    );
    this.moveTo(this.at.row, this.at.column);
    if (hadFocus) this.here?.element.focus();
  }

  private press(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(event.target);
      return;
    }
    const size = { rows: this.cells.length, columns: this.cells[0]?.length ?? 0 };
    const target = targetOf(event.key, event.ctrlKey || event.metaKey, this.at, size);
    if (!target) return;
    event.preventDefault();
    this.moveTo(target.row, target.column);
    this.here?.element.focus();
  }

  private choose(target: EventTarget | null): void {
    const place = this.placeOf(target);
    if (!place) return;
    const cell = this.model?.rows[place.row]?.cells[place.column];
    if (cell?.canOpen) this.open(place.row, place.column);
  }

  private placeOf(target: EventTarget | null): { row: number; column: number } | undefined {
    if (!(target instanceof Node)) return undefined;
    for (const [row, cells] of this.cells.entries()) {
      const column = cells.findIndex(cell => cell.element.contains(target));
      if (column >= 0) return { row, column };
    }
    return undefined;
  }

  private get here(): Cell | undefined {
    return this.cells[this.at.row]?.[this.at.column];
  }

  /** The cell that Tab comes to. */
  private moveTo(row: number, column: number): void {
    if (this.here) this.here.element.tabIndex = -1;
    const last = (length: number) => Math.max(0, length - 1);
    const toRow = Math.min(row, last(this.cells.length));
    this.at = { row: toRow, column: Math.min(column, last(this.cells[toRow]?.length ?? 0)) };
    if (this.here) this.here.element.tabIndex = 0;
  }
}

function headOf({ title, detail, span }: MatrixHead, scope: 'col' | 'row'): HTMLElement {
  const made = element('th', {
    class: scope === 'row' ? 'sender' : 'target',
    attributes: {
      scope: span > 1 ? 'colgroup' : scope,
      role: scope === 'row' ? 'rowheader' : 'columnheader',
      ...(span > 1 ? { colspan: String(span) } : {}),
    },
    children: [isolated(title, 'head-title')],
  });
  if (detail !== '') made.append(isolated(detail, 'head-detail'));
  return made;
}

function newCell(): Cell {
  const made = element('td', { attributes: { role: 'gridcell', tabindex: '-1' } });
  return { element: made, shown: '' };
}

function show(cell: Cell, model: MatrixCellModel): void {
  const { tone, text, label, isSurprise, canOpen } = model;
  const shown = JSON.stringify(model);
  if (cell.shown === shown) return;
  cell.shown = shown;
  const { element: made } = cell;
  made.className = [`cell is-${tone}`, isSurprise && 'is-surprise', canOpen && 'can-open']
    .filter(Boolean)
    .join(' ');
  made.title = label;
  const sign = icons[tone];
  made.replaceChildren(
    element('span', { class: 'announcer', text: label }),
    element('span', {
      class: 'cell-words',
      attributes: { 'aria-hidden': 'true' },
      children: [
        sign && icon(sign),
        element('span', { text }),
        isSurprise ? icon('warning') : undefined,
      ],
    }),
  );
}
