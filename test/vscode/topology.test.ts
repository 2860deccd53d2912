import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { waitFor } from '../lab/wait';
import { useSession } from './session';

describe('the topology', () => {
  const session = useSession();
  let drawing: Frame;

  /** The name of a card or panel, once the drawing has stopped gliding. */
  const drawn = async (name: string): Promise<Locator> => {
    const element = drawing.getByText(name, { exact: true }).first();
    let before = '';
    await waitFor(
      async () => {
        const now = JSON.stringify(await element.boundingBox());
        const isStill = now === before && now !== 'null';
        before = now;
        return isStill;
      },
      { interval: 250, what: `${name} to stand still` },
    );
    return element;
  };

  before(async () => {
    const { editor } = session();
    await editor.row('shop_data').waitFor();
    await editor.runCommand('Docker Networks: Show Topology');
    drawing = await editor.webview({ has: '#root' });
    await drawing.getByText('shop-web', { exact: true }).first().waitFor();
  });

  it('draws networks, containers and published ports', async () => {
    for (const name of ['shop_frontend', 'shop_backend', 'shop_data', 'shop-nginx', 'shop-db']) {
      assert.ok((await drawing.getByText(name, { exact: true }).count()) > 0, name);
    }
    assert.ok((await drawing.getByText('8080 → 80/tcp').count()) > 0);
  });

  it('is live', async () => {
    const { engine } = session();
    await engine.docker(['network', 'create', 'drawn-live']);
    await drawing.getByText('drawn-live', { exact: true }).first().waitFor();
    await engine.docker(['network', 'rm', 'drawn-live']);
    await drawing.getByText('drawn-live', { exact: true }).first().waitFor({ state: 'detached' });
  });

  it('has the actions of the tree in the editor’s own menu', async () => {
    const { editor } = session();
    await (await drawn('shop-nginx')).click({ button: 'right' });
    const labels = await editor.openMenuLabels();
    for (const label of [
      'Connect to Network…',
      'Disconnect from Network…',
      'Inspect Container',
      'Open Published Port in Browser',
      'Test Connection to…',
      'Generate nginx Config…',
      'Show in Tree',
      'Copy Container Name',
    ]) {
      assert.ok(labels.includes(label), `${label} in ${labels.join()}`);
    }
    await (await drawn('shop_data')).click({ button: 'right' });
    const network = await editor.openMenuLabels();
    assert.ok(network.includes('Connect Containers…') && network.includes('Remove Network…'));
  });

  it('does what its menu says', async () => {
    const { editor } = session();
    await (await drawn('shop-db')).click({ button: 'right' });
    await editor.chooseInMenu('Copy Container Name');
    await waitFor(async () => (await editor.clipboardText()) === 'shop-db');
  });

  it('selects in the tree what is selected in the drawing, and back', async () => {
    const { editor } = session();
    await (await drawn('shop-db')).click();
    const selected = async () =>
      (await editor.rows()).filter(row => row.isSelected).map(row => row.label);
    await waitFor(async () => (await selected()).join() === 'shop-db', { what: 'the tree' });
    await editor.row('shop-web').click();
    await drawing.locator('[aria-pressed="true"]', { hasText: 'shop-web' }).first().waitFor();
  });

  it('keeps the keyboard on the card whose menu was open', async () => {
    const { editor } = session();
    await (await drawn('shop-web')).click();
    await editor.page.keyboard.press('Shift+F10');
    await editor.openMenuLabels();
    const focused = () => drawing.evaluate('document.activeElement?.textContent ?? ""');
    await waitFor(async () => String(await focused()).includes('shop-web'));
  });

  it('shows what is asked for from the tree, also when the drawing is behind another editor', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-api'), 'Inspect Container');
    await waitFor(async () => (await editor.editorText()).includes('"Id"'));
    await editor.contextMenu(editor.row('shop-api'), 'Show in Topology');
    drawing = await editor.webview({ has: '#root' });
    await drawing.locator('[aria-pressed="true"]', { hasText: 'shop-api' }).first().waitFor();
  });

  it('switches between panels and bars by key and by button, and keeps what is selected', async () => {
    const { editor } = session();
    const bars = drawing.locator('.panel.is-bar');
    const selected = drawing.locator('.card.is-selected', { hasText: 'shop-web' });
    await (await drawn('shop-web')).click();
    await selected.waitFor();
    await editor.page.keyboard.press('l');
    await bars.first().waitFor();
    await selected.waitFor();
    await (await drawn('shop-db')).click({ button: 'right' });
    assert.ok((await editor.openMenuLabels()).includes('Connect to Network…'));
    await (await drawn('shop_data')).click({ button: 'right' });
    assert.ok((await editor.openMenuLabels()).includes('Connect Containers…'));
    await (await drawn('shop-web')).click();
    await selected.waitFor();
    await drawing.locator('vscode-button[aria-label="Networks as panels"]').click();
    await bars.first().waitFor({ state: 'detached' });
    await selected.waitFor();
    await drawing.locator('vscode-button[aria-label="Networks as bars"]').click();
    await bars.first().waitFor();
    await (await drawn('shop-web')).click();
    await editor.page.keyboard.press('L');
    await bars.first().waitFor({ state: 'detached' });
  });

  it('opens the JSON of what is double-clicked', async () => {
    const { editor } = session();
    await (await drawn('shop-web')).dblclick();
    await waitFor(async () => (await editor.tabs()).some(tab => tab.startsWith('shop-web')));
    await editor.runCommand('View: Close Editor');
  });

  it('survives a reload of the window', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Topology');
    await editor.reload();
    drawing = await editor.webview({ has: '#root' });
    await drawing.getByText('shop-web', { exact: true }).first().waitFor({ timeout: 20_000 });
  });

  it('says what it shows while the engine is gone, and is live again afterwards', async () => {
    const { engine } = session();
    await engine.stopDaemon();
    await drawing
      .getByText(/No container engine answers/)
      .first()
      .waitFor({ timeout: 20_000 });
    await engine.startDaemon();
    await drawing.getByText('shop_data', { exact: true }).first().waitFor({ timeout: 20_000 });
  });

  it('runs under its own content security policy without a violation', () => {
    const { editor } = session();
    const violations = editor.logs.filter(line => /Content Security Policy|pageerror/.test(line));
    assert.deepEqual(violations, []);
  });
});
