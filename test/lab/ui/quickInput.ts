import type { Locator, Page } from 'playwright-core';
import { delay, waitFor } from '../wait';

const rowSelector = '.quick-input-list .monaco-list-row';
const labelSelector = '.monaco-icon-label .label-name, .quick-input-list-label';

/** The open quick pick or input box. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:not([style*="display: none"])');
}

/** The text field of the open quick pick or input box. */
export function quickField(page: Page): Locator {
  return quickInput(page).locator('.quick-input-box input');
}

/** Closes whatever quick pick or input box is open. */
export async function closeQuickInput(page: Page): Promise<void> {
  for (let i = 0; i < 3 && (await quickInput(page).isVisible()); i++) {
    await page.keyboard.press('Escape');
  }
}

/** Runs a command from the palette by its title, once the palette has it. */
export async function runCommand(page: Page, title: string, timeout?: number): Promise<void> {
  const row = await openPalette(page, title, timeout);
  await row.click();
}

/** Opens the palette at a command, once it has it; gives its row, which Enter runs too. */
export async function openPalette(page: Page, title: string, timeout = 30_000): Promise<Locator> {
  const keys = ['F1', 'Control+Shift+P'];
  let attempt = 0;
  const tryOnce = async () => {
    await closeQuickInput(page);
    await page.keyboard.press(keys[attempt++ % keys.length] ?? 'F1');
    try {
      await quickField(page).waitFor({ timeout: 2500 });
    } catch {
      // The key went to a webview, a hover or a list: take the focus away from there.
      const statusBar = page.locator('.part.statusbar');
      await statusBar.click({ position: { x: 500, y: 8 }, timeout: 1000 }).catch(() => undefined);
      return false;
    }
    // It may be the closing one of the command before: then this fails soon, and is tried again.
    await quickField(page).fill(`>${title}`, { timeout: 1500 });
    const row = commandRow(page, title);
    await row.waitFor({ timeout: 2500 });
    return row;
  };
  const what = `the command "${title}" in the palette`;
  return waitFor(tryOnce, { timeout, interval: 300, what });
}

/** The titles that the palette offers for a text. */
export async function commandTitles(page: Page, text: string): Promise<string[]> {
  await closeQuickInput(page);
  await page.keyboard.press('F1');
  await quickField(page).fill(`>${text}`);
  await quickInput(page).locator(rowSelector).first().waitFor();
  await delay(300);
  const titles = await pickLabels(page);
  await closeQuickInput(page);
  return titles;
}

/** Picks an entry of the open quick pick by (part of) its label; several ones are ticked. */
export async function pick(page: Page, ...labels: readonly string[]): Promise<void> {
  await quickInput(page).waitFor();
  if (labels.length === 1) return quickRow(page, labels[0] ?? '').click();
  const box = '.quick-input-list-checkbox, input[type=checkbox], .monaco-checkbox';
  for (const label of labels) await quickRow(page, label).locator(box).first().click();
  return acceptPick(page);
}

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await quickField(page).fill(name);
  await pick(page, name);
}

/** Ticks one entry of an open quick pick that takes several; acceptPick ends it. */
export async function tick(page: Page, label: string): Promise<void> {
  const box = '.quick-input-list-checkbox, input[type=checkbox], .monaco-checkbox';
  await quickRow(page, label).locator(box).first().click();
}

/** The OK button of a quick pick that takes several. */
export async function acceptPick(page: Page): Promise<void> {
  const buttons = quickInput(page).locator('.quick-input-action .monaco-button');
  await buttons.filter({ hasText: /\S/ }).first().click();
}

/** The labels in the open quick pick. */
export async function pickLabels(page: Page): Promise<string[]> {
  await quickInput(page).waitFor();
  const labels = await quickInput(page)
    .locator(`${rowSelector} .quick-input-list-row > .monaco-icon-label .label-name`)
    .allTextContents();
  return labels.map(label => label.trim());
}

/** Answers the open input box. */
export async function input(page: Page, text: string): Promise<void> {
  await quickField(page).fill(text);
  await page.keyboard.press('Enter');
}

/** The message under the open input box: its prompt, or what is wrong with the text. */
export async function inputMessage(page: Page): Promise<string> {
  const message = quickInput(page).locator('.quick-input-message, .quick-input-box .message');
  return (await message.first().textContent())?.trim() ?? '';
}

function quickRow(page: Page, label: string): Locator {
  const hasLabel = page.locator(labelSelector, { hasText: label });
  return quickInput(page).locator(rowSelector).filter({ has: hasLabel }).first();
}

/** By the whole title, as “View: Close Editor” is in “View: Close Editors in Group” too; dots at its end may be left out. */
function commandRow(page: Page, title: string): Locator {
  const whole = ['', '…', '...'].map(end => page.getByText(`${title}${end}`, { exact: true }));
  return quickInput(page)
    .locator(rowSelector)
    .filter({ has: whole.reduce((a, b) => a.or(b)) })
    .first();
}
