// Screenshots of the topology page:
//   node out/lab/topologyHarness.entry.js <folder> [only what contains this]
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { emptyLandscape } from '../../src/landscape/landscape';
import type { ToTopology } from '../../src/protocol/topology';
import { type Theme, pageOf, themeNames } from './pageHarness';
import { messageOf } from './topologyHarness';
import { crowd, hostile, shape, shop, zoo } from './topologyHarnessData';
import { someTraffic } from './topologyTraffic';

const [, , folder = '/tmp/topology', only = ''] = process.argv;
const built = process.env['TOPOLOGY_BUILT'] ?? path.resolve('dist/webview');
const all = { showPredefined: true, showStopped: true, showUnused: true };

const views: Readonly<Record<string, ToTopology>> = {
  shop: messageOf(shop()),
  zoo: messageOf(zoo(), {}, all),
  crowd: messageOf(crowd()),
  'bus-crowd': messageOf(crowd(), {}, undefined, 'bus'),
  typical: messageOf(shape(10, 30)),
  heavy: messageOf(shape(50, 300)),
  extreme: messageOf(shape(200, 2000)),
  hostile: messageOf(hostile()),
  'bus-shop': messageOf(shop(), {}, undefined, 'bus'),
  'bus-zoo': messageOf(zoo(), {}, all, 'bus'),
  'bus-typical': messageOf(shape(10, 30), {}, undefined, 'bus'),
  'bus-heavy': messageOf(shape(50, 300), {}, undefined, 'bus'),
  'bus-extreme': messageOf(shape(200, 2000), {}, undefined, 'bus'),
  'bus-hostile': messageOf(hostile(), {}, undefined, 'bus'),
  empty: messageOf(
    { ...emptyLandscape, networks: shop().networks.filter(n => n.isPredefined) },
    {},
    all,
  ),
  stale: messageOf(shop(), { state: 'reconnecting' }),
  unreachable: messageOf(emptyLandscape, {
    state: 'unreachable',
    message: 'connect ENOENT /var/run/docker.sock: is the engine running?',
  }),
};

/** Resolves when nothing comes any more: large landscapes are drawn over several frames. */
async function drawn(page: Page): Promise<void> {
  let before = '';
  for (;;) {
    await page.waitForTimeout(600);
    const now = await page.evaluate<string>(`document.querySelector('.layer').innerHTML`);
    if (now === before) return;
    before = now;
  }
}

async function open(
  browser: Browser,
  theme: Theme,
  message: ToTopology,
  language: { readonly l10n?: object; readonly lang?: string } = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('pageerror', error => console.error('page error:', error.message));
  await page.setContent(pageOf({ folder: built, name: 'topology', theme, ...language }));
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await drawn(page);
  return page;
}

async function shoot(browser: Browser): Promise<void> {
  for (const [name, message] of Object.entries(views)) {
    for (const theme of themeNames) {
      const file = `${name}-${theme}`;
      if (only && !only.split(',').some(each => file.includes(each))) continue;
      const page = await open(browser, theme, message);
      await page.screenshot({ path: path.join(folder, `${file}.png`) });
      await page.close();
    }
  }
}

/** Traffic of every size, as panels and as bars. */
async function shootTraffic(browser: Browser): Promise<void> {
  const shapes = { shop: shop(), zoo: zoo(), typical: shape(10, 30), heavy: shape(50, 300) };
  for (const [name, drawn] of Object.entries(shapes)) {
    for (const layout of ['rack', 'bus'] as const) {
      for (const theme of themeNames) {
        const file = `traffic-${name}-${layout}-${theme}`;
        if (only && !only.split(',').some(each => file.includes(each))) continue;
        const page = await open(browser, theme, messageOf(drawn, {}, undefined, layout));
        await page.evaluate(`window.postMessage(${JSON.stringify(someTraffic(drawn))}, '*')`);
        await page.waitForTimeout(300);
        await page.screenshot({ path: path.join(folder, `${file}.png`) });
        await page.close();
      }
    }
  }
}

/** A search, nothing but what it found, the outline, and all of it in a narrow window. */
async function shootSearches(browser: Browser): Promise<void> {
  if (only && !only.includes('search')) return;
  for (const theme of themeNames) {
    for (const width of [1400, 400]) {
      const page = await open(browser, theme, messageOf(zoo(), {}, all));
      await page.setViewportSize({ width, height: 900 });
      const shot = async (name: string) => {
        await page.waitForTimeout(500);
        await page.screenshot({ path: path.join(folder, `search-${name}-${theme}-${width}.png`) });
      };
      await page.locator('.search-input').focus();
      await shot('help');
      await page.keyboard.type('shop');
      await page.keyboard.press('Enter');
      await shot('hits');
      await page.getByText('Only these').click();
      await page.getByRole('button', { name: 'Show Outline' }).click();
      await shot('outline');
      await page.close();
    }
  }
}

async function shootSelections(browser: Browser): Promise<void> {
  if (only && !only.includes('select')) return;
  const page = await open(browser, 'dark', messageOf(zoo(), {}, all));
  await page.getByText('shop-api-1', { exact: true }).first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(folder, 'select-container.png') });
  await page.getByText('shop_app', { exact: true }).first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(folder, 'select-network.png') });
  await page.keyboard.press('l');
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, 'select-bus-network.png') });
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Legend' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(folder, 'legend.png') });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'View' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(folder, 'view.png') });
  await page.close();
}

/** In Korean what lies over the drawing: menu, legend, details of one and of two, a search, the outline. */
async function shootKorean(browser: Browser): Promise<void> {
  if (only && !only.includes('korean')) return;
  const l10n = JSON.parse(fs.readFileSync('l10n/bundle.l10n.ko.json', 'utf8')) as object;
  const words = new Map(Object.entries(l10n as Record<string, string>));
  for (const theme of ['dark', 'contrastLight'] as const) {
    const page = await open(browser, theme, messageOf(zoo(), {}, all), { l10n, lang: 'ko' });
    const shot = async (name: string) => {
      await page.waitForTimeout(500);
      await page.screenshot({ path: path.join(folder, `korean-${name}-${theme}.png`) });
    };
    const press = (name: string) =>
      page.locator(`vscode-button[aria-label="${words.get(name) ?? name}"]`).click();
    await page.evaluate(`window.postMessage(${JSON.stringify(someTraffic(zoo()))}, '*')`);
    await page.evaluate(
      `window.postMessage(${JSON.stringify({ type: 'routes', isShown: true, arrows: [] })}, '*')`,
    );
    await press('View');
    await shot('menu');
    await page.keyboard.press('Escape');
    await press('Legend');
    await shot('legend');
    await page.keyboard.press('Escape');
    const card = (name: string) => page.locator('.cards > .card', { hasText: name }).first();
    await card('shop-api-1').click();
    await shot('details');
    await card('printer').click({ modifiers: ['Control'] });
    await shot('pair');
    await page.keyboard.press('Escape');
    await page.getByText('shop_app', { exact: true }).first().click();
    await shot('network');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await shot('help');
    await page.keyboard.type('shop');
    await press('Show Outline');
    await shot('search');
    await page.setViewportSize({ width: 420, height: 800 });
    await shot('narrow');
    await page.close();
  }
}

async function main(): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    await shoot(browser);
    await shootSelections(browser);
    await shootTraffic(browser);
    await shootSearches(browser);
    await shootKorean(browser);
  } finally {
    await browser.close();
  }
}

void main();
