// Moving things and drawing lines, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { FromTopology, ToTopology } from '../../src/protocol/topology';
import { messageOf } from './topologyHarness';
import { posted as postedAll, send } from './topologyHarnessChecks';
import { shop } from './topologyHarnessData';

interface Point {
  readonly x: number;
  readonly y: number;
}

const card = (page: Page, name: string) => page.locator('.cards > .card', { hasText: name });
const head = (page: Page, name: string) =>
  page.locator('.panels > .panel', { hasText: name }).locator('.panel-head');
const said = async (page: Page) => (await page.locator('.announcer').textContent()) ?? '';
const nginx = { kind: 'container', containerId: 'c-shop-nginx-1' };

/** What the page said, but for what it asked about what is selected. */
async function posted(page: Page): Promise<FromTopology[]> {
  return (await postedAll(page)).filter(({ type }) => type !== 'askDetails');
}

/** Where each card and panel is in the drawing, by what it is called; elements change some frames later. */
async function places(page: Page): Promise<Record<string, string>> {
  await page.waitForTimeout(150);
  return page.evaluate<Record<string, string>>(`Object.fromEntries(
    [...document.querySelectorAll('.cards > .card, .panels > .panel')].map(each =>
      [each.querySelector('.said').textContent.split(',')[0], each.style.left + ' ' + each.style.top]))`);
}

async function middleOf(at: Locator): Promise<Point> {
  const box = await at.boundingBox();
  assert.ok(box, 'it is in sight');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Point, to: Point, letGo = true): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.waitForTimeout(60);
  if (letGo) await page.mouse.up();
  await page.waitForTimeout(letGo ? 350 : 0);
}

/** The plans that the page had kept last. */
async function keptPlans(page: Page): Promise<string | undefined> {
  const all = await page.evaluate<FromTopology[]>('window.allPosted');
  return all.flatMap(each => (each.type === 'keep' ? (each.kept.plans ?? []) : [])).at(-1);
}

/** On a page that shows the sample application as panels. */
export async function checkGestures(page: Page): Promise<void> {
  await page.evaluate(`window.allPosted = [];
    const push = window.posted.push;
    window.posted.push = function (...list) { window.allPosted.push(...list); return push.apply(this, list); }`);
  await page.locator('vscode-button[aria-label="Arrange anew"]').click();
  await page.waitForTimeout(400);
  await posted(page);
  await checkCardDrag(page);
  await checkPanelDrag(page);
  await checkCancel(page);
  await checkKeyboardMoves(page);
  await checkKept(page);
  await checkLine(page);
  await checkAttachments(page);
}

async function checkCardDrag(page: Page): Promise<void> {
  const before = await places(page);
  const view = await page.locator('.layer').getAttribute('style');
  const [from, to] = [
    await middleOf(card(page, 'shop-nginx-1')),
    await middleOf(card(page, 'shop-web-1')),
  ];
  await page.evaluate(`window.changed = 0; new MutationObserver(list => { window.changed += list.length; })
    .observe(document.querySelector('.group.cards'), { childList: true })`);
  await drag(page, from, to, false);
  assert.equal(await page.locator('.ghost > .card').count(), 1, 'it follows the pointer');
  const ghost = await middleOf(page.locator('.ghost > .card'));
  assert.ok(Math.hypot(ghost.x - to.x, ghost.y - to.y) < 3, 'exactly');
  assert.ok(await page.locator('.drop-marker').isVisible(), 'where it would go is marked');
  assert.deepEqual(await places(page), before, 'nothing is laid out anew meanwhile');
  await page.mouse.up();
  await page.waitForTimeout(350);
  const after = await places(page);
  assert.equal(after['shop-nginx-1'], before['shop-web-1']);
  assert.equal(after['shop-web-1'], before['shop-nginx-1']);
  for (const name of ['shop-api-1', 'shop-db-1', 'shop_data', 'shop_app', 'shop_edge']) {
    assert.equal(after[name], before[name], `${name} stays`);
  }
  assert.equal(await page.locator('.layer').getAttribute('style'), view, 'the view stays');
  assert.equal(await page.locator('.ghost, .drop-marker').count(), 0);
  assert.deepEqual(await posted(page), [], 'a drag is no click');
  assert.match(await said(page), /^shop-nginx-1 moved to row \d of shop_app$/);
  await page.keyboard.press('Control+z');
  assert.deepEqual(await places(page), before, 'it can be taken back');
  await page.keyboard.press('Control+Shift+z');
  assert.deepEqual(await places(page), after, 'and done again');
  await page.keyboard.press('Control+z');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 2, from.y + 2);
  await page.mouse.up();
  assert.equal((await posted(page)).at(-1)?.type, 'select', 'two pixels are a click');
  await page.keyboard.press('Escape');
  await posted(page);
}

async function checkPanelDrag(page: Page): Promise<void> {
  const before = await places(page);
  const from = await middleOf(head(page, 'shop_data'));
  const app = await page.locator('.panels > .panel', { hasText: 'shop_app' }).boundingBox();
  assert.ok(app);
  await drag(page, from, { x: app.x + app.width / 2, y: app.y + app.height + 40 }, false);
  assert.equal(await page.locator('.ghost > .panel').count(), 1);
  assert.equal(await page.locator('.ghost > .card').count(), 1, 'with the card in it');
  await page.mouse.up();
  await page.waitForTimeout(350);
  const after = await places(page);
  assert.notEqual(after['shop_data'], before['shop_data']);
  assert.match(await said(page), /^shop_data moved to column \d, place \d$/);
  const [panel, db] = [
    await page.locator('.panels > .panel', { hasText: 'shop_data' }).boundingBox(),
    await card(page, 'shop-db-1').boundingBox(),
  ];
  assert.ok(panel && db && db.y > panel.y && db.x > panel.x, 'its card went with it');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(350);
  assert.deepEqual(await places(page), before);
}

async function checkCancel(page: Page): Promise<void> {
  const before = await places(page);
  const [from, to] = [
    await middleOf(card(page, 'shop-nginx-1')),
    await middleOf(card(page, 'shop-web-1')),
  ];
  await drag(page, from, to, false);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.ghost, .drop-marker').count(), 0);
  await page.mouse.up();
  assert.deepEqual(await places(page), before, 'Escape leaves everything as it was');
  assert.deepEqual(await posted(page), [], 'and selects nothing');
  await drag(
    page,
    await middleOf(card(page, 'shop-web-1')),
    await middleOf(head(page, 'shop_data')),
  );
  assert.deepEqual(await places(page), before);
  assert.match(await said(page), /^shop-web-1 is not connected to shop_data/, 'it says why not');
}

async function checkKeyboardMoves(page: Page): Promise<void> {
  const before = await places(page);
  await card(page, 'shop-nginx-1').focus();
  const way =
    (await said(page), (await isAbove(page, 'shop-nginx-1', 'shop-web-1')) ? 'Down' : 'Up');
  await page.keyboard.press(`Alt+Arrow${way}`);
  assert.match(await said(page), /^shop-nginx-1 moved to row \d of shop_app$/);
  assert.notDeepEqual(await places(page), before);
  const focused = await page.evaluate<string>(
    `document.activeElement.querySelector('.said').textContent`,
  );
  assert.match(focused, /^shop-nginx-1/, 'the keyboard stays on it');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  assert.deepEqual(await places(page), before);
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+z');
  await page.locator('.panels > .panel', { hasText: 'shop_data' }).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  const moved = await said(page);
  await page.keyboard.press('Alt+ArrowRight');
  assert.match([moved, await said(page)].join(), /shop_data moved to column/);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  assert.deepEqual(await places(page), before);
  await page.locator('vscode-button[aria-label="Arrange anew"]').click();
  await page.waitForTimeout(400);
}

async function isAbove(page: Page, one: string, other: string): Promise<boolean> {
  return (await middleOf(card(page, one))).y < (await middleOf(card(page, other))).y;
}

/** What the page had kept brings another page to the same picture, and nothing that was placed moves. */
async function checkKept(page: Page): Promise<void> {
  await drag(
    page,
    await middleOf(card(page, 'shop-nginx-1')),
    await middleOf(card(page, 'shop-web-1')),
  );
  const before = await places(page);
  const plans = await keptPlans(page);
  assert.ok(plans);
  const again: ToTopology = {
    ...messageOf(shop()),
    engine: 'again',
    kept: { plans },
  };
  await send(page, again);
  assert.deepEqual(await places(page), before, 'it is as it was left');
  await send(page, { ...again, engine: 'other', kept: {} });
  assert.notDeepEqual(await places(page), before, 'another engine has its own');
  await send(page, messageOf(shop()));
  assert.deepEqual(await places(page), before);
  await page.locator('vscode-button[aria-label="Fit to window"]').click();
  await page.waitForTimeout(400);
}

async function checkLine(page: Page): Promise<void> {
  await posted(page);
  const handle = page.locator('.line-handle');
  await card(page, 'shop-web-1').hover();
  assert.ok(await handle.isVisible());
  const from = await middleOf(handle);
  await drag(page, from, await middleOf(head(page, 'shop_data')), false);
  assert.equal(await page.locator('.line-end.is-open').count(), 2, 'two it is not on');
  assert.equal(await page.locator('.line-end.is-closed').count(), 1, 'one it is on');
  assert.equal(
    await page.locator('.gesture-hint').textContent(),
    'Connect shop-web-1 to shop_data',
  );
  await page.mouse.up();
  assert.deepEqual(await posted(page), [
    {
      type: 'connect',
      target: { kind: 'container', containerId: 'c-shop-web-1' },
      to: 'n-shop_data',
    },
  ]);
  await card(page, 'shop-web-1').hover();
  await drag(page, from, await middleOf(head(page, 'shop_app')));
  assert.deepEqual(await posted(page), [], 'it is connected already');
  assert.equal(await said(page), 'shop-web-1 is connected to shop_app already');
  await card(page, 'shop-web-1').hover();
  await drag(page, from, await middleOf(head(page, 'shop_edge')), false);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.deepEqual(await posted(page), [], 'Escape draws no line');
  assert.equal(await page.locator('.drawn-line, .line-end').count(), 0);
  await card(page, 'shop-nginx-1').focus();
  await page.keyboard.press('c');
  assert.deepEqual(await posted(page), [
    { type: 'act', action: 'connectContainers', targets: [nginx] },
  ]);
}

async function checkAttachments(page: Page): Promise<void> {
  const target = {
    kind: 'endpoint',
    containerId: 'c-shop-nginx-1',
    networkId: 'n-shop_edge',
  };
  await page.locator('.joint', { hasText: 'shop-nginx-1 on shop_edge' }).click();
  assert.deepEqual(await posted(page), [{ type: 'select', target }]);
  await page.keyboard.press('Delete');
  assert.deepEqual(await posted(page), [{ type: 'act', action: 'disconnect', targets: [target] }]);
  await page.keyboard.press('Escape');
  await card(page, 'shop-nginx-1').focus();
  await posted(page);
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForTimeout(400);
  assert.deepEqual(await posted(page), [{ type: 'select', target }]);
  assert.match(await said(page), /shop-nginx-1 on shop_edge/);
  await page.keyboard.press('Meta+Backspace');
  assert.deepEqual(await posted(page), [{ type: 'act', action: 'disconnect', targets: [target] }]);
  await card(page, 'shop-nginx-1').focus();
  await page.keyboard.press('Delete');
  assert.deepEqual(await posted(page), [{ type: 'act', action: 'disconnect', targets: [nginx] }]);
  await page.keyboard.press('Escape');
}
