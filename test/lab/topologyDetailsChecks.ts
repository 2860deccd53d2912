// The details of what is selected, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ContainerId } from '../../src/landscape/landscape';
import type { FromTopology, SentDetails } from '../../src/protocol/topology';
import { messageOf } from './topologyHarness';
import { shape, shop } from './topologyHarnessData';

const id = (name: string) => `c-${name}` as ContainerId;
const target = (name: string) => ({ kind: 'container', containerId: id(name) });
const card = (page: Page, name: string) => page.locator('.card', { hasText: name });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });
const said = (page: Page) => page.locator('.announcer').textContent();
const focused = (page: Page) => page.evaluate<string>(`document.activeElement.textContent`);
const posted = (page: Page) => page.evaluate<FromTopology[]>('window.posted.splice(0)');

async function send(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  await page.waitForTimeout(200);
}

/** On a page that shows the sample application, with nothing selected. */
export async function checkDetails(page: Page): Promise<void> {
  // What inspects told holds until the next landscape.
  await send(page, messageOf(shop()));
  await posted(page);
  await checkContainer(page);
  await checkPair(page);
  await checkKeys(page);
  await checkClosed(page);
  await checkMany(page);
}

async function checkContainer(page: Page): Promise<void> {
  await card(page, 'shop-api-1').click();
  assert.ok(await details(page).isHidden(), 'a second click is still about the drawing');
  assert.equal(await said(page), 'shop-api-1 is selected. Reaches 3, is reached by 3.');
  await details(page).waitFor();
  assert.equal(await page.locator('.badge[data-direction="both"]').count(), 3);
  assert.match((await card(page, 'shop-db-1').textContent()) ?? '', /reach each other/);
  const asked = (await posted(page)).flatMap(each =>
    each.type === 'askDetails' ? each.containerIds : [],
  );
  assert.equal(asked[0], id('shop-api-1'), 'what is selected is asked for first');
  assert.deepEqual(
    [...asked].sort(),
    ['shop-api-1', 'shop-db-1', 'shop-nginx-1', 'shop-web-1'].map(id),
  );
  const answer: SentDetails = {
    containerId: id('shop-db-1'),
    names: [['shop_data', { aliases: ['db'], dnsNames: ['shop-db-1', 'db'] }]],
    exposed: [],
  };
  await send(page, { type: 'details', details: [answer] });
  await details(page).getByText('shop-db-1, db · 172.22.0.3').waitFor();
  await details(page).locator('.sheet-link', { hasText: 'shop-db-1' }).first().click();
  await page.locator('.card.is-selected', { hasText: 'shop-db-1' }).waitFor();
  await details(page).locator('h2', { hasText: 'shop-db-1' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await details(page).waitFor({ state: 'hidden' });
  await page.locator('.panel-name', { hasText: 'shop_data' }).click();
  await details(page).getByText('254 in use').waitFor();
  await page.keyboard.press('Escape');
}

async function checkPair(page: Page): Promise<void> {
  await card(page, 'shop-web-1').click();
  await posted(page);
  await card(page, 'shop-db-1').click({ modifiers: ['Control'] });
  assert.equal(await page.locator('.card.is-selected').count(), 2);
  assert.match((await said(page)) ?? '', /^shop-web-1 does not reach shop-db-1\. /);
  const context = await page.locator('.viewport').getAttribute('data-vscode-context');
  assert.deepEqual(JSON.parse(context ?? ''), {
    topologyPair: true,
    selected: [target('shop-web-1'), target('shop-db-1')],
  });
  await details(page).getByRole('button', { name: 'Connect Them…' }).click();
  assert.deepEqual((await posted(page)).at(-1), {
    type: 'act',
    action: 'connectThem',
    targets: [target('shop-web-1'), target('shop-db-1')],
  });
  // As if the extension had done it.
  const { networks, containers } = shop();
  const data = networks.find(({ name }) => name === 'shop_data');
  const joined = containers.map(each =>
    each.name === 'shop-web-1' && data
      ? {
          ...each,
          endpoints: [
            ...each.endpoints,
            { networkKey: data.name, networkId: data.id, ipv4: '172.22.0.9' },
          ],
        }
      : each,
  );
  await send(page, messageOf({ networks, containers: joined }));
  await details(page)
    .getByText(/^shop-web-1 reaches shop-db-1 on shop_data/)
    .waitFor();
  assert.equal(await details(page).getByRole('button', { name: 'Connect Them…' }).count(), 0);
  await send(page, messageOf(shop()));
  await card(page, 'shop-db-1').click({ button: 'right' });
  assert.equal(await page.locator('.card.is-selected').count(), 2, 'a menu is about both');
  await card(page, 'shop-db-1').click({ modifiers: ['Shift'] });
  assert.equal(await page.locator('.card.is-selected').count(), 1, 'taken out again');
  assert.equal(await page.locator('.viewport').getAttribute('data-vscode-context'), null);
  await card(page, 'shop-api-1').click();
  assert.equal(await page.locator('.card.is-selected').count(), 1);
  await page.keyboard.press('Escape');
}

async function checkKeys(page: Page): Promise<void> {
  await card(page, 'shop-web-1').focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'shop-web-1', 'the title of the details');
  assert.ok(await details(page).isVisible());
  await page.keyboard.press('Escape');
  assert.match(await focused(page), /^shop-web-1, /, 'back on the card, which stays selected');
  assert.equal(await page.locator('.card.is-selected').count(), 1);
  await card(page, 'shop-api-1').focus();
  await page.keyboard.press('Control+Space');
  assert.match((await said(page)) ?? '', /^shop-web-1 reaches shop-api-1 on shop_app/);
  await page.keyboard.press('Escape');
}

async function checkClosed(page: Page): Promise<void> {
  await card(page, 'shop-web-1').focus();
  await page.keyboard.press('Enter');
  await details(page).getByRole('button', { name: 'Hide Details' }).click();
  await details(page).waitFor({ state: 'hidden' });
  await page.waitForTimeout(700);
  const kept = await page.evaluate<{ isUndetailed?: boolean }>('window.kept');
  assert.equal(kept.isUndetailed, true);
  await card(page, 'shop-api-1').click();
  await page.waitForTimeout(600);
  assert.ok(await details(page).isHidden(), 'closed is closed');
  await page.getByRole('button', { name: 'Show Details' }).click();
  await details(page).waitFor();
  await page.locator('.viewport').focus();
  await card(page, 'shop-api-1').focus();
  await page.keyboard.press('Escape');
}

/** Long lists are folded, and what is selected is never behind the details. */
async function checkMany(page: Page): Promise<void> {
  await send(page, messageOf(shape(50, 300)));
  await page.waitForTimeout(500);
  const last = page.locator('.card').last();
  await last.focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  const list = details(page).locator('.sheet-list', {
    has: page.locator('summary', { hasText: /^No network in common\d+$/ }),
  });
  assert.equal(await list.locator('li').count(), 0, 'folded');
  await list.locator('summary').click();
  await list.locator('li').first().waitFor();
  assert.equal(await list.locator('li').count(), 100);
  await list.getByRole('button', { name: 'Show more' }).click();
  assert.equal(await list.locator('li').count(), 200);
  for (const [width, height] of [
    [1400, 900],
    [480, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(500);
    const box = await page.locator('.card.is-selected').boundingBox();
    const over = await details(page).boundingBox();
    assert.ok(box && over);
    const isBehind = box.x + box.width > over.x && box.y + box.height > over.y;
    assert.ok(!isBehind, `behind the details at ${width}`);
  }
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await send(page, messageOf(shop()));
  await page.waitForTimeout(500);
}
