// Searching, the outline and what axe says, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeProblems } from './axe';
import { messageOf } from './topologyHarness';
import { shape } from './topologyHarnessData';

const count = (page: Page) => page.locator('.search-count').textContent();
const said = (page: Page) => page.locator('.announcer').textContent();
const places = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.card')].map(c => c.style.left + ' ' + c.style.top)`,
  );
const focused = (page: Page) =>
  page.evaluate<string>(`(at => at.querySelector('.said')?.textContent.split(',')[0]
    ?? at.querySelector('.outline-name')?.textContent ?? at.className)(document.activeElement)`);

/** On a page that shows the sample application. */
export async function checkSearch(page: Page): Promise<void> {
  await page.locator('.card', { hasText: 'shop-api-1' }).focus();
  const before = await places(page);
  await page.keyboard.press('/');
  assert.ok(await page.locator('.search-help').isVisible(), 'what can be typed is shown');
  await page.keyboard.type('name:shop- state:running');
  await page.waitForTimeout(900);
  assert.equal(await count(page), '4 found');
  assert.equal(await said(page), '4 found');
  assert.equal(await page.locator('.card.is-hit').count(), 4);
  assert.equal(await page.locator('.panel.is-back').count(), 4, 'networks step back');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  assert.equal(await count(page), '2 of 4');
  assert.match((await said(page)) ?? '', /^2 of 4\. shop-\S+ is selected/);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  assert.equal(await count(page), '4 of 4', 'it goes round');
  await checkOnly(page, before);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(100);
  assert.deepEqual([await count(page), await page.locator('.is-hit').count()], ['', 0]);
  assert.deepEqual((await places(page)).sort(), before.sort(), 'all is drawn again, where it was');
  assert.match(await focused(page), /^shop-/, 'the drawing has the keyboard');
  await page.keyboard.press('Control+f');
  assert.match(await focused(page), /search-input/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

async function checkOnly(page: Page, before: readonly string[]): Promise<void> {
  await page.locator('.search-input').fill('port:5432');
  await page.getByText('Only these').click();
  await page.waitForTimeout(300);
  const drawn = await places(page);
  assert.equal(drawn.length, 1);
  assert.ok(before.includes(drawn[0] ?? ''), 'it stays where it was');
  assert.equal(await page.locator('.panel').count(), 2, 'its network and the host, for its port');
  await page.locator('.search-input').fill('no such thing');
  await page.waitForTimeout(100);
  assert.equal(await count(page), 'Nothing found');
  assert.equal(await page.locator('.node').count(), 0);
}

/** On the same page. */
export async function checkOutline(page: Page): Promise<void> {
  const lines = page.locator('.outline-line');
  await page.waitForTimeout(1100);
  assert.equal(await lines.count(), 9, 'it is there unseen: 3 networks, 6 containers on them');
  await checkNames(page);
  await page.getByRole('button', { name: 'Show Outline' }).click();
  await lines.filter({ hasText: 'postgres' }).click();
  await page.locator('.card.is-selected', { hasText: 'shop-db-1' }).waitFor();
  assert.match((await said(page)) ?? '', /^shop-db-1 is selected/);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await focused(page), 'shop_data');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await lines.count(), 7, 'closed');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), 'shop-api-1');
  await page.keyboard.press('Enter');
  await page.locator('.card.is-selected', { hasText: 'shop-api-1' }).waitFor();
  await page.waitForTimeout(200);
  assert.equal(await page.locator('.outline-line[aria-selected="true"]').count(), 1);
  await page.keyboard.press('Escape');
  assert.match(await focused(page), /^shop-api-1/, 'the drawing has the keyboard');
  await page.getByRole('button', { name: 'Hide Outline' }).first().click();
}

/** What a screen reader is given, also of what is not seen. */
async function checkNames(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const named = (role: string) =>
    nodes
      .filter(node => !node.ignored && node.role?.value === role)
      .map(node => [node.name?.value, node.description?.value].filter(Boolean).join(' | '));
  const lines = named('treeitem');
  assert.equal(lines[0], 'shop_app bridge network, 172.21.0.0/24, 3 containers');
  assert.ok(lines.includes('shop-web-1 running, 172.21.0.2, shop/web:2.4.1'), lines.join('\n'));
  const cards = named('button');
  assert.ok(cards.includes('shop-web-1, shop/web:2.4.1, running, shop_app: 172.21.0.2'));
  await session.detach();
}

/** The toolbar is one stop of Tab, and the drawing and the outline are one each. */
export async function checkTabs(page: Page): Promise<void> {
  // Without a selection there are no details between the drawing and the outline.
  await page.locator('.card').first().focus();
  await page.keyboard.press('Escape');
  await page.locator('.details').waitFor({ state: 'hidden' });
  await page.locator('.search-input').focus();
  const stops: string[] = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate<string>(
        `document.activeElement.closest('.controls, .stage, .outline')?.className ?? 'elsewhere'`,
      ),
    );
  }
  assert.deepEqual(stops, ['controls', 'stage', 'outline']);
  assert.ok(await page.locator('.outline').isVisible(), 'with the keyboard in it, it is seen');
  await page.keyboard.press('Escape');
  await page.locator('.controls vscode-button').first().focus();
  const labels: string[] = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('ArrowRight');
    labels.push(
      await page.evaluate<string>(
        `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
      ),
    );
  }
  assert.deepEqual(labels.slice(0, 2), ['Networks as bars', 'Zoom out']);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('.legend').isVisible());
  await page.keyboard.press('Escape');
}

/** What belongs to the page around it and is VS Code's to give. */
const ofTheHost = ['document-title', 'html-has-lang'];

/** Of a page in whatever theme, in each state that changes colours or what there is. */
export async function checkAxe(page: Page): Promise<void> {
  const clean = async (when: string) =>
    assert.deepEqual(await axeProblems(page, ofTheHost), [], `axe, ${when}`);
  await clean('at first');
  await page.getByRole('button', { name: 'View' }).click();
  await clean('with the choices of what is shown');
  await page.keyboard.press('Escape');
  await page.locator('.card-name', { hasText: 'shop-db-1' }).click();
  await page.waitForTimeout(900);
  await clean('with a selection and its details');
  await page.locator('.card-name', { hasText: 'shop-web-1' }).click({ modifiers: ['Control'] });
  await page.waitForTimeout(300);
  await clean('with two selected');
  await page.locator('.panel-name', { hasText: 'shop_app' }).click();
  await page.waitForTimeout(300);
  await clean('with a network and its details');
  await page.keyboard.press('/');
  await clean('with the help of the search');
  await page.keyboard.type('shop');
  await page.waitForTimeout(300);
  await clean('with a search');
  await page.getByText('Only these').click();
  await page.getByRole('button', { name: 'Show Outline' }).click();
  await page.waitForTimeout(400);
  await clean('with nothing but hits, and the outline');
  await page.evaluate(`window.postMessage(${JSON.stringify(messageOf(shape(50, 300)))}, '*')`);
  await page.locator('.search-input').focus();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(800);
  await clean('with much to draw');
}
