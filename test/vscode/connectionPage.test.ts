// What a person does on the page of a connection test, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type {
  ConnectionModel,
  ConnectionValues,
  FromConnection,
} from '../../src/protocol/connection';
import { axeProblems } from '../lab/axe';
import { type Theme, themeNames } from '../lab/pageHarness';
import { useBrowser } from '../lab/useBrowser';

const evidence = [{ run: 'docker exec api nslookup db', said: "** server can't find db" }];
const hostile = '<img src=x onerror=alert(1)>';
const model: ConnectionModel = {
  ...{ title: 'api → db', hostLabel: 'Name or address', hostPlaceholder: 'whatever works' },
  hosts: [{ value: 'db' }, { value: '10.0.0.2' }],
  ports: [{ value: '5432', detail: 'TCP · listens · postgres' }],
  ...{ isHostFixed: false, canSwap: true, isRunning: false, tone: 'bad' },
  ...{ sentence: 'api cannot reach db:5432.', detail: 'Nobody knows the name.' },
  links: [
    { id: 'running', title: 'Running', state: 'good', lines: ['Both run.'], evidence },
    { id: 'name', title: 'Name', state: 'bad', lines: [`Nobody knows ${hostile}.`], evidence },
    { id: 'connection', title: 'Connection', state: 'notReached', lines: [], evidence: [] },
    { id: 'answer', title: 'Answer', state: 'unknown', lines: [], evidence: [] },
  ],
  fixes: [
    { id: '0', label: 'Use the Name “data”' },
    { id: '1', label: 'Connect “db” to “app”', code: 'docker network connect app db' },
    { id: '2', text: 'Make it listen on all addresses.', code: 'listen 80;' },
  ],
};
const running: ConnectionModel = { ...model, isRunning: true, tone: 'pending', fixes: [] };
const values: ConnectionValues = { host: 'db', port: '5432', protocol: 'tcp' };

describe('the page of a connection test', () => {
  const openPage = useBrowser();
  let page: Page;

  const open = async (theme: Theme = 'dark', size: readonly [number, number] = [1000, 900]) => {
    page = await openPage({ name: 'connection', theme, size });
    assert.deepEqual(await posted(), [{ type: 'ready' }]);
    await show(model, values);
  };
  const posted = () => page.evaluate<FromConnection[]>('window.posted.splice(0)');
  const show = async (shown: ConnectionModel, entered?: ConnectionValues) => {
    const message = JSON.stringify({ type: 'show', model: shown, values: entered });
    await page.evaluate(`new Promise(done => {
      window.addEventListener('message', () => setTimeout(done, 20), { once: true });
      window.postMessage(${message}, '*');
    })`);
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('asks again with Enter, for what was typed', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Port' }).fill('80');
    await page.keyboard.press('Enter');
    await page.getByLabel('Protocol').selectOption('udp');
    await press('Test Again');
    assert.deepEqual(await posted(), [
      { type: 'test', values: { ...values, port: '80' } },
      { type: 'test', values: { host: 'db', port: '80', protocol: 'udp' } },
    ]);
  });

  it('keeps what is typed while a test goes on, and cancels it with Escape', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Name or address' }).fill('data');
    await page.keyboard.press('Tab');
    await show(running);
    assert.equal(
      await page.getByRole('combobox', { name: 'Name or address' }).inputValue(),
      'data',
    );
    await page.keyboard.press('Escape');
    await press('Cancel');
    assert.deepEqual(await posted(), [{ type: 'cancel' }, { type: 'cancel' }]);
  });

  it('repairs by a button, copies the line, and has none where it only explains', async () => {
    await open();
    await press('Connect “db” to “app”');
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await press('Copy Report');
    await press('Save Report…');
    await press('Test the Other Way');
    assert.deepEqual(await posted(), [
      { type: 'fix', id: '1' },
      { type: 'copyFix', id: '1' },
      { type: 'copyReport' },
      { type: 'saveReport' },
      { type: 'swap' },
    ]);
    assert.equal(await page.locator('.fix').nth(2).getByRole('button').count(), 1);
  });

  it('shows what came back as text, whatever it is', async () => {
    await open();
    assert.equal(await page.locator('img').count(), 0);
    await page.getByText(hostile).waitFor();
    await page.getByText('How this is known').nth(1).click();
    await page.getByText('docker exec api nslookup db').nth(1).waitFor();
  });

  it('leaves the evidence open and the keyboard where it is when more is seen', async () => {
    await open();
    const summary = page.getByText('How this is known').first();
    await summary.click();
    await show({ ...running, links: model.links.slice(0, 2) });
    assert.equal(await page.locator('details[open]').count(), 1);
    const tag = await page.evaluate<string>('document.activeElement.tagName');
    assert.equal(tag, 'SUMMARY');
  });

  it('says the answer to a screen reader once it is there', async () => {
    await open();
    await show(running);
    await show({ ...model, sentence: 'api reaches db:5432.', detail: '', tone: 'good', fixes: [] });
    assert.match((await page.locator('.announcer').textContent()) ?? '', /api reaches db:5432/);
  });

  for (const theme of themeNames) {
    it(`can be used by everybody in ${theme}, narrow or wide`, async () => {
      await open(theme);
      assert.deepEqual(await axeProblems(page, ['document-title', 'html-has-lang']), []);
      await page.setViewportSize({ width: 320, height: 700 });
      assert.deepEqual(await axeProblems(page, ['document-title', 'html-has-lang']), []);
      const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
      assert.ok((await page.evaluate<number>(overflow)) <= 0, 'nothing is cut off');
    });
  }
});
