import type { Locator, Page } from 'playwright-core';
import { delay, waitFor } from '../wait';
import { escapeRegExp } from './pageElement';
import { whenAtRest } from './trees';

const itemSelector = '.context-view .monaco-menu .action-item';

/** Right-clicks an element and chooses an entry; further labels go down submenus. */
export async function contextMenu(target: Locator, ...labels: readonly string[]): Promise<void> {
  const [first = ''] = labels;
  await openContextMenu(target, menu => itemOf(menu, first).isVisible());
  await chooseInMenu(target.page(), ...labels);
}

/** Chooses an entry of the menu that is open already. */
export async function chooseInMenu(page: Page, ...labels: readonly string[]): Promise<void> {
  const menu = openMenu(page);
  await menu.waitFor();
  for (const [index, label] of labels.entries()) {
    const item = itemOf(page, label);
    await item.hover();
    if (index === labels.length - 1) return clickUntilGone(item, menu);
    await page.locator('.context-view .monaco-submenu').last().waitFor();
  }
}

/** The labels of an element's context menu. */
export async function contextMenuLabels(target: Locator): Promise<string[]> {
  await openContextMenu(target);
  return openMenuLabels(target.page());
}

/** The labels of the menu that is open; closes it. */
export async function openMenuLabels(page: Page): Promise<string[]> {
  await openMenu(page).waitFor();
  const labels = page.locator(`${itemSelector}:not(.separator) .action-label:not(.separator)`);
  const texts = await labels.allTextContents();
  await page.keyboard.press('Escape');
  await openMenu(page).waitFor({ state: 'hidden' });
  return texts.map(text => text.trim()).filter(text => text !== '');
}

/** Right-clicks until it is the element’s own menu that is open: a row may move away under the mouse. */
export async function openContextMenu(
  target: Locator,
  isRight: (page: Page) => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const page = target.page();
  const tryOnce = async () => {
    await whenAtRest(target);
    await target.click({ button: 'right' });
    try {
      await openMenu(page).waitFor({ timeout: 3000 });
    } catch {
      return false;
    }
    if ((await isOwn(target)) && (await isRight(page))) return true;
    await page.keyboard.press('Escape');
    await openMenu(page).waitFor({ state: 'hidden' });
    return false;
  };
  await waitFor(tryOnce, { timeout: 20_000, what: 'its own menu' });
}

/** A list gives the focus to the row whose menu it opens. */
async function isOwn(target: Locator): Promise<boolean> {
  const classes = ((await target.getAttribute('class')) ?? '').split(' ');
  return !classes.includes('monaco-list-row') || classes.includes('focused');
}

function itemOf(page: Page, label: string): Locator {
  const hasText = new RegExp(`^\\s*${escapeRegExp(label)}`);
  const has = page.locator('.action-label', { hasText });
  return page.locator(itemSelector).filter({ has }).last();
}

function openMenu(page: Page): Locator {
  return page.locator('.context-view .monaco-menu').first();
}

/** VS Code ignores the mouse in a menu's first 100 ms; so wait, and look whether the menu went. */
async function clickUntilGone(item: Locator, menu: Locator): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await delay(200);
    await item.click();
    const isGone = menu.waitFor({ state: 'hidden', timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (await isGone) return;
  }
  throw new Error('the menu does not react');
}
