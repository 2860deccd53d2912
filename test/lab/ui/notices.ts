import type { Locator, Page } from 'playwright-core';
import { tabs } from './editors';

const itemSelector = '.notifications-toasts .notification-list-item';

/** A modal dialog's texts. */
export interface DialogText {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** Waits for a notification with a text. */
export async function waitNotification(page: Page, text: string | RegExp): Promise<Locator> {
  const item = page.locator(itemSelector).filter({ hasText: text }).first();
  await item.waitFor();
  return item;
}

/** The messages of all notifications on the screen. */
export function notifications(page: Page): Promise<string[]> {
  return page.locator(`${itemSelector}-message`).allTextContents();
}

/** Presses a button of the notification with a text. */
export async function notificationButton(page: Page, text: string | RegExp, button: string) {
  const item = await waitNotification(page, text);
  await item.hover();
  await item.locator('.monaco-button', { hasText: button }).click();
}

/** What is open in front of the workbench, the editors' tabs and the rows: for who was not there to look. */
export async function visibleTexts(page: Page): Promise<Record<string, readonly string[]>> {
  const texts = (selector: string) => page.locator(`${selector}:visible`).allInnerTexts();
  return {
    dialogs: await texts('.monaco-dialog-box'),
    menus: await texts('.context-view .monaco-menu'),
    quickInput: await texts('.quick-input-widget'),
    notifications: await texts(`${itemSelector}-message`),
    tabs: await tabs(page),
    rows: await texts('.part.sidebar .monaco-list-row'),
  };
}

/** Reads the open modal dialog and presses one of its buttons, if named. */
export async function dialog(page: Page, button?: string): Promise<DialogText> {
  const box = dialogBox(page);
  await box.waitFor();
  const textOf = async (selector: string) => {
    const part = box.locator(selector);
    return (await part.count()) > 0 ? ((await part.first().textContent()) ?? '').trim() : '';
  };
  const buttons = box.locator('.dialog-buttons .monaco-button');
  const text = {
    message: await textOf('.dialog-message-text'),
    detail: await textOf('.dialog-message-detail'),
    buttons: (await buttons.allTextContents()).map(label => label.trim()),
  };
  if (button !== undefined) {
    await buttons.filter({ hasText: button }).first().click();
    await box.waitFor({ state: 'hidden' });
  }
  return text;
}

/** Leaves a dialog that a test that failed has left open, without an answer. */
export async function closeDialog(page: Page): Promise<void> {
  const box = dialogBox(page);
  if (!(await box.isVisible())) return;
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
}

function dialogBox(page: Page): Locator {
  return page.locator('.monaco-dialog-box');
}
