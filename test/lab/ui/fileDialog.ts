import type { Page } from 'playwright-core';
import { waitFor } from '../wait';
import { quickField, quickInput } from './quickInput';

/** Answers the editor's own dialog for files. */
export async function answerFileDialog(page: Page, file: string): Promise<void> {
  // The quick pick before it goes at its own pace.
  await waitFor(async () => (await quickField(page).inputValue()).startsWith('/'), {
    what: 'the dialog for files',
  });
  // It takes no answer, and writes one of its own, while it still looks at the folder.
  const isAnswered = async () => {
    if (!(await quickInput(page).isVisible())) return true;
    if ((await quickField(page).inputValue()) === file) await page.keyboard.press('Enter');
    else await quickField(page).fill(file, { timeout: 1000 });
    return false;
  };
  await waitFor(isAnswered, { interval: 700, what: 'the dialog to close' });
}
