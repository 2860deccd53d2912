// The drawing's page in a real Chromium without VS Code, where every theme and every state can be had.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Landscape } from '../../src/landscape/landscape';
import type { ToTopology } from '../../src/protocol/topology';
import { type Theme, themeNames } from '../lab/pageHarness';
import { checkAdvice } from '../lab/topologyAdviceChecks';
import { checkFolds } from '../lab/topologyFoldChecks';
import { messageOf, unfolded } from '../lab/topologyHarness';
import { checkHeard, checkStill } from '../lab/topologyCalmChecks';
import { checkGestures } from '../lab/topologyGestureChecks';
import { checkPage } from '../lab/topologyHarnessChecks';
import { crowd, landscape, network, shape, shop, zoo } from '../lab/topologyHarnessData';
import { checkAxe } from '../lab/topologySearchChecks';
import { someTraffic } from '../lab/topologyTraffic';
import { checkBusDrag, checkEdges, checkTouch } from '../lab/topologyTouchChecks';
import { checkTraffic } from '../lab/topologyTrafficChecks';
import { sayTo, useBrowser } from '../lab/useBrowser';

const all = { showPredefined: true, showStopped: true, showUnused: true };

describe('a topology page', () => {
  const openPage = useBrowser();

  const open = async (
    theme: Theme,
    message: ToTopology,
    state?: unknown,
    hasTouch = false,
  ): Promise<Page> => {
    const page = await openPage({ name: 'topology', theme, state, hasTouch });
    await sayTo(page, message);
    await page.locator('.card').first().waitFor();
    return page;
  };

  it('folds and unfolds', async () => {
    await checkFolds(await open('dark', messageOf(crowd())));
  });

  it('takes mouse and keyboard', async () => {
    await checkPage(await open('dark', messageOf(shop())));
  });

  it('takes keys while nothing has the keyboard', async () => {
    const page = await open('dark', messageOf(shop()));
    const isNowhere = () => page.evaluate('document.activeElement === document.body');
    const inDrawing = () => page.evaluate(`document.activeElement.matches('.node')`);
    await page.locator('.viewport').click({ position: { x: 8, y: 8 } });
    assert.equal(await isNowhere(), true, 'beside everything');
    await page.keyboard.press('l');
    await page.locator('.panel.is-bar').first().waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('There is nothing to undo').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    assert.equal(await inDrawing(), true, 'arrows come in');
    await page.locator('.card', { hasText: 'shop-db-1' }).focus();
    const { networks, containers } = shop();
    const less = containers.filter(({ name }) => name !== 'shop-db-1');
    await sayTo(page, messageOf(landscape([...networks], less)));
    await page.locator('.card', { hasText: 'shop-db-1' }).waitFor({ state: 'detached' });
    assert.equal(await isNowhere(), true, 'what had it is gone');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await inDrawing(), true);
  });

  it('keeps to the one of two that is still there', async () => {
    const page = await open('dark', messageOf(shop()));
    const window = page.locator('.viewport');
    await page.locator('.card', { hasText: 'shop-db-1' }).click();
    await page.locator('.card', { hasText: 'shop-web-1' }).click({ modifiers: ['Control'] });
    await page.locator('.details-title', { hasText: /shop-db-1 and shop-web-1/ }).waitFor();
    assert.match((await window.getAttribute('data-vscode-context')) ?? '', /"topologyPair":true/);
    const { networks, containers } = shop();
    const less = containers.filter(({ name }) => name !== 'shop-db-1');
    await sayTo(page, messageOf(landscape([...networks], less)));
    await page.locator('.details-title', { hasText: /^shop-web-1$/ }).waitFor();
    assert.equal(await window.getAttribute('data-vscode-context'), null);
  });

  it('takes its keys from a keyboard that types Hangul', async () => {
    const page = await open('dark', messageOf(shop()));
    const press = (more: object) =>
      page.evaluate(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { bubbles: true, cancelable: true, ...${JSON.stringify(more)} }))`);
    await page.locator('.card', { hasText: 'shop-db-1' }).focus();
    await press({ key: 'ㅣ', code: 'KeyL' });
    await page.locator('.panel.is-bar').first().waitFor();
    await press({ key: 'ㅋ', code: 'KeyZ', ctrlKey: true });
    await page.getByText('There is nothing to undo').waitFor({ state: 'attached' });
    await press({ key: 'ㄹ', code: 'KeyF', ctrlKey: true });
    await page.locator('.search-input:focus').waitFor();
  });

  it('keeps to a choice that the extension has not heard of yet', async () => {
    const page = await open('dark', messageOf(shop(), {}, all));
    const bridge = page.locator('.panel-name', { hasText: /^bridge$/ });
    const choice = page.getByText('Predefined', { exact: true });
    const box = page.locator('vscode-checkbox', { has: choice });
    await page.locator('vscode-button[aria-label="View"]').click();
    await choice.click();
    await bridge.waitFor({ state: 'detached' });
    const more = landscape([...shop().networks, network('late')], [...shop().containers]);
    await sayTo(page, { ...messageOf(more, {}, all), heard: 0 });
    await page.locator('.panel-name', { hasText: /^late$/ }).waitFor();
    assert.equal(await bridge.count(), 0, 'what was said before is no answer');
    assert.equal(await box.getAttribute('aria-checked'), 'false');
    await sayTo(page, { ...messageOf(more, {}, all), heard: 1 });
    await bridge.waitFor();
    assert.equal(await box.getAttribute('aria-checked'), 'true');
  });

  it('shows cards from afar', async () => {
    const page = await open('dark', messageOf(shape(50, 300), {}, undefined, 'bus'));
    for (let step = 0; step < 2; step++) {
      await page.locator('vscode-button[aria-label="Zoom out"]').click();
      await page.waitForTimeout(400);
    }
    await page.locator('.level-far .card').first().waitFor();
    const clipped = `getComputedStyle(document.querySelector('.level-far .card')).clipPath`;
    assert.equal(await page.evaluate(clipped), 'none');
  });

  it('rings what has the keyboard all around, also where it hangs below another', async () => {
    const page = await open('contrast', messageOf(zoo()));
    const levels = () =>
      page.evaluate<string[]>(`[...document.querySelectorAll('.card')]
        .filter(card => card.matches(':focus-visible, .is-owner'))
        .map(card => getComputedStyle(card).zIndex)`);
    await page.locator('.card', { hasText: 'shop-api-debug' }).focus();
    await page.keyboard.press('Shift');
    assert.deepEqual((await levels()).sort(), ['1', '2'], 'it lies over the card above it');
  });

  it('can be worked with at 200%', async () => {
    const page = await open('light', messageOf(shop()));
    // What a window of 1,400 × 900 has then.
    await page.setViewportSize({ width: 700, height: 450 });
    const outOfReach = async (selector: string) => {
      assert.ok(await page.locator(selector).filter({ visible: true }).count(), selector);
      return page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})]
        .filter(each => each.checkVisibility())
        .filter(each => {
          each.scrollIntoView({ block: 'nearest' });
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return left < 0 || right > innerWidth || !at || !each.contains(at);
        })
        .map(each => each.ariaLabel || each.textContent)`);
    };
    assert.deepEqual(await outOfReach('.toolbar vscode-button, .toolbar .search-input'), []);
    await page.locator('.card').first().click();
    await page.keyboard.press('Enter');
    await page.locator('.details vscode-button').first().waitFor();
    assert.deepEqual(await outOfReach('.details vscode-button, .details .sheet-link'), []);
    for (const name of ['View', 'Legend']) {
      const opener = page.locator(`vscode-button[aria-label="${name}"]`);
      await opener.click();
      await page.locator('.popover:not([hidden])').waitFor();
      assert.deepEqual(await outOfReach('.popover .choice, .popover .legend-row'), [], name);
      await opener.click();
    }
    await page.locator('vscode-button[aria-label="Show Outline"]').click();
    await page.locator('.outline.is-open').waitFor();
    assert.deepEqual(await outOfReach('.outline .outline-text, .outline vscode-button'), []);
  });

  it('shows traffic where it flows', async () => {
    await checkTraffic(await open('dark', messageOf(shop())));
  });

  it('marks advice, and says and does what the tree does', async () => {
    await checkAdvice(await open('dark', messageOf(shop())));
  });

  const state = (drawn: Landscape) => ({ folds: unfolded(drawn) });
  for (const layout of ['rack', 'bus'] as const) {
    it(`moves nothing else when a container comes or goes, with the layout ${layout}`, async () => {
      const drawn = shape(50, 300);
      const page = await open('dark', messageOf(drawn, {}, all, layout), state(drawn));
      await checkStill(page, drawn, layout);
    });
    it(`hears a person while it draws 2,000 containers, with the layout ${layout}`, async () => {
      const large = shape(200, 2000);
      await checkHeard(await open('dark', messageOf(shop()), state(large)), large, layout);
    });
  }

  it('lets a person move things, draw lines and cut attachments', async () => {
    await checkGestures(await open('dark', messageOf(shop())));
  });

  it('takes fingers and a pen', async () => {
    await checkTouch(await open('dark', messageOf(shop()), undefined, true));
  });

  it('moves on where something is held at the edge', async () => {
    await checkEdges(await open('dark', messageOf(shop())));
  });

  it('lets a person move cards and bars', async () => {
    await checkBusDrag(await open('dark', messageOf(shop(), {}, undefined, 'bus')));
  });

  for (const theme of themeNames) {
    it(`is accessible in the theme ${theme}, as panels`, async () => {
      const page = await open(theme, messageOf(zoo(), {}, all));
      await sayTo(page, someTraffic(zoo()));
      await page.locator('.rate').first().waitFor();
      await checkAxe(page);
    });
    it(`is accessible in the theme ${theme}, folded`, async () => {
      await checkAxe(await open(theme, messageOf(crowd())));
    });
    it(`is accessible in the theme ${theme}, as bars`, async () => {
      await checkAxe(await open(theme, messageOf(zoo(), {}, all, 'bus')));
    });
  }
});
