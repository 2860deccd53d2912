// The drawing's page in a real Chromium without VS Code, where every theme and every state can be had.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Landscape } from '../../src/landscape/landscape';
import type { ToTopology } from '../../src/protocol/topology';
import { type Theme, themeNames } from '../lab/pageHarness';
import { checkFolds } from '../lab/topologyFoldChecks';
import { messageOf, unfolded } from '../lab/topologyHarness';
import { checkHeard, checkStill } from '../lab/topologyCalmChecks';
import { checkGestures } from '../lab/topologyGestureChecks';
import { checkPage } from '../lab/topologyHarnessChecks';
import { crowd, shape, shop, zoo } from '../lab/topologyHarnessData';
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

  it('shows traffic where it flows', async () => {
    await checkTraffic(await open('dark', messageOf(shop())));
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
