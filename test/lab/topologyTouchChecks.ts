// Fingers, a pen, and the edges of the window, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

const card = (page: Page, name: string) => page.locator('.cards > .card', { hasText: name });
const said = async (page: Page) => (await page.locator('.announcer').textContent()) ?? '';
const ground: Point = { x: 700, y: 850 };

/** Where the drawing is: moved by x and y, enlarged by k. */
async function view(page: Page): Promise<{ x: number; y: number; k: number }> {
  const style = (await page.locator('.layer').getAttribute('style')) ?? '';
  const [x = NaN, y = NaN, k = NaN] = [...style.matchAll(/-?[\d.]+(?=px|\))/g)].map(Number);
  return { x, y, k };
}

async function middleOf(page: Page, name: string): Promise<Point> {
  const box = await card(page, name).boundingBox();
  assert.ok(box, `${name} is in sight`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Cards are of several heights: that they changed places is seen at their upper left corners. */
async function cornerOf(page: Page, name: string): Promise<Point> {
  const box = await card(page, name).boundingBox();
  assert.ok(box, `${name} is in sight`);
  return { x: box.x, y: box.y };
}

const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
});

/** Moves fingers from where they are put down to where they go, and lifts them. */
async function swipe(page: Page, session: CDPSession, ...ways: readonly [Point, Point][]) {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : ways.map(([from, to], id) => ({ ...between(from, to, part), id })),
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 8; step++) await touch('touchMove', step / 8);
  await page.waitForTimeout(60);
  await touch('touchEnd', 1);
  await page.waitForTimeout(400);
}

/** On a page for fingers that shows the sample application as panels. */
export async function checkTouch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const start = await view(page);
  await swipe(page, session, [ground, { x: 620, y: 800 }]);
  const moved = await view(page);
  assert.ok(moved.x < start.x - 40 && moved.y < start.y - 20, 'one finger moves the drawing');
  assert.equal(moved.k, start.k);
  const [left, right] = [
    { x: 600, y: 450 },
    { x: 760, y: 450 },
  ];
  await swipe(page, session, [left, { x: 500, y: 450 }], [right, { x: 860, y: 450 }]);
  const near = await view(page);
  assert.ok(near.k > moved.k * 1.5, 'two fingers zoom');
  await swipe(page, session, [{ x: 500, y: 450 }, left], [{ x: 860, y: 450 }, right]);
  assert.ok((await view(page)).k < near.k / 1.5, 'and back');
  await page.keyboard.press('0');
  await page.waitForTimeout(400);

  const [from, to] = [await middleOf(page, 'shop-nginx-1'), await middleOf(page, 'shop-web-1')];
  const [there, fitted] = [await cornerOf(page, 'shop-web-1'), await view(page)];
  await swipe(page, session, [from, to]);
  assert.match(await said(page), /^shop-nginx-1 moved to row \d of shop_app$/, 'a finger drags');
  assert.deepEqual(await cornerOf(page, 'shop-nginx-1'), there);
  assert.deepEqual(await view(page), fitted, 'and the drawing stays');
  await checkSecondFinger(page, session);
  await checkPen(page, session);
}

/** Who puts a second finger down wants to zoom, not to drag. */
async function checkSecondFinger(page: Page, session: CDPSession): Promise<void> {
  const from = await middleOf(page, 'shop-nginx-1');
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  await touch('touchStart', from);
  for (const by of [10, 30, 60]) await touch('touchMove', { x: from.x, y: from.y + by });
  await page.locator('.ghost').waitFor({ state: 'attached' });
  await touch('touchStart', { x: from.x, y: from.y + 60 }, { x: 900, y: 700 });
  assert.equal(await page.locator('.ghost').count(), 0, 'nothing is dragged any more');
  await touch('touchEnd');
  await page.waitForTimeout(300);
  assert.deepEqual(await middleOf(page, 'shop-nginx-1'), from);
}

async function checkPen(page: Page, session: CDPSession): Promise<void> {
  const [from, to] = [await middleOf(page, 'shop-nginx-1'), await middleOf(page, 'shop-web-1')];
  const there = await cornerOf(page, 'shop-web-1');
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point) =>
    session.send('Input.dispatchMouseEvent', {
      ...{ type, ...at, button: 'left', clickCount: 1, pointerType: 'pen' },
      buttons: type === 'mouseReleased' ? 0 : 1,
    });
  await pen('mousePressed', from);
  for (let step = 1; step <= 8; step++) await pen('mouseMoved', between(from, to, step / 8));
  await page.waitForTimeout(60);
  await pen('mouseReleased', to);
  await page.waitForTimeout(400);
  assert.deepEqual(await cornerOf(page, 'shop-nginx-1'), there, 'a pen drags');
}

/** On a page that shows the sample application: what is held at the edge moves the drawing on, and stays in the hand. */
export async function checkEdges(page: Page): Promise<void> {
  const from = await middleOf(page, 'shop-web-1');
  const before = await view(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, 895, { steps: 8 });
  await page.waitForTimeout(400);
  const after = await view(page);
  assert.ok(after.y < before.y - 50, 'it goes on downwards');
  assert.equal(after.x, before.x, 'and nowhere else');
  const ghost = await page.locator('.ghost > .card').boundingBox();
  assert.ok(ghost && Math.abs(ghost.y + ghost.height / 2 - 895) < 20, 'with the card in hand');
  await page.mouse.move(from.x, 500);
  await page.waitForTimeout(100);
  const still = await view(page);
  await page.waitForTimeout(200);
  assert.deepEqual(await view(page), still, 'away from the edge it rests');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.keyboard.press('0');
  await page.waitForTimeout(400);

  await card(page, 'shop-web-1').hover();
  const handle = await page.locator('.line-handle').boundingBox();
  assert.ok(handle);
  const begun = await view(page);
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(1395, 450, { steps: 8 });
  await page.waitForTimeout(400);
  assert.ok((await view(page)).x < begun.x - 50, 'a line that is drawn to the edge, too');
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

/** On a page that shows the sample application as bars. */
export async function checkBusDrag(page: Page): Promise<void> {
  const places = () =>
    page.evaluate<Record<string, string>>(`Object.fromEntries(
      [...document.querySelectorAll('.cards > .card')].map(each =>
        [each.querySelector('.said').textContent.split(',')[0], each.style.left + ' ' + each.style.top]))`);
  const before = await places();
  const [from, to] = [await middleOf(page, 'shop-nginx-1'), await middleOf(page, 'shop-web-1')];
  const dragTo = async (end: Point) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 8 });
    await page.waitForTimeout(60);
  };
  await dragTo(to);
  assert.ok(await page.locator('.drop-marker').isVisible(), 'where it would go is marked');
  await page.mouse.up();
  await page.waitForTimeout(400);
  const after = await places();
  assert.equal(after['shop-nginx-1'], before['shop-web-1']);
  assert.match(await said(page), /^shop-nginx-1 moved to row \d/);
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(400);
  assert.deepEqual(await places(), before);

  const bar = page.locator('.panels > .panel.is-bar', { hasText: 'shop_data' }).locator('.bar');
  const box = await bar.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width - 40, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 40, 110, { steps: 8 });
  await page.waitForTimeout(60);
  assert.equal(await page.locator('.ghost > .panel').count(), 1, 'a bar is taken with its cards');
  await page.mouse.up();
  await page.waitForTimeout(400);
  assert.match(await said(page), /^shop_data moved to /);
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(400);
  assert.deepEqual(await places(), before);
}
