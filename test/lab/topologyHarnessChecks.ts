// What a person does with mouse and keyboard, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ContainerId } from '../../src/landscape/landscape';
import type { FromTopology } from '../../src/protocol/topology';
import { checkDetails } from './topologyDetailsChecks';
import { messageOf } from './topologyHarness';
import { checkOutline, checkSearch, checkTabs } from './topologySearchChecks';
import { container, endpoint, landscape, shop } from './topologyHarnessData';

const card = (page: Page, name: string) => page.locator('.card', { hasText: name });

/** What a person's own doing made the page say, in order; how the drawing is kept is another matter. */
export async function posted(page: Page): Promise<FromTopology[]> {
  const said = await page.evaluate<FromTopology[]>('window.posted.splice(0)');
  return said.filter(({ type }) => type !== 'keep');
}

export async function send(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await page.waitForTimeout(400);
}

/** Runs every check on a page that shows the sample application. */
export async function checkPage(page: Page): Promise<void> {
  assert.deepEqual(await posted(page), [{ type: 'ready' }]);
  await checkMouse(page);
  await checkKeyboard(page);
  await checkDetails(page);
  await checkUpdates(page);
  await checkSearch(page);
  await checkOutline(page);
  await checkTabs(page);
  await posted(page);
  await checkReveal(page);
  await checkLayouts(page);
  assert.equal(await page.title(), '', 'no name became HTML');
}

async function checkMouse(page: Page): Promise<void> {
  const nginx = { kind: 'container', containerId: 'c-shop-nginx-1' };
  await card(page, 'shop-nginx-1').click();
  assert.deepEqual(await posted(page), [{ type: 'select', target: nginx }]);
  assert.equal(await page.locator('.card.is-lit').count(), 3, 'it and who shares its networks');
  await card(page, 'shop-nginx-1').dblclick();
  const said = await posted(page);
  assert.deepEqual(said.at(-1), { type: 'inspect', target: nginx });
  const context = await page
    .locator('.endpoint-row', { hasText: 'shop_edge' })
    .getAttribute('data-vscode-context');
  assert.deepEqual(JSON.parse(context ?? ''), {
    webviewSection:
      'addressed connectable container disconnectable endpoint enterable nginx published stoppable',
    target: { kind: 'endpoint', containerId: 'c-shop-nginx-1', networkId: 'n-shop_edge' },
    preventDefaultContextMenuItems: true,
  });
  await page.locator('.viewport').click({ position: { x: 8, y: 8 } });
  assert.deepEqual(await posted(page), [{ type: 'select', target: undefined }]);
  const before = await page.locator('.layer').getAttribute('style');
  await page.mouse.move(700, 800);
  await page.mouse.down();
  await page.mouse.move(760, 780, { steps: 4 });
  await page.mouse.up();
  assert.notEqual(await page.locator('.layer').getAttribute('style'), before, 'dragging pans');
  assert.deepEqual(await posted(page), [], 'dragging selects nothing');
}

async function checkKeyboard(page: Page): Promise<void> {
  const focused = () =>
    page.evaluate(`document.activeElement.querySelector('.said')?.textContent.split(',')[0]`);
  await card(page, 'shop-api-1').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'shop-nginx-1');
  await page.keyboard.press('ArrowRight');
  assert.match(String(await focused()), /^shop_(edge|data)|^shop-db-1/);
  await page.keyboard.press('Escape');
  assert.deepEqual((await posted(page)).at(-1), { type: 'select', target: undefined });
  await page.keyboard.press('+');
  await page.waitForTimeout(350);
  await page.keyboard.press('0');
  await page.waitForTimeout(350);
  await card(page, 'shop-web-1').focus();
  await page.evaluate(`window.menus = []; document.addEventListener('contextmenu', e => {
    window.menus.push(e.target.closest('[data-vscode-context]')?.querySelector('.said')?.textContent); })`);
  await page.keyboard.press('Shift+F10');
  const menus = await page.evaluate<string[]>('window.menus');
  assert.match(menus[0] ?? '', /^shop-web-1/, 'the menu key asks for the menu of the focused card');
  const stops = await page.locator('.viewport [tabindex="0"]').count();
  assert.equal(stops, 1, 'Tab comes to one element');
  await page.keyboard.press('Escape');
}

async function checkUpdates(page: Page): Promise<void> {
  // What is under the mouse gets its tooltip.
  await page.mouse.move(2, 2);
  await page.evaluate(`window.nodes = [...document.querySelectorAll('.card')];
    window.changed = 0;
    new MutationObserver(list => { window.changed += list.length; })
      .observe(document.querySelector('.group.cards'), { childList: true, subtree: true, attributes: true })`);
  const drawn = shop();
  const [on] = drawn.networks.filter(each => each.name === 'shop_app');
  const more = container('shop-worker-1', {
    project: 'shop',
    endpoints: on ? [endpoint(on, '172.21.0.9')] : [],
  });
  await send(page, messageOf(landscape([...drawn.networks], [...drawn.containers, more])));
  assert.equal(await page.locator('.card').count(), 5);
  assert.equal(await page.evaluate('window.nodes.every(node => node.isConnected)'), true);
  assert.equal(await page.evaluate('window.changed'), 1, 'one card came, no other was touched');
  assert.match((await page.locator('.announcer').textContent()) ?? '', /shop-worker-1 is new/);
  await send(page, messageOf(drawn));
  assert.equal(await page.locator('.card').count(), 4);
}

async function checkReveal(page: Page): Promise<void> {
  await page.mouse.move(700, 500);
  for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -300);
  await posted(page);
  const containerId = 'c-shop-db-1' as ContainerId;
  await send(page, { type: 'reveal', target: { kind: 'container', containerId } });
  await page.waitForTimeout(400);
  const box = await card(page, 'shop-db-1').boundingBox();
  assert.ok(box && box.x >= 0 && box.y >= 40 && box.x + box.width <= 1400, 'it is in sight');
  assert.equal(await page.locator('.card.is-selected').count(), 1);
  assert.deepEqual(await posted(page), [], 'what the extension asked for is not said back');
  const kept = await page.evaluate<{ selected?: unknown }>('window.kept');
  assert.deepEqual(kept.selected, { kind: 'container', containerId });
}

async function checkLayouts(page: Page): Promise<void> {
  const bars = () => page.locator('.panel.is-bar').count();
  const pressed = () => page.locator('.layouts [aria-pressed="true"]').getAttribute('aria-label');
  const places = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('.card')].map(c => c.style.left + ' ' + c.style.top)`,
    );
  const api = card(page, 'shop-api-1');
  const selected = page.locator('.card.is-selected');
  await page.locator('vscode-button[aria-label="Fit to window"]').click();
  await page.waitForTimeout(400);
  await api.click();
  await posted(page);
  const before = await places();
  await page.keyboard.press('l');
  await page.waitForTimeout(400);
  assert.deepEqual(await posted(page), [{ type: 'setLayout', layout: 'bus', choice: 1 }]);
  assert.equal(await bars(), 3);
  assert.equal(await pressed(), 'Networks as bars');
  assert.match((await page.locator('.announcer').textContent()) ?? '', /bars/);
  assert.match((await selected.textContent()) ?? '', /shop-api-1/, 'the selection stays');
  const box = await selected.boundingBox();
  assert.ok(box && box.x >= 0 && box.y >= 40 && box.x + box.width <= 1400, 'it is in sight');
  const focused = await page.evaluate(`document.activeElement.textContent`);
  assert.match(String(focused), /^shop-api-1/, 'the keyboard stays');
  const context = await page
    .locator('.joint', { hasText: 'shop-api-1 on shop_data' })
    .getAttribute('data-vscode-context');
  assert.match(context ?? '', /"kind":"endpoint"/, 'each joint has the menu of its endpoint');
  assert.equal(await page.locator('.joint.is-labelled').count(), 6, 'an address at every joint');
  await page.keyboard.press('Escape');
  await page.locator('.layouts vscode-button').first().click();
  await page.waitForTimeout(400);
  const said = await posted(page);
  assert.deepEqual(said.at(-1), { type: 'setLayout', layout: 'rack', choice: 2 });
  assert.equal(await bars(), 0);
  assert.deepEqual((await places()).sort(), before.sort(), 'everything is where it was');
}
