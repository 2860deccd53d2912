import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { delay, waitFor } from '../lab/wait';
import { useSession } from './session';

describe('the details beside the topology', () => {
  const session = useSession();
  let drawing: Frame;

  /** By its name: in the middle of a card may be the line of one of its networks, which is something else to click. */
  const card = (name: string) => drawing.locator('.card .card-name', { hasText: name }).first();
  const details = () => drawing.getByRole('region', { name: 'Details' });
  const answers = () => details().locator('.details-answer').textContent();
  const answer = (pattern: RegExp) =>
    waitFor(async () => pattern.test((await answers()) ?? ''), { what: `the answer ${pattern}` });
  /** The lists of a section: titles, names and lines in the order in which they are read. */
  const section = (title: string) =>
    details()
      .locator('.sheet-section', { has: drawing.getByRole('heading', { name: title }) })
      .locator('summary, .sheet-note:not([hidden]), .sheet-link, .sheet-line')
      .allTextContents();

  before(async () => {
    const { editor } = session();
    await editor.row('shop_data').waitFor();
    await editor.runCommand('Docker Networks: Show Topology');
    drawing = await editor.webview({ has: '#root' });
    await card('shop-web').waitFor();
  });
  afterEach(() => session().editor.closeQuickInput());

  it('say whom a container reaches, by which name, and whom not and why', async () => {
    const { engine } = session();
    const format = (network: string) =>
      `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
    const address = async (name: string, network: string) =>
      (await engine.docker(['inspect', '--format', format(network), name])).trim();
    await card('shop-api').click();
    await answer(/^Reaches 2, is reached by 2\.$/);
    // Aliases are known by an inspect, a moment later.
    const nginx = `nginx · ${await address('shop-nginx', 'shop_backend')}`;
    const has = async (text: string) => (await section('Reaches')).join('\n').includes(text);
    await waitFor(() => has(nginx), { what: nginx });
    assert.ok(await has(`db · ${await address('shop-db', 'shop_data')}`));
    assert.deepEqual(await section('Does not reach'), [
      'No network in common1',
      'shop-web',
      'on shop_frontend',
    ]);
    assert.equal(await drawing.locator('.badge[data-direction="both"]').count(), 2);
  });

  it('answer for two, connect them, and answer anew by themselves', async () => {
    const { editor, engine } = session();
    await card('shop-web').click();
    await card('shop-db').click({ modifiers: ['ControlOrMeta'] });
    await answer(/^shop-web does not reach shop-db\. .*shop-db does not reach shop-web\. /);
    await details().getByRole('button', { name: 'Connect Them…' }).click();
    const labels = await editor.pickLabels();
    assert.deepEqual(
      labels.slice(0, 2),
      ['Connect “shop-db” to “shop_frontend”', 'Connect “shop-web” to “shop_data”'].sort(
        (a, b) => labels.indexOf(a) - labels.indexOf(b),
      ),
    );
    await editor.pick('Connect “shop-web” to “shop_data”');
    await answer(
      /^shop-web reaches shop-db on shop_data, as .*shop-db reaches shop-web on shop_data/,
    );
    assert.equal(await details().getByRole('button', { name: 'Connect Them…' }).count(), 0);
    await engine.docker(['network', 'disconnect', 'shop_data', 'shop-web']);
    await answer(/^shop-web does not reach shop-db/);
  });

  it('lead to a test of the connection between two', async () => {
    const { editor } = session();
    await card('shop-web').click();
    await card('shop-nginx').click({ modifiers: ['ControlOrMeta'] });
    await answer(/^shop-web reaches shop-nginx on shop_frontend/);
    await details().getByRole('button', { name: 'Test Connection' }).click();
    await waitFor(async () => (await editor.tabs()).some(tab => /shop-web.*shop-nginx/.test(tab)), {
      what: 'the test',
    });
    await editor.runCommand('View: Close Editor');
    drawing = await editor.webview({ has: '#root .viewport' });
    await card('shop-web').waitFor();
  });

  it('are there for both in the native menu of one of two', async () => {
    const { editor } = session();
    const isOffered = async (name: string) => {
      await card(name).click({ button: 'right' });
      return (await editor.openMenuLabels()).includes('Connect to Each Other…');
    };
    await card('shop-web').click();
    await card('shop-db').click({ modifiers: ['ControlOrMeta'] });
    assert.ok(await isOffered('shop-db'));
    assert.equal(await drawing.locator('.card.is-selected').count(), 2);
    assert.ok(!(await isOffered('shop-nginx')), 'one alone has nobody to be connected with');
    await card('shop-db').click();
    await card('shop-web').click({ modifiers: ['ControlOrMeta'] });
    await card('shop-web').click({ button: 'right' });
    await editor.chooseInMenu('Connect to Each Other…');
    assert.ok((await editor.pickLabels()).includes('Connect “shop-web” to “shop_data”'));
  });

  it('say how full a network is, and lead to what can be done with it', async () => {
    const { editor, engine } = session();
    const format = '{{(index .IPAM.Config 0).Subnet}}';
    const subnet = await engine.docker(['network', 'inspect', '--format', format, 'shop_data']);
    await drawing.locator('.panel-name', { hasText: 'shop_data' }).first().click();
    const meter = details().getByRole('meter', { name: subnet.trim() });
    await meter.waitFor();
    assert.match((await meter.getAttribute('aria-valuetext')) ?? '', /^3 of \d+ in use, \d+ free$/);
    await details().getByRole('button', { name: 'Connect Containers…' }).click();
    assert.deepEqual(await editor.pickLabels(), ['shop-nginx', 'shop-web']);
  });

  it('disconnect a container where its wire was chosen, after asking', async () => {
    const { editor } = session();
    await drawing.locator('.joint', { hasText: 'shop-api on ' }).first().click();
    await details().getByRole('button', { name: 'Disconnect…' }).click();
    const { message } = await editor.dialog();
    assert.match(message, /^Disconnect “shop-api” from “shop_(data|backend)”\?$/);
    await editor.page.keyboard.press('Escape');
  });

  it('stay closed when somebody closed them, also after a reload', async () => {
    const { editor } = session();
    await card('shop-web').click();
    await details().getByRole('button', { name: 'Hide Details' }).click();
    await details().waitFor({ state: 'hidden' });
    // What is kept is kept a moment later.
    await delay(1000);
    await editor.reload();
    drawing = await editor.webview({ has: '#root' });
    await card('shop-web').waitFor({ timeout: 20_000 });
    await card('shop-api').click();
    await drawing.locator('.card.is-selected', { hasText: 'shop-api' }).waitFor();
    assert.ok(await details().isHidden());
    await drawing.getByRole('button', { name: 'Show Details' }).click();
    await details().waitFor();
  });
});
