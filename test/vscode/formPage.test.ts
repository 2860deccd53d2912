// What a person does in a form with mouse and keyboard, tried in a real Chromium without VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { FormModel, FormValues, FromForm } from '../../src/protocol/form';
import { axeProblems } from '../lab/axe';
import { sampleModel, sampleValues } from '../lab/formHarnessData';
import { type Theme, themeNames } from '../lab/pageHarness';
import { useBrowser } from '../lab/useBrowser';

const good: FormValues = { ...sampleValues, name: 'shop', options: [{ key: 'a', value: 'b' }] };
const settled = 120;

describe('a form page', () => {
  const openPage = useBrowser();
  let page: Page;

  beforeEach(() => load());

  const load = async (state?: unknown, theme: Theme = 'dark') => {
    page = await openPage({ name: 'form', state, theme, size: [1000, 800] });
    assert.deepEqual(await posted(), [{ type: 'ready' }]);
  };
  const posted = () => page.evaluate<FromForm[]>('window.posted.splice(0)');
  const show = async (model: FormModel, values?: FormValues) => {
    const message = JSON.stringify({ type: 'show', model, values });
    await page.evaluate(`new Promise(done => {
      window.addEventListener('message', () => setTimeout(done, 20), { once: true });
      window.postMessage(${message}, '*');
    })`);
  };
  const open = (values: FormValues) => show(sampleModel(values), values);
  /** Answers as the extension does, and gives the values that the page has. */
  const answer = async (): Promise<FormValues> => {
    await page.waitForTimeout(settled);
    const values = (await posted()).flatMap(message =>
      'values' in message ? [message.values] : [],
    );
    const last = values.at(-1);
    assert.ok(last, 'the page said what was entered');
    await show(sampleModel(last));
    return last;
  };
  const focused = () =>
    page.evaluate<string>(`(() => {
      const { activeElement: on } = document;
      return on.labels?.[0]?.textContent ?? on.getAttribute('aria-label') ?? on.tagName;
    })()`);
  const error = (text: string) => page.getByText(text, { exact: true });

  it('tells what is typed once, and keeps the caret while models arrive', async () => {
    await open(good);
    const name = page.getByLabel('Name', { exact: true }).first();
    await name.press('End');
    await name.press('ArrowLeft');
    await name.pressSequentially('12');
    await show(sampleModel({ ...good, name: 'late' }));
    await name.pressSequentially('3');
    await page.waitForTimeout(settled);
    const said = await posted();
    assert.deepEqual(said, [{ type: 'change', values: { ...good, name: 'sho123p' } }]);
    await name.pressSequentially('4');
    assert.equal(await name.inputValue(), 'sho1234p');
  });

  it('does not put older values over what is typed while an action is at work', async () => {
    await open(good);
    await page.getByRole('button', { name: 'Application' }).click();
    assert.deepEqual(await posted(), [{ type: 'action', id: 'preset:app', values: good }]);
    const name = page.getByLabel('Name', { exact: true }).first();
    await name.fill('mine');
    const values = { ...good, name: 'theirs', driver: 'macvlan', subnet: '172.31.0.0/24' };
    await show(sampleModel(values), values);
    assert.equal(await name.inputValue(), 'mine');
    assert.equal(await page.getByRole('combobox', { name: 'Driver' }).inputValue(), 'macvlan');
    assert.deepEqual(await answer(), { ...values, name: 'mine' });
  });

  it('keeps the values of fields that are not shown', async () => {
    await open({ ...good, driver: 'macvlan' });
    await page.getByRole('textbox', { name: 'Network card' }).fill('eth0');
    await answer();
    await page.getByRole('combobox', { name: 'Driver' }).selectOption('bridge');
    assert.equal((await answer())['parent'], 'eth0');
    assert.equal(await page.getByRole('textbox', { name: 'Network card' }).count(), 0);
    await page.getByRole('combobox', { name: 'Driver' }).selectOption('macvlan');
    await answer();
    assert.equal(await page.getByRole('textbox', { name: 'Network card' }).inputValue(), 'eth0');
  });

  it('adds and removes rows by keyboard', async () => {
    await open(good);
    const cells = page.getByRole('group', { name: 'Subnets' }).getByRole('combobox');
    await cells.first().press('Enter');
    assert.equal(await cells.count(), 2);
    await page.keyboard.type('10.1.0.0/16');
    assert.deepEqual((await answer())['ranges'], [
      { subnet: '172.20.0.0/16', gateway: '' },
      { subnet: '10.1.0.0/16', gateway: '' },
    ]);
    await page.getByRole('button', { name: 'Remove 172.20.0.0/16' }).press('Enter');
    assert.deepEqual((await answer())['ranges'], [{ subnet: '10.1.0.0/16', gateway: '' }]);
    assert.equal(await focused(), 'Subnet', 'in the row that took its place');
    await page.getByRole('button', { name: 'Remove 10.1.0.0/16' }).press('Enter');
    assert.deepEqual((await answer())['ranges'], []);
    assert.equal(await focused(), 'Add Subnet');
    await page.keyboard.press('Enter');
    assert.equal(await cells.count(), 1);
    assert.equal(await focused(), 'Subnet');
  });

  it('chooses a suggestion by keyboard', async () => {
    await open(good);
    const subnet = page.getByRole('combobox', { name: 'Subnet' }).first();
    const options = page.getByRole('listbox').getByRole('option');
    await subnet.press('ArrowDown');
    assert.equal(await subnet.getAttribute('aria-expanded'), 'true');
    assert.equal(await options.count(), 3);
    await subnet.pressSequentially('VPN');
    assert.match((await options.textContent()) ?? '', /Used by a VPN/);
    await subnet.press('Escape');
    assert.equal(await subnet.getAttribute('aria-expanded'), 'false');
    assert.equal(await subnet.inputValue(), 'VPN');
    await subnet.press('ArrowDown');
    await subnet.press('ArrowUp');
    await subnet.press('Enter');
    assert.equal((await answer())['subnet'], '10.8.0.0/24');
    const described = await subnet.getAttribute('aria-describedby');
    const said = await page.locator(`[id="${described ?? ''}"]`).textContent();
    assert.match(said ?? '', /overlaps a route/, 'a warning is said of the field');
    await page.getByRole('button', { name: 'Use 172.30.0.0/16' }).click();
    assert.equal((await posted()).at(-1)?.type, 'action');
    const fixed = { ...good, subnet: '172.30.0.0/16' };
    await show(sampleModel(fixed), fixed);
    assert.equal(await focused(), 'Subnet', 'the button is gone, the keyboard is not');
  });

  it('shows errors where a person has been, and all of them when it shall be sent', async () => {
    await open(sampleValues);
    assert.equal(await error('A network needs a name.').count(), 0);
    await page.keyboard.press('Tab');
    assert.equal(await error('A network needs a name.').count(), 1);
    assert.equal(await error('An option needs a name.').count(), 0);
    await page.getByRole('button', { name: 'Create Network' }).click();
    assert.deepEqual(await posted(), []);
    assert.equal(await focused(), 'Name');
    assert.equal(await page.locator(':focus').getAttribute('aria-invalid'), 'true');
    assert.ok(await error('An option needs a name.').isVisible(), 'its section has unfolded');
    await page.locator('.announcer', { hasText: '2 errors' }).waitFor({ state: 'attached' });
    await page.keyboard.type('shop');
    await answer();
    await page.keyboard.press('Control+Enter');
    assert.equal(await focused(), 'Name', 'of the option');
    await page.keyboard.type('com.example');
    await page.keyboard.press('Control+Enter');
    assert.equal((await posted()).at(-1)?.type, 'submit', 'the extension has the last word');
  });

  it('goes to the error that the extension found at the end', async () => {
    await open(good);
    await page.getByLabel('Name', { exact: true }).first().fill('');
    await page.keyboard.press('Control+Enter');
    assert.equal((await posted()).at(-1)?.type, 'submit');
    await page.getByRole('combobox', { name: 'Driver' }).focus();
    await show(sampleModel({ ...good, name: '' }));
    assert.equal(await focused(), 'Name');
  });

  it('cannot be changed while it is being carried out', async () => {
    await open(good);
    const name = page.getByLabel('Name', { exact: true }).first();
    await name.focus();
    await page.keyboard.press('Control+Enter');
    assert.deepEqual(await posted(), [{ type: 'submit', values: good }]);
    await show(sampleModel(good, { isBusy: true }));
    assert.ok(await page.getByRole('progressbar').isVisible());
    await page.keyboard.type('x');
    await page.keyboard.press('Control+Enter');
    await page.mouse.click(180, 775);
    await page.waitForTimeout(settled);
    assert.deepEqual(await posted(), []);
    await show(sampleModel(good));
    assert.equal(await focused(), 'Name', 'as before');
    assert.equal(await name.inputValue(), 'shop');
  });

  it('copies the command line and says so', async () => {
    await open(good);
    await page.getByRole('button', { name: 'Copy as docker Command' }).click();
    assert.deepEqual(await posted(), [{ type: 'copyCli' }]);
    assert.equal(await page.locator('.announcer').textContent(), 'Copied');
    await page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await posted(), [{ type: 'cancel' }]);
  });

  it('is as it was after it was hidden', async () => {
    await open(sampleValues);
    await page.getByRole('button', { name: 'Create Network' }).click();
    const state = await page.evaluate('window.kept');
    await load(state);
    await open(sampleValues);
    assert.ok(await error('A network needs a name.').isVisible());
    assert.ok(await error('An option needs a name.').isVisible());
  });

  it('makes no HTML of what it shows', async () => {
    const evil = '<img src=x onerror="document.title=\'evil\'">';
    await open({ ...good, name: evil, ranges: [{ subnet: evil, gateway: evil }] });
    await page.waitForTimeout(settled);
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.title(), '');
  });

  it('fits a narrow editor', async () => {
    await page.setViewportSize({ width: 300, height: 700 });
    await open(good);
    await page.getByRole('button', { name: 'Advanced' }).click();
    const [width, shown] = await page.evaluate<[number, number]>(
      `[document.querySelector('main').scrollWidth, document.querySelector('main').clientWidth]`,
    );
    assert.ok(width <= shown, 'nothing is beside what can be seen');
  });

  for (const theme of themeNames) {
    it(`can be used by everybody in ${theme}, good or wrong, narrow or wide`, async () => {
      await load(undefined, theme);
      for (const values of [good, { ...good, name: ' ', driver: 'macvlan' }]) {
        await open(values);
        for (const width of [1000, 320]) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await axeProblems(page, ['document-title', 'html-has-lang']), []);
          const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
          assert.ok((await page.evaluate<number>(overflow)) <= 0, 'nothing is cut off');
        }
      }
    });
  }
});
