// Folding and unfolding, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ContainerId } from '../../src/landscape/landscape';
import { posted } from './topologyHarnessChecks';

const card = (page: Page, name: string) =>
  page.locator('.card', { has: page.locator('.card-name', { hasText: name }) });
const panel = (page: Page, name: string) =>
  page.locator('.panel', {
    has: page.locator('.panel-name', { hasText: new RegExp(`^${name}$`) }),
  });
const said = (page: Page) => page.locator('.announcer').textContent();
const pause = (page: Page) => page.waitForTimeout(350);
const places = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.card, .panel')]
    .map(each => each.style.transform + each.style.width).sort()`);
const focused = (page: Page) =>
  page.evaluate<string>(`document.activeElement.querySelector('.said')?.textContent ?? ''`);

/** On a page that shows the crowd. */
export async function checkFolds(page: Page): Promise<void> {
  await checkReplicas(page);
  await checkNetworks(page);
  await checkProjects(page);
  await checkFound(page);
  await checkKept(page);
}

async function checkReplicas(page: Page): Promise<void> {
  const stack = card(page, 'worker');
  assert.equal(await stack.count(), 1, 'five replicas begin as one card');
  assert.match((await stack.textContent()) ?? '', /×5/);
  assert.match((await stack.textContent()) ?? '', /4 of 5 running/);
  assert.match((await stack.textContent()) ?? '', /1 unhealthy/);
  assert.match((await card(page, 'relay').textContent()) ?? '', /×3/, 'of a Swarm as well');
  assert.equal(await card(page, 'blog-posts').count(), 2, 'two replicas begin as two cards');
  assert.equal(await stack.getAttribute('aria-expanded'), 'false');
  const before = await places(page);
  await posted(page);
  await stack.click();
  assert.deepEqual(
    await posted(page),
    [{ type: 'select', target: undefined }],
    'no object of the engine',
  );
  await stack.dblclick();
  await pause(page);
  assert.equal(await card(page, 'shop-worker-').count(), 5);
  assert.deepEqual(
    (await posted(page)).filter(({ type }) => type === 'inspect'),
    [],
  );
  assert.match((await said(page)) ?? '', /^Unfolded: /);
  await card(page, 'shop-worker-3').focus();
  await page.keyboard.press('f');
  await pause(page);
  assert.deepEqual(await places(page), before, 'everything is where it was');
  assert.match(await focused(page), /^worker, 5 containers/, 'the keyboard stays with it');
  await page.keyboard.press('Enter');
  await pause(page);
  assert.equal(await card(page, 'shop-worker-').count(), 5, 'Enter shows what is in it');
  await page.keyboard.press('F');
  await pause(page);
}

async function checkNetworks(page: Page): Promise<void> {
  const before = await places(page);
  const app = panel(page, 'shop_app');
  assert.equal(await app.getAttribute('aria-expanded'), 'true');
  await app.locator('.fold').first().click();
  await pause(page);
  assert.equal(await app.getAttribute('aria-expanded'), 'false');
  assert.equal(await card(page, '8 containers').count(), 1);
  assert.equal(await card(page, 'shop-web-1').count(), 0);
  const { x } = (await page.locator('.rail-label').first().boundingBox()) ?? { x: 0 };
  assert.ok(x > 0, 'its wires go on from the card');
  await app.focus();
  await page.keyboard.press('f');
  await pause(page);
  assert.deepEqual(await places(page), before, 'everything is where it was');
  await card(page, 'shop-web-1').focus();
  await page.keyboard.press('f');
  await pause(page);
  assert.match(await focused(page), /^8 containers/, 'a card folds what it is in');
  await page.keyboard.press('f');
  await pause(page);
  assert.deepEqual(await places(page), before);
}

async function checkProjects(page: Page): Promise<void> {
  const before = await places(page);
  const frame = page.locator('.frame', { hasText: 'blog' });
  await frame.first().locator('.fold').click();
  await pause(page);
  const box = page.locator('.panel.is-project');
  assert.match((await box.textContent()) ?? '', /blog/);
  assert.equal(await frame.count(), 0);
  assert.equal(await panel(page, 'blog_back').count(), 0);
  assert.equal(await card(page, '3 containers').count(), 1);
  await box.focus();
  await page.keyboard.press('f');
  await pause(page);
  assert.deepEqual(await places(page), before, 'everything is where it was');
  const marks = card(page, 'blog-door').locator('.project-mark');
  assert.equal(await marks.textContent(), 'blog', 'in a shared network a card says whose it is');
}

async function checkFound(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.search-input').fill('shop-worker');
  await pause(page);
  assert.equal(await page.locator('.search-count').textContent(), '5 found');
  const hit = page.locator('.card.is-hit');
  assert.equal(await hit.count(), 1);
  assert.equal(await hit.getAttribute('data-found'), '5', 'it says how many are found in it');
  await page.locator('.search-input').press('Escape');
  const target = { kind: 'container', containerId: 'c-shop-worker-4' as ContainerId };
  await page.evaluate(`window.postMessage(${JSON.stringify({ type: 'reveal', target })}, '*')`);
  await pause(page);
  assert.match(
    (await page.locator('.card.is-selected').textContent()) ?? '',
    /^worker/,
    'what is folded is shown by what it is folded into',
  );
}

async function checkKept(page: Page): Promise<void> {
  const kept = await page.evaluate<{ folds: Record<string, boolean> }>('window.kept');
  assert.equal(kept.folds['network shop_app'], false);
  assert.equal(kept.folds['service ["shop","worker"]'], true);
}
