import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { axeProblems } from '../lab/axe';
import { waitFor } from '../lab/wait';
import { useSession } from './session';

describe('searching the topology', () => {
  const session = useSession();
  let drawing: Frame;

  const card = (name: string) => drawing.locator('.card', { hasText: name }).first();
  const nameOn = (name: string) => card(name).locator('.card-name');
  const hits = async () =>
    (await drawing.locator('.is-hit .card-name, .is-hit .panel-name').allTextContents()).sort();
  const found = async (text: string, expected: readonly string[]) => {
    await drawing.locator('.search-input').fill(text);
    await waitFor(async () => (await hits()).join() === [...expected].sort().join(), {
      what: `${text} to find ${expected.join()}`,
    });
  };
  const count = (text: string) =>
    waitFor(async () => (await drawing.locator('.search-count').textContent()) === text, {
      what: `the count ${text}`,
    });
  const press = (keys: string) => session().editor.page.keyboard.press(keys);

  before(async () => {
    const { editor } = session();
    await editor.row('shop_data').waitFor();
    await editor.runCommand('Docker Networks: Show Topology');
    drawing = await editor.webview({ has: '#root' });
    await drawing.locator('.card-name', { hasText: 'shop-web' }).first().waitFor();
  });

  it('begins with a key in the drawing, and finds by name', async () => {
    await nameOn('shop-web').click();
    await press('/');
    await waitFor(() => drawing.evaluate<boolean>(`document.activeElement.type === 'search'`));
    await session().editor.page.keyboard.type('shop-ng');
    await count('1 found');
    assert.deepEqual(await hits(), ['shop-nginx']);
    await press('Escape');
    await press('Control+f');
    await waitFor(() => drawing.evaluate<boolean>(`document.activeElement.type === 'search'`));
  });

  it('finds by address, port, project, driver and state', async () => {
    const { engine } = session();
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}';
    const addresses = await engine.docker(['inspect', '--format', format, 'shop-db']);
    await found(`ip:"${addresses.trim().split(' ')[0] ?? ''}"`, ['shop-db']);
    await found('port:8080 image:nginx', ['shop-nginx']);
    const containers = ['shop-api', 'shop-db', 'shop-nginx', 'shop-web'];
    await found('network:shop_ state:running name:shop-', containers);
    await found('driver:bridge network:shop_frontend name:"shop_frontend"', ['shop_frontend']);
  });

  it('goes to the next hit and back, which is selected in the tree, too', async () => {
    const { editor } = session();
    await drawing.locator('.viewport').click({ position: { x: 4, y: 4 } });
    await found('name:shop-', ['shop-api', 'shop-db', 'shop-nginx', 'shop-web']);
    await drawing.locator('.search-input').focus();
    for (const place of ['1 of 4', '2 of 4']) {
      await press('Enter');
      await count(place);
    }
    const chosen = await drawing.locator('.card.is-selected .card-name').textContent();
    await waitFor(
      async () => (await editor.rows()).some(row => row.isSelected && row.label === chosen),
      { what: 'the tree to follow' },
    );
    // The tree says back what it selected; only then is it quiet.
    await new Promise(done => setTimeout(done, 700));
    await drawing.locator('.search-input').focus();
    await press('Shift+Enter');
    await count('1 of 4');
  });

  it('can draw nothing else, and all again', async () => {
    await found('name:shop-db', ['shop-db']);
    await drawing.getByText('Only these').click();
    await waitFor(async () => (await drawing.locator('.card').count()) === 1);
    await drawing.locator('.search-input').focus();
    await press('Escape');
    await waitFor(async () => (await drawing.locator('.card').count()) >= 4);
    await waitFor(() => drawing.evaluate<boolean>(`document.activeElement.matches('.node')`));
  });

  it('is kept while another editor is in front', async () => {
    const { editor } = session();
    await found('port:8080 image:nginx', ['shop-nginx']);
    await new Promise(done => setTimeout(done, 500));
    await editor.contextMenu(editor.row('shop-api'), 'Inspect Container');
    await waitFor(async () => (await editor.editorText()).includes('"Id"'));
    await editor.runCommand('Docker Networks: Show Topology');
    drawing = await editor.webview({ has: '#root' });
    await waitFor(async () => (await hits()).join() === 'shop-nginx', { what: 'the search' });
    await drawing.getByLabel('Clear Search').first().click();
  });

  it('has an outline in which a container is selected and has its menu', async () => {
    const { editor } = session();
    await drawing.getByLabel('Show Outline').first().click();
    const line = drawing.locator('.outline-line.is-row', { hasText: 'shop-web' }).first();
    await line.click();
    await drawing.locator('.card.is-selected', { hasText: 'shop-web' }).waitFor();
    await waitFor(async () =>
      (await editor.rows()).some(row => row.isSelected && row.label === 'shop-web'),
    );
    await line.focus();
    await press('Shift+F10');
    const labels = await editor.openMenuLabels();
    assert.ok(labels.includes('Disconnect from Network…'), labels.join());
    await press('Escape');
  });

  it('keeps the outline in step', async () => {
    const { engine } = session();
    const line = drawing.locator('.outline-line', { hasText: 'listed-live' });
    await engine.docker(['network', 'create', 'listed-live']);
    await line.waitFor();
    await engine.docker(['network', 'rm', 'listed-live']);
    await line.waitFor({ state: 'detached' });
  });

  it('is a page that axe has nothing to say about', async () => {
    assert.deepEqual(await axeProblems(drawing), []);
  });
});
