// Pages of the extension in a real Chromium without VS Code, for the tests of a suite.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './editor/browser';
import { pageOf, type PageOptions } from './pageHarness';

export interface Opening extends Omit<PageOptions, 'folder' | 'theme'> {
  readonly theme?: PageOptions['theme'];
  readonly size?: readonly [number, number];
  /** The page is on a screen that takes fingers. */
  readonly hasTouch?: boolean;
}

/**
 * Called in a suite: it has a browser, and what opens a page in it. Pages are closed after each test, which fails if a
 * script of theirs failed.
 */
export function useBrowser(): (opening: Opening) => Promise<Page> {
  let browser: Browser;
  const errors: string[] = [];
  before(async () => (browser = await launchBrowser()));
  after(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    assert.deepEqual(errors.splice(0), []);
  });
  return async ({ size: [width, height] = [1400, 900], hasTouch = false, ...page }) => {
    const opened = await browser.newPage({ viewport: { width, height }, hasTouch });
    opened.on('pageerror', error => errors.push(error.message));
    const folder = path.resolve('dist/webview');
    await opened.setContent(pageOf({ theme: 'dark', ...page, folder }));
    return opened;
  };
}

/** Says something to a page as the extension does. */
export async function sayTo(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
}
