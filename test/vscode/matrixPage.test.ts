// What a person does on the page that tests a whole network, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FromMatrix, MatrixCellModel, MatrixModel } from '../../src/protocol/matrix';
import { axeProblems } from '../lab/axe';
import { launchBrowser } from '../lab/editor/browser';
import { pageOf, type Theme, themeNames } from '../lab/pageHarness';

const cell = (
  tone: MatrixCellModel['tone'],
  text: string,
  more: Partial<MatrixCellModel> = {},
): MatrixCellModel => ({
  ...{ tone, text, label: `${text} as a sentence`, isSurprise: false, canOpen: tone !== 'quiet' },
  ...more,
});
const model: MatrixModel = {
  ...{ title: 'Connections on “app”', isRunning: false, tone: 'bad' },
  sentence: 'One connection on “app” is not as it should be.',
  detail: 'db:5432 does not answer web.',
  targets: [
    { title: 'db', detail: '', span: 2 },
    { title: '<img src=x onerror=alert(1)>', detail: 'stopped', span: 1 },
  ],
  ports: [
    { title: '5432', detail: '', span: 1 },
    { title: '9187', detail: 'on 127.0.0.1 only', span: 1 },
    { title: '–', detail: '', span: 1 },
  ],
  rows: [
    {
      ...{ title: 'db', detail: '' },
      cells: [cell('quiet', '–'), cell('quiet', '–'), cell('quiet', '–', { canOpen: true })],
    },
    {
      ...{ title: 'web', detail: 'with side' },
      cells: [
        cell('bad', 'timed out', { isSurprise: true }),
        cell('bad', 'refused'),
        cell('quiet', '–', { canOpen: true }),
      ],
    },
  ],
};

describe('the page that tests a whole network', () => {
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  before(async () => (browser = await launchBrowser()));
  after(() => browser.close());
  afterEach(async () => {
    await page.close();
    assert.deepEqual(errors.splice(0), []);
  });

  const open = async (theme: Theme = 'dark', width = 1000) => {
    page = await browser.newPage({ viewport: { width, height: 700 } });
    page.on('pageerror', error => errors.push(error.message));
    const folder = path.resolve('dist/webview');
    await page.setContent(pageOf({ folder, name: 'matrix', theme }));
    assert.deepEqual(await posted(), [{ type: 'ready' }]);
    await show(model);
  };
  const posted = () => page.evaluate<FromMatrix[]>('window.posted.splice(0)');
  const show = async (shown: MatrixModel) => {
    const message = JSON.stringify({ type: 'show', model: shown });
    await page.evaluate(`new Promise(done => {
      window.addEventListener('message', () => setTimeout(done, 20), { once: true });
      window.postMessage(${message}, '*');
    })`);
  };
  const focused = () =>
    page.evaluate<string | null>(
      'document.activeElement.ariaLabel ?? document.activeElement.firstChild.textContent',
    );

  it('walks through the grid by arrows, as one stop of the Tab key, and opens a cell', async () => {
    await open();
    const first = page.getByRole('gridcell').first();
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
    }
    assert.equal(await focused(), 'refused as a sentence');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Enter');
    assert.deepEqual(await posted(), [
      { type: 'open', row: 1, column: 1 },
      { type: 'open', row: 1, column: 0 },
    ]);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator('[role=gridcell]:focus').count(), 0);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.locator('[role=gridcell]:focus').count(), 1);
  });

  it('opens a cell by a click, but not one that has nothing to show', async () => {
    await open();
    await page.getByText('timed out', { exact: true }).click();
    await page.getByRole('gridcell').first().click();
    assert.deepEqual(await posted(), [{ type: 'open', row: 1, column: 0 }]);
  });

  it('keeps the place of the keyboard while answers come in', async () => {
    await open();
    await page.getByRole('gridcell').nth(4).focus();
    const [, web] = model.rows;
    assert.ok(web);
    const cells = web.cells.map(each => ({ ...each, label: 'new' }));
    await show({ ...model, rows: [...model.rows.slice(0, 1), { ...web, cells }] });
    assert.equal(await focused(), 'new');
    // A port was found: the columns are others.
    const ports = [...model.ports, { title: '80', detail: '', span: 1 }];
    const rows = model.rows.map(row => ({ ...row, cells: [...row.cells, cell('good', '1 ms')] }));
    await show({ ...model, ports, rows });
    assert.equal(await focused(), 'refused as a sentence');
  });

  it('cancels with Escape, and goes on at the button that takes the other’s place', async () => {
    await open();
    await page.getByRole('button', { name: 'Test Again' }).click();
    await show({ ...model, isRunning: true, tone: 'pending' });
    assert.equal(await focused(), 'Cancel');
    await page.keyboard.press('Escape');
    await show(model);
    assert.equal(await focused(), 'Test Again');
    await page.getByRole('button', { name: 'Copy Report' }).click();
    await page.getByRole('button', { name: 'Save Report…' }).click();
    const sent = ['test', 'cancel', 'copyReport', 'saveReport'];
    assert.deepEqual(
      await posted(),
      sent.map(type => ({ type })),
    );
  });

  for (const theme of themeNames) {
    it(`has nothing that axe finds, narrow or wide, ${theme}`, async () => {
      for (const width of [1000, 360]) {
        await open(theme, width);
        assert.deepEqual(await axeProblems(page, ['document-title', 'html-has-lang']), []);
        await page.screenshot({ path: `out/connection/matrix-${theme}-${width}.png` });
        if (width > 360) await page.close();
      }
    });
  }
});
