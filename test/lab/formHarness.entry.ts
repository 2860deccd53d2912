// Screenshots of the form page:
//   node out/lab/formHarness.entry.js <folder>
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FormModel, FormValues, ToForm } from '../../src/protocol/form';
import { launchBrowser } from './editor/browser';
import { sampleModel, sampleValues } from './formHarnessData';
import { pageOf, type Theme, themeNames } from './pageHarness';

const [, , folder = '/tmp/form'] = process.argv;
const filled: FormValues = { ...sampleValues, name: 'shop', subnet: '10.8.0.0/24' };

interface Shot {
  readonly name: string;
  readonly theme: Theme;
  readonly size?: readonly [number, number];
  readonly values?: FormValues;
  readonly model?: Partial<FormModel>;
  readonly act?: (page: Page) => Promise<unknown>;
}

const tall = [1000, 2000] as const;
const submit = (page: Page) => page.keyboard.press('Control+Enter');
const shots: readonly Shot[] = [
  ...themeNames.map(theme => ({ name: 'tried', theme, size: tall, values: filled, act: submit })),
  ...themeNames.map(theme => ({
    name: 'list',
    theme,
    values: filled,
    act: (page: Page) => page.getByLabel('Subnet').first().click(),
  })),
  { name: 'window', theme: 'dark' },
  { name: 'narrow', theme: 'dark', size: [300, 3000], values: filled, act: submit },
  { name: 'narrowWindow', theme: 'light', size: [300, 700], values: filled },
  { name: 'zoomed', theme: 'light', size: [600, 400], values: filled },
  { name: 'busy', theme: 'dark', values: filled, model: { isBusy: true } },
];

async function shoot(browser: Browser, shot: Shot): Promise<void> {
  const [width, height] = shot.size ?? [1000, 800];
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', error => console.error('page error:', error.message));
  const built = path.resolve('dist/webview');
  await page.setContent(pageOf({ folder: built, name: 'form', theme: shot.theme }));
  const { values = sampleValues } = shot;
  const message: ToForm = { type: 'show', model: sampleModel(values, shot.model), values };
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await page.waitForTimeout(200);
  await shot.act?.(page);
  await page.waitForTimeout(200);
  await page.screenshot({ path: path.join(folder, `${shot.name}-${shot.theme}.png`) });
  await page.close();
}

async function main(): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const shot of shots) await shoot(browser, shot);
  } finally {
    await browser.close();
  }
}

void main();
