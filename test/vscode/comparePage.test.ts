// A comparison with a snapshot on the drawing's page, in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ContainerId, Landscape, NetworkId } from '../../src/landscape/landscape';
import type { KeptLandscape, ToTopology } from '../../src/protocol/topology';
import { type Theme, themeNames } from '../lab/pageHarness';
import { messageOf } from '../lab/topologyHarness';
import { container, hostile, zoo } from '../lab/topologyHarnessData';
import { checkAxe } from '../lab/topologySearchChecks';
import { sayTo, useBrowser } from '../lab/useBrowser';

const all = { showPredefined: true, showStopped: true, showUnused: true };

/** Before `playground` and `printer` came; with another `office_lan`, `shop-web-1` and image of `shop-db-1`. */
function earlier(): Landscape {
  const { networks, containers } = zoo();
  const gone = container('was-here');
  return {
    networks: networks
      .filter(({ name }) => name !== 'playground')
      .map(each => (each.name === 'office_lan' ? { ...each, id: 'old' as NetworkId } : each)),
    containers: [
      ...containers
        .filter(({ name }) => name !== 'printer')
        .map(each => (each.name === 'shop-db-1' ? { ...each, image: 'postgres:16' } : each))
        .map(each => (each.name === 'shop-web-1' ? { ...each, id: 'old' as ContainerId } : each)),
      gone,
    ],
  };
}

const kept = (landscape: Landscape): KeptLandscape => ({
  engine: 'unix:///var/run/docker.sock',
  taken: '2026-11-20T10:00:00.000Z',
  landscape,
});

describe('a comparison with a snapshot', () => {
  const openPage = useBrowser();
  let page: Page;

  const say = (message: ToTopology) => sayTo(page, message);

  const open = async (theme: Theme, layout: 'rack' | 'bus', snapshot: KeptLandscape) => {
    page = await openPage({ name: 'topology', theme });
    await say(messageOf(zoo(), {}, all, layout));
    await say({ type: 'compare', with: snapshot });
    await page.locator('.compare').waitFor();
  };

  const marked = async (kind: string) => {
    const names = page.locator(`.node[data-compared="${kind}"] > .said`);
    return (await names.allTextContents()).map(name => name.split(',')[0]).sort();
  };

  for (const layout of ['rack', 'bus'] as const) {
    it(`marks what came, changed and was made again, and lists what is gone, as ${layout}`, async () => {
      await open('dark', layout, kept(earlier()));
      assert.deepEqual(await marked('came'), ['playground', 'printer']);
      assert.deepEqual(await marked('changed'), ['shop-db-1']);
      assert.deepEqual(await marked('remade'), ['office_lan', 'shop-web-1']);
      const said = await page.locator('.compare').textContent();
      for (const words of ['2 new', '1 gone', '1 changed', '2 made again', 'was-here']) {
        assert.ok(said?.includes(words), `${words} in ${said}`);
      }
      const description = await page
        .locator('[data-compared="changed"]')
        .getAttribute('aria-description');
      assert.equal(
        description,
        'changed since the snapshot. image: postgres:17, it was postgres:16',
      );
      assert.match((await page.locator('.announcer').textContent()) ?? '', /2 new/);
    });
  }

  for (const theme of themeNames) {
    it(`is accessible in the theme ${theme}`, async () => {
      await open(theme, 'rack', kept(earlier()));
      await checkAxe(page);
    });
  }

  it('follows the landscape, and ends', async () => {
    await open('dark', 'rack', kept(zoo()));
    await page.locator('.compare').getByText('Nothing differs.').waitFor();
    assert.equal(await page.locator('[data-compared]').count(), 0);
    const { networks, containers } = zoo();
    const less = { networks, containers: containers.filter(({ name }) => name !== 'printer') };
    await say(messageOf(less, {}, all));
    await page.locator('.compare').getByText('1 gone').waitFor();
    await say({ type: 'compare', with: undefined });
    await page.locator('.compare').waitFor({ state: 'hidden' });
  });

  it('is ended and shown as text by its buttons', async () => {
    await open('dark', 'rack', kept(earlier()));
    await page.getByText('Show Differences').click();
    await page.getByText('Stop Comparing').click();
    const said = await page.evaluate<unknown[]>(
      `window.posted.filter(({ type }) => type === 'run').map(({ command }) => command)`,
    );
    assert.deepEqual(said, ['showDifferences', 'stopComparing']);
  });

  it('says when the snapshot is of another engine, and takes no name for HTML', async () => {
    const engine = '<img src=x onerror="document.title=1">';
    await open('dark', 'rack', { ...kept(hostile()), engine });
    const about = await page.locator('.compare-about').textContent();
    assert.ok(about?.includes(`of another engine: ${engine}`));
    assert.equal(await page.title(), '');
  });
});
