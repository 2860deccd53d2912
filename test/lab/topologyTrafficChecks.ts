// What a person sees and hears of traffic, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ToTopology } from '../../src/protocol/topology';
import { messageOf } from './topologyHarness';
import { posted } from './topologyHarnessChecks';
import { shop } from './topologyHarnessData';
import { flow, trafficMessage } from './topologyTraffic';

const card = (page: Page, name: string) => page.locator('.card', { hasText: name });

async function send(page: Page, message: ToTopology): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await page.waitForTimeout(300);
}

const numbers = (page: Page, name: string) => card(page, name).locator('.rate').allTextContents();

/** Runs every check on a page that shows the sample application. */
export async function checkTraffic(page: Page): Promise<void> {
  await checkSwitch(page);
  await checkNumbers(page);
  await checkTouched(page);
  await checkSelected(page);
  await checkKeyboard(page);
  await checkBars(page);
  await send(page, { type: 'traffic', isOn: false });
  assert.equal(await page.locator('.rate, .flow, .traffic-said').count(), 0, 'nothing is left');
}

async function checkSwitch(page: Page): Promise<void> {
  await posted(page);
  await page.locator('vscode-button[aria-label="View"]').click();
  const choice = page.locator('vscode-checkbox', { hasText: 'Traffic' });
  await choice.click();
  assert.deepEqual(await posted(page), [{ type: 'setTraffic', isOn: true }]);
  const note = page.locator('.choice', { has: choice }).locator('.choice-note');
  await send(page, { type: 'traffic', isOn: true });
  assert.equal(await note.textContent(), 'measuring…');
  await send(page, trafficMessage([flow('shop-web-1', 'shop_app', 10, 5)], 7));
  assert.equal(await note.textContent(), '1 of 8 containers');
  await page.keyboard.press('Escape');
  const meaning = page.getByText('the wider a wire, the more goes through it');
  await page.locator('vscode-button[aria-label="Legend"]').click();
  assert.ok(await meaning.isVisible(), 'the legend says what is laid over');
  await send(page, { type: 'traffic', isOn: false });
  assert.ok(await meaning.isHidden(), 'while it is');
  await page.keyboard.press('Escape');
}

async function checkNumbers(page: Page): Promise<void> {
  await send(
    page,
    trafficMessage([
      flow('shop-nginx-1', 'shop_app', 900_000, 300_000),
      flow('shop-nginx-1', 'shop_edge', 4_000, 41_000),
      flow('shop-api-1', undefined, 12_000, 300),
      flow('shop-web-1', 'shop_app', 0, 0),
    ]),
  );
  assert.deepEqual(await numbers(page, 'shop-nginx-1'), ['1.2 MB/s', 'shop_edge45 kB/s']);
  assert.deepEqual(await numbers(page, 'shop-api-1'), ['12 kB/s']);
  assert.deepEqual(await numbers(page, 'shop-web-1'), [], 'where nothing flows there is no number');
  const title = await card(page, 'shop-nginx-1').locator('.rate').first().getAttribute('title');
  assert.equal(title, 'shop_app\nin: 900 kB/s, 1,000 packets/s\nout: 300 kB/s, 334 packets/s');
  const sum = await card(page, 'shop-api-1').locator('.rate.is-sum').getAttribute('title');
  assert.match(sum ?? '', /^All its networks together\n[^]*cannot be seen from outside$/);
  const widths = await page.evaluate(
    `[...document.querySelectorAll('.flow')].map(node => getComputedStyle(node).strokeWidth)`,
  );
  assert.deepEqual(widths, ['4.5px'], 'the wire to the edge is wider, the others are not');
}

/** What flows to and from the selected one does not step back with the rest. */
async function checkSelected(page: Page): Promise<void> {
  const opacity = () =>
    page.evaluate<number>(`(() => {
      const flow = document.querySelector('.flow');
      return getComputedStyle(flow).opacity * getComputedStyle(flow.parentElement).opacity;
    })()`);
  await card(page, 'shop-nginx-1').focus();
  await page.keyboard.press(' ');
  assert.equal(await opacity(), 1, 'its own wire');
  await card(page, 'shop-db-1').focus();
  await page.keyboard.press(' ');
  assert.ok((await opacity()) < 0.5, 'one that leads elsewhere');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
}

/** Other numbers change their own text, and no element comes, goes or is drawn anew. */
async function checkTouched(page: Page): Promise<void> {
  await page.evaluate(`window.changes = [];
    new MutationObserver(list => window.changes.push(...list.map(each => each.target.className || each.target.parentElement?.className)))
      .observe(document.querySelector('.layer'), { childList: true, subtree: true, attributes: true, characterData: true })`);
  await send(
    page,
    trafficMessage([
      flow('shop-nginx-1', 'shop_app', 900_000, 300_000),
      flow('shop-nginx-1', 'shop_edge', 5_000, 41_000),
      flow('shop-api-1', undefined, 12_000, 300),
      flow('shop-web-1', 'shop_app', 0, 0),
    ]),
  );
  const changes = await page.evaluate<unknown[]>('window.changes');
  assert.ok(changes.length > 0 && changes.length <= 6, `${changes.length} changes`);
  assert.ok(!changes.some(each => String(each).includes('card')), changes.join());
  assert.deepEqual((await numbers(page, 'shop-nginx-1')).at(1), 'shop_edge46 kB/s');
}

/** What is read out does not change under the reader. */
async function checkKeyboard(page: Page): Promise<void> {
  const nginx = card(page, 'shop-nginx-1');
  const said = () => nginx.locator('.traffic-said').textContent();
  const first = await said();
  assert.equal(
    first,
    ', traffic on shop_app: 900 kB/s in, 300 kB/s out, traffic on shop_edge: 5 kB/s in, 41 kB/s out',
  );
  await nginx.focus();
  const other = trafficMessage([flow('shop-nginx-1', 'shop_app', 1_000, 2_000)]);
  await send(page, other);
  assert.equal(await said(), first);
  await card(page, 'shop-web-1').focus();
  await send(page, other);
  assert.equal(await said(), ', traffic on shop_app: 1 kB/s in, 2 kB/s out');
}

async function checkBars(page: Page): Promise<void> {
  await send(page, messageOf(shop(), {}, undefined, 'bus'));
  assert.equal(await page.locator('.joint .rate').textContent(), '3 kB/s', 'it stands on the drop');
  assert.deepEqual(await numbers(page, 'shop-nginx-1'), []);
  assert.equal(await page.locator('.flow').count(), 1);
  await send(page, messageOf(shop()));
  assert.deepEqual(await numbers(page, 'shop-nginx-1'), ['3 kB/s']);
}
