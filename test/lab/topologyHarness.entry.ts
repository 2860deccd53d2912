// Screenshots and figures of the topology page:
//   node out/lab/topologyHarness.entry.js <folder> [only what contains this]
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Landscape } from '../../src/landscape/landscape';
import { emptyLandscape } from '../../src/landscape/landscape';
import type { ToTopology } from '../../src/protocol/topology';
import { type Theme, pageOf, themeNames } from './pageHarness';
import { messageOf } from './topologyHarness';
import {
  container,
  crowd,
  endpoint,
  hostile,
  landscape,
  shape,
  shop,
  zoo,
} from './topologyHarnessData';
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

async function open(browser: Browser, theme: Theme, message: ToTopology): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('pageerror', error => console.error('page error:', error.message));
  await page.setContent(pageOf({ folder: built, name: 'topology', theme }));
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await page.waitForTimeout(600);
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

/** Runs in the page: how long until a landscape is painted, and what a frame of panning costs. */
const measure = `async message => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const painted = async data => {
    const start = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data }));
    const script = performance.now() - start;
    await frame(); await frame();
    return [Math.round(script), Math.round(performance.now() - start)];
  };
  const first = await painted(message.first);
  await new Promise(done => setTimeout(done, 800));
  const middle = { clientX: 700, clientY: 450, bubbles: true, view: window };
  const work = [], gaps = [];
  const viewport = document.querySelector('.viewport');
  const run = async (count, act) => {
    work.length = 0; gaps.length = 0;
    let last = performance.now();
    for (let i = 0; i < count; i++) {
      const start = performance.now();
      act(i);
      work.push(performance.now() - start);
      await frame();
      gaps.push(performance.now() - last);
      last = performance.now();
    }
    const at = (list, part) => [...list].sort((a, b) => a - b)[Math.floor(list.length * part)].toFixed(1);
    return { work: at(work, .5), work95: at(work, .95), frame: at(gaps, .5), frame95: at(gaps, .95) };
  };
  viewport.dispatchEvent(new MouseEvent('mousedown', middle));
  const pan = await run(90, i => window.dispatchEvent(new MouseEvent('mousemove', { ...middle, clientX: 700 + 4 * i })));
  window.dispatchEvent(new MouseEvent('mouseup', middle));
  const zoom = await run(60, i => viewport.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaY: i < 30 ? -40 : 40 })));
  await new Promise(done => setTimeout(done, 500));
  const added = await painted(message.more);
  const slowest = { script: 0, painted: 0 };
  const input = document.querySelector('.search-input');
  const long = [];
  new PerformanceObserver(list => { for (const each of list.getEntries()) long.push(Math.round(each.duration)); })
    .observe({ type: 'longtask' });
  const press = async (text, act) => {
    const start = performance.now();
    act();
    await frame(); await frame();
    slowest.painted = Math.max(slowest.painted, Math.round(performance.now() - start));
    await new Promise(done => setTimeout(done, 300));
  };
  const typed = async text => {
    for (let i = 1; i <= text.length; i++) await press(text, () => {
      input.value = text.slice(0, i);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
  };
  await typed('shop-web');
  await typed('state:unhealthy');
  await typed('port:80');
  const search = { painted: slowest.painted, blocked: [...long].sort((a, b) => b - a).slice(0, 3) };
  slowest.painted = 0; long.length = 0;
  await press('only', () => document.querySelector('.search-tools vscode-checkbox').click());
  await typed('shop-api');
  await typed('nginx');
  const only = { painted: slowest.painted, blocked: [...long].sort((a, b) => b - a).slice(0, 3) };
  slowest.painted = 0; long.length = 0;
  await press('outline', () => document.querySelector('[aria-label="Show Outline"]').click());
  await press('clear', () => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  const outline = { painted: slowest.painted, blocked: [...long] };
  return { first, pan, zoom, added, search, only, outline };
}`;

function oneMore(drawn: Landscape): Landscape {
  const [on] = drawn.networks.filter(n => !n.isPredefined);
  const more = container('added', { endpoints: on ? [endpoint(on, '10.0.0.250')] : [] });
  return landscape([...drawn.networks], [...drawn.containers, more]);
}

async function figures(browser: Browser): Promise<void> {
  if (only && !only.includes('figures')) return;
  for (const [networks, containers] of [
    [10, 30],
    [50, 300],
    [200, 2000],
  ] as const) {
    const drawn = shape(networks, containers);
    for (const layout of ['rack', 'bus'] as const) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await page.setContent(pageOf({ folder: built, name: 'topology', theme: 'dark' }));
      await page.waitForTimeout(300);
      const say = (landscape: Landscape) => messageOf(landscape, {}, undefined, layout);
      const messages = { first: say(drawn), more: say(oneMore(drawn)) };
      const figure = await page.evaluate(`(${measure})(${JSON.stringify(messages)})`);
      console.log(layout, `${networks}/${containers}`, JSON.stringify(figure));
      await page.close();
    }
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
    await figures(browser);
  } finally {
    await browser.close();
  }
}

void main();
