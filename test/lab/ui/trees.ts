import type { Locator, Page } from 'playwright-core';
import { delay, waitFor } from '../wait';
import { escapeRegExp, type PageElement } from './pageElement';

/** A row of a tree, as it is drawn. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  readonly level: number;
  readonly isExpanded: boolean | undefined;
  readonly isSelected: boolean;
  /** What a screen reader says. */
  readonly aria: string;
  /** The codicon classes of its icon. */
  readonly icon: string;
}

/** The whole side bar. */
export function sidebar(page: Page): Locator {
  return page.locator('.part.sidebar');
}

/** A row by its whole label, or by an expression. */
export function row(scope: Locator, label: string | RegExp): Locator {
  const text = typeof label === 'string' ? new RegExp(`^\\s*${escapeRegExp(label)}\\s*$`) : label;
  const has = scope.page().locator('.label-name', { hasText: text });
  return scope.locator('.monaco-list-row').filter({ has }).first();
}

/** All rows that are drawn (those outside the viewport are not), from top to bottom. */
export async function rows(scope: Locator): Promise<TreeRow[]> {
  const drawn = await scope.locator('.monaco-list-row').evaluateAll((elements: PageElement[]) =>
    elements.map(element => ({
      top: parseFloat(element.style.top),
      label: element.querySelector('.label-name')?.textContent ?? '',
      description: element.querySelector('.label-description')?.textContent ?? '',
      level: Number(element.getAttribute('aria-level')),
      expanded: element.getAttribute('aria-expanded'),
      isSelected: element.classList.contains('selected'),
      aria: element.getAttribute('aria-label') ?? '',
      icon: element.querySelector('.custom-view-tree-node-item-icon')?.getAttribute('class') ?? '',
    })),
  );
  return drawn
    .sort((a, b) => a.top - b.top)
    .map(({ label, description, level, expanded, isSelected, aria, icon }) => ({
      ...{ label, description, level, isSelected, aria },
      isExpanded: expanded === null ? undefined : expanded === 'true',
      icon: (icon.match(/codicon-(?!modifier|colored)[\w-]+/g) ?? []).join(' '),
    }));
}

/** Waits until an element is where it was a moment ago. */
export async function whenAtRest(target: Locator): Promise<void> {
  let before: string | undefined;
  const isAtRest = async () => {
    const now = JSON.stringify(await target.boundingBox());
    const isSame = now === before;
    before = now;
    return isSame;
  };
  await waitFor(isAtRest, { interval: 120, what: 'an element at rest' });
}

/** Waits until the rows have exactly these labels; a tree follows its command by a moment. */
export async function waitRows(scope: Locator, labels: readonly string[], timeout = 10_000) {
  let drawn: string[] = [];
  const areThere = async () => {
    drawn = (await rows(scope)).map(({ label }) => label);
    return JSON.stringify(drawn) === JSON.stringify(labels);
  };
  await waitFor(areThere, { timeout }).catch(() => {
    throw new Error(`rows are ${JSON.stringify(drawn)}, expected ${JSON.stringify(labels)}`);
  });
}

/** Expands a row, if it is not expanded. */
export async function expand(target: Locator): Promise<void> {
  await toggle(target, 'true');
}

/** Collapses a row, if it is expanded. */
export async function collapse(target: Locator): Promise<void> {
  await toggle(target, 'false');
}

async function toggle(target: Locator, state: 'true' | 'false'): Promise<void> {
  await target.waitFor();
  // A row gets its chevron with its first child, a moment after it is there itself.
  const canToggle = async () => (await target.getAttribute('aria-expanded')) !== null;
  await waitFor(canToggle, { what: 'a row that can be expanded' });
  const isThere = async () => (await target.getAttribute('aria-expanded')) === state;
  // A row may move away under the mouse, which then toggles its neighbour, or nothing.
  const tryOnce = async () => {
    if (await isThere()) return true;
    await whenAtRest(target);
    await target.locator('.monaco-tl-twistie').click();
    return waitFor(isThere, { timeout: 3000 }).then(
      () => true,
      () => false,
    );
  };
  await waitFor(tryOnce, { timeout: 20_000, what: `aria-expanded=${state}` });
}

/** Scrolls a tree from its top until a row is drawn. */
export async function scrollTo(scope: Locator, label: string | RegExp): Promise<Locator> {
  const page = scope.page();
  const target = row(scope, label);
  await scope.locator('.monaco-list').first().hover();
  await page.mouse.wheel(0, -1e6);
  await delay(60);
  for (let i = 0; i < 200; i++) {
    if ((await target.count()) > 0 && (await target.isVisible())) return target;
    await page.mouse.wheel(0, 300);
    await delay(40);
  }
  throw new Error(`no row ${String(label)}`);
}

/** Clicks an action that a row shows when the mouse is over it. */
export async function inlineAction(target: Locator, title: string): Promise<void> {
  await target.hover();
  const action = ['aria-label', 'title'].map(name => `.actions .action-label[${name}^="${title}"]`);
  await target.locator(action.join(', ')).first().click();
}

/** Drags one element onto another, with the real mouse. */
export async function drag(from: Locator, to: Locator): Promise<void> {
  const { mouse } = from.page();
  const [start, end] = [await middle(from), await middle(to)];
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(start.x + 6, start.y + 6, { steps: 3 });
  await mouse.move(end.x, end.y, { steps: 12 });
  await delay(120);
  await mouse.move(end.x + 1, end.y, { steps: 2 });
  await delay(80);
  await mouse.up();
}

async function middle(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('cannot drag what is not visible');
  return { x: box.x + Math.min(60, box.width / 2), y: box.y + box.height / 2 };
}
