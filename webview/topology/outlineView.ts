import type { Attachments } from '../../src/landscape/attachments';
import type { ContainerId } from '../../src/landscape/landscape';
import type { Target } from '../../src/protocol/topology';
import { icon } from '../components/icons';
import { button } from '../components/toolkit';
import { element, isolated, setAttribute } from '../dom';
import { t } from '../l10n';
import { hueClass } from './elements/place';
import type { OutlineGroup, OutlineRow } from './outline';
import { containerContext, networkContext, setContext, targetKey } from './target';
import { groupName, groupFacts, rowFacts } from './words';

export interface OutlineActions {
  /** Selects it in the drawing and brings it into sight. */
  readonly select: (target: Target) => void;
  readonly inspect: (target: Target) => void;
  readonly close: () => void;
  /** Escape: back to the drawing. */
  readonly leave: () => void;
}

/** One line: a network, or a container below it. */
interface Line {
  readonly key: string;
  readonly group: OutlineGroup;
  readonly row?: OutlineRow;
  readonly target: Target | undefined;
  /** Where it is among its neighbours, from 1, of how many. */
  readonly at: number;
  readonly of: number;
}

/** Up to so many containers all networks are open at first. */
const fewEnough = 100;

/**
 * The landscape as a list of networks and their containers: for screen readers always there, for eyes when it is opened
 * or has the keyboard. A flat tree with levels, as VS Code's own; containers are made when their network is opened.
 */
export class OutlineView {
  readonly element = element('aside', { class: 'outline', attributes: { 'aria-label': title() } });
  private readonly tree = element('div', {
    class: 'outline-tree',
    attributes: { role: 'tree', 'aria-label': t('Networks and their containers') },
  });
  private groups: readonly OutlineGroup[] = [];
  private attachments: Attachments | undefined;
  /** What lies over the drawing, of containers. */
  private said: ReadonlyMap<ContainerId, string> = new Map();
  private lines: readonly Line[] = [];
  private readonly made = new Map<string, { readonly element: HTMLElement; signature: string }>();
  private readonly toggled = new Map<string, boolean>();
  private selected: Target | undefined;
  private stop: string | undefined;
  private waiting = 0;
  private isOpen = false;

  constructor(private readonly actions: OutlineActions) {
    this.element.append(
      element('div', {
        class: 'outline-head',
        children: [
          element('span', { class: 'outline-title', text: title() }),
          button({ label: t('Hide Outline'), icon: icon('close'), onClick: actions.close }),
        ],
      }),
      this.tree,
    );
    // What is waiting is made at once when somebody comes to it.
    this.element.addEventListener('focusin', () => this.renderNow());
    this.element.addEventListener('keydown', event => this.press(event));
    this.tree.addEventListener('click', event => this.click(event));
    this.tree.addEventListener('dblclick', event => {
      const target = this.lineOf(event.target)?.target;
      if (target) this.actions.inspect(target);
    });
  }

  /** Opens or closes it for the eye. */
  open(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.element.classList.toggle('is-open', isOpen);
    if (isOpen) this.renderNow();
  }

  focus(): void {
    this.renderNow();
    this.made.get(this.stop ?? '')?.element.focus();
  }

  /** Shows these groups; while nobody looks, a little later. */
  show(
    groups: readonly OutlineGroup[],
    attachments: Attachments,
    said: ReadonlyMap<ContainerId, string>,
  ): void {
    this.groups = groups;
    this.said = said;
    this.attachments = attachments;
    this.renderSoon();
  }

  /** Says what is selected in the drawing. */
  select(target: Target | undefined): void {
    this.selected = target;
    if (this.isOpen) this.openFor(target);
    this.renderSoon();
  }

  private renderSoon(): void {
    if (this.waiting) return;
    const isSeen = this.isOpen || this.element.contains(document.activeElement);
    const timeout = isSeen ? 50 : 1000;
    this.waiting = requestIdleCallback(() => this.render(), { timeout });
  }

  private renderNow(): void {
    if (this.waiting) this.render();
  }

  /** Touches only the lines that changed, came or went. */
  private render(): void {
    cancelIdleCallback(this.waiting);
    this.waiting = 0;
    this.lines = this.linesOf();
    const selected = this.selectedLine()?.key;
    if (selected !== undefined && !this.element.contains(document.activeElement)) {
      this.stop = selected;
    }
    if (!this.lines.some(({ key }) => key === this.stop)) this.stop = this.lines[0]?.key;
    const kept = new Set(this.lines.map(({ key }) => key));
    for (const [key, { element: gone }] of this.made) {
      if (kept.has(key)) continue;
      gone.remove();
      this.made.delete(key);
    }
    let at = this.tree.firstElementChild;
    for (const line of this.lines) {
      const shown = this.draw(line, line.key === selected);
      if (shown === at) at = at.nextElementSibling;
      else this.tree.insertBefore(shown, at);
    }
    if (this.isOpen && selected !== undefined) this.reveal(selected);
  }

  private reveal(key: string): void {
    this.made.get(key)?.element.scrollIntoView({ block: 'nearest' });
  }

  private linesOf(): Line[] {
    const { groups } = this;
    return groups.flatMap((group, index): Line[] => {
      const target: Target | undefined = group.network && {
        kind: 'network',
        networkId: group.network.id,
      };
      const head = { key: group.key, group, target, at: index + 1, of: groups.length };
      if (!this.isExpanded(group)) return [head];
      const rows = group.rows();
      return [
        head,
        ...rows.map((row, i) => {
          const { key, target } = row;
          return { key, group, row, target, at: i + 1, of: rows.length };
        }),
      ];
    });
  }

  private isExpanded({ key, count }: OutlineGroup): boolean {
    if (count === 0) return false;
    const isFew = this.groups.reduce((sum, group) => sum + group.count, 0) <= fewEnough;
    return this.toggled.get(key) ?? isFew;
  }

  private draw(line: Line, isSelected: boolean): HTMLElement {
    const { key, group, row } = line;
    const made = this.made.get(key) ?? {
      element: element('div', { attributes: { role: 'treeitem' } }),
      signature: '',
    };
    this.made.set(key, made);
    const on = made.element;
    const expanded = row || !group.count ? undefined : String(this.isExpanded(group));
    const name = row ? row.container.name : groupName(group);
    const facts = row ? this.factsOf(row) : groupFacts(group);
    setAttribute(on, 'tabindex', key === this.stop ? '0' : '-1');
    setAttribute(on, 'aria-selected', String(isSelected));
    setAttribute(on, 'aria-expanded', expanded);
    setAttribute(on, 'aria-posinset', String(line.at));
    setAttribute(on, 'aria-setsize', String(line.of));
    this.setMenu(on, line);
    const signature = [name, facts, group.hue, expanded].join('\n');
    if (made.signature === signature) return on;
    made.signature = signature;
    setAttribute(on, 'aria-level', row ? '2' : '1');
    on.className = `outline-line ${row ? 'is-row' : 'is-group'} ${hueClass(group.hue)}`;
    on.replaceChildren(
      expanded === undefined
        ? element('span', { class: 'twistie' })
        : icon(expanded === 'true' ? 'down' : 'right'),
      element('span', {
        class: 'outline-text',
        children: [isolated(name, 'outline-name'), isolated(facts, 'outline-facts')],
      }),
    );
    return on;
  }

  private factsOf(row: OutlineRow): string {
    return [rowFacts(row), this.said.get(row.container.id)].filter(Boolean).join(', ');
  }

  private setMenu(on: HTMLElement, { group: { network }, row }: Line): void {
    if (row && this.attachments) {
      setContext(on, containerContext(row.container, this.attachments, network));
    } else if (network) setContext(on, networkContext(network));
    else on.setAttribute('data-vscode-context', '{"preventDefaultContextMenuItems":true}');
  }

  /** A container is in several networks: the line that was chosen last, or the first. */
  private selectedLine(): Line | undefined {
    const { selected } = this;
    if (!selected) return undefined;
    const isSame = ({ target, row }: Line) =>
      selected.kind === 'endpoint'
        ? row?.container.id === selected.containerId
        : target && targetKey(target) === targetKey(selected);
    const found = this.lines.filter(isSame);
    return found.find(({ key }) => key === this.stop) ?? found[0];
  }

  private openFor(target: Target | undefined): void {
    if (!target || target.kind === 'network') return;
    const networks =
      this.attachments?.on(target.containerId).map(({ network }) => network.id) ?? [];
    const keys: string[] = networks.length ? networks : [''];
    const groups = this.groups.filter(({ key }) => keys.includes(key));
    if (groups[0] && !groups.some(group => this.isExpanded(group))) {
      this.toggled.set(groups[0].key, true);
    }
  }

  private lineOf(node: EventTarget | null): Line | undefined {
    const on = node instanceof Element ? node.closest('.outline-line') : null;
    return on ? this.lines.find(({ key }) => this.made.get(key)?.element === on) : undefined;
  }

  private toggle({ group, row }: Line, isOpen: boolean): boolean {
    if (row || group.count === 0 || this.isExpanded(group) === isOpen) return false;
    this.toggled.set(group.key, isOpen);
    this.render();
    return true;
  }

  private click(event: MouseEvent): void {
    const line = this.lineOf(event.target);
    if (!line) return;
    const isTwistie = event.target instanceof Element && event.target.closest('.icon') !== null;
    if (isTwistie && this.toggle(line, !this.isExpanded(line.group))) return;
    this.choose(line);
  }

  private choose(line: Line): void {
    this.goTo(line);
    if (line.target) this.actions.select(line.target);
    else this.toggle(line, !this.isExpanded(line.group));
  }

  private goTo(line: Line | undefined): void {
    if (!line) return;
    const before = this.made.get(this.stop ?? '')?.element;
    if (before) before.tabIndex = -1;
    this.stop = line.key;
    const now = this.made.get(line.key)?.element;
    if (!now) return;
    now.tabIndex = 0;
    now.focus();
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = this.lineOf(event.target);
    if (event.key === 'Escape') this.actions.leave();
    else if (!line || !this.walk(event.key, line)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** True for a key that means something. */
  private walk(key: string, line: Line): boolean {
    const { lines } = this;
    const at = lines.indexOf(line);
    switch (key) {
      case 'ArrowDown':
        this.goTo(lines[at + 1]);
        return true;
      case 'ArrowUp':
        this.goTo(lines[at - 1]);
        return true;
      case 'Home':
        this.goTo(lines[0]);
        return true;
      case 'End':
        this.goTo(lines.at(-1));
        return true;
      case 'ArrowRight':
        if (!this.toggle(line, true) && !line.row && line.group.count) this.goTo(lines[at + 1]);
        return true;
      case 'ArrowLeft':
        if (line.row) this.goTo(lines.find(({ group, row }) => group === line.group && !row));
        else this.toggle(line, false);
        return true;
      case 'Enter':
      case ' ':
        this.choose(line);
        return true;
      default:
        return this.jump(key, at);
    }
  }

  /** A letter leads to the next line that begins with it. */
  private jump(key: string, at: number): boolean {
    if (!/^[\p{L}\p{N}]$/u.test(key)) return false;
    const ahead = [...this.lines.slice(at + 1), ...this.lines.slice(0, at)];
    const begins = ({ group, row }: Line) =>
      (row?.container.name ?? groupName(group)).toLowerCase().startsWith(key.toLowerCase());
    this.goTo(ahead.find(begins));
    return true;
  }
}

function title(): string {
  return t('Outline');
}
