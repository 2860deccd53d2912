import type { Page } from 'playwright-core';
import { delay, waitFor } from '../wait';

/** The titles of the open editors' tabs. */
export function tabs(page: Page): Promise<string[]> {
  return page.locator('.part.editor .tab .label-name').allTextContents();
}

/** The texts in the status bar. */
export function statusItems(page: Page): Promise<string[]> {
  return page.locator('.part.statusbar .statusbar-item').allTextContents();
}

/** The whole text of the active text editor, by way of the clipboard. */
export async function editorText(page: Page): Promise<string> {
  const group = '.part.editor .editor-group-container';
  const find = async () => {
    const active = page.locator(`${group}.active .view-lines`);
    // A form can be the active one, with the text beside it, and may become so at any time.
    const all = (await active.count()) > 0 ? active : page.locator(`${group} .view-lines`);
    const lines = all.first();
    return (await lines.locator('.view-line').first().isVisible()) ? lines : undefined;
  };
  const lines = await waitFor(find, { timeout: 20_000, what: 'a text in an editor' });
  await lines.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await delay(300);
  return clipboardText(page);
}

/** What is in the clipboard. */
export function clipboardText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { navigator } = globalThis as unknown as {
      navigator: { clipboard: { readText(): Promise<string> } };
    };
    return navigator.clipboard.readText();
  });
}
