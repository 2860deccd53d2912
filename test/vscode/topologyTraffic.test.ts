import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { axeProblems } from '../lab/axe';
import { type LabEditor, startEditor } from '../lab/editor';
import { type LabEngine, startEngine } from '../lab/engine';
import { type ListeningProxy, listenTo } from '../lab/listeningProxy';
import { projectRoot } from '../lab/project';
import { startSample } from '../lab/sample';
import { delay, waitFor } from '../lab/wait';

const toggle = 'Docker Networks: Show or Hide Traffic in the Topology';

describe('traffic on the drawing', function () {
  this.timeout(180_000);
  let engine: LabEngine;
  let proxy: ListeningProxy;
  let editor: LabEditor;
  let drawing: Frame;

  before(async function () {
    this.timeout(300_000);
    engine = await startEngine('28.5');
    await startSample(engine.request);
    // Through nginx to the page behind it, again and again.
    const ask = 'while true; do wget -q -O /dev/null http://nginx/; done';
    await engine.docker([
      ...['run', '-d', '--name', 'visitor', '--network', 'shop_frontend'],
      ...['lab/busybox', 'sh', '-c', ask],
    ]);
    proxy = await listenTo(engine.socket);
    editor = await startEditor({
      extensionDir: projectRoot(),
      env: { DOCKER_HOST: `unix://${proxy.socket}` },
    });
    await editor.openContainer('Docker Networks');
    await editor.row('shop_data').waitFor();
  });
  after(async function () {
    this.timeout(60_000);
    await editor.close();
    proxy.close();
    await engine.stop();
  });

  const rates = () => drawing.locator('.card', { hasText: 'visitor' }).locator('.rate');
  const asked = () => proxy.count('/stats');
  const isQuiet = async () => {
    await delay(1_500);
    const before = asked();
    await delay(4_000);
    return asked() === before;
  };

  it('asks the engine for nothing before somebody wants to see it', async () => {
    await editor.runCommand('Docker Networks: Show Topology');
    drawing = await editor.webview({ has: '#root' });
    await drawing.getByText('visitor', { exact: true }).first().waitFor();
    await delay(2_500);
    assert.equal(asked(), 0);
  });

  it('shows numbers where it flows, and says them', async () => {
    await editor.runCommand(toggle);
    await rates().first().waitFor();
    assert.match((await rates().first().textContent()) ?? '', /^[\d.]+ [kM]?B\/s$/);
    const said = drawing.locator('.card', { hasText: 'visitor' }).locator('.traffic-said');
    assert.match((await said.textContent()) ?? '', /traffic on shop_frontend: .* in, .* out/);
    await waitFor(async () => (await drawing.locator('.flow').count()) > 0, { what: 'wide wires' });
  });

  it('shows the last minutes of a container as a chart, with its numbers in a table', async () => {
    await drawing.locator('.card', { hasText: 'visitor' }).click();
    const table = drawing.getByRole('table', { name: 'shop_frontend' });
    await table.waitFor({ timeout: 15_000 });
    await delay(8_000); // for the eye: some points
    const incoming = await table.getByRole('row', { name: /^in/ }).textContent();
    assert.match(incoming ?? '', /^in[\d.]+ [kM]?B\/s[\d.]+ [kM]?B\/s[\d.]+ .*B\d+/);
    const folder = path.join(projectRoot(), 'out', 'connection');
    await mkdir(folder, { recursive: true });
    for (const theme of ['vs-dark', 'vs', 'hc-light'] as const) {
      await editor.setTheme(theme);
      await delay(600);
      await editor.page.screenshot({ path: path.join(folder, `chart-${theme}.png`) });
      assert.deepEqual(await axeProblems(drawing), []);
    }
    await editor.setTheme('vs-dark');
    await drawing.locator('.details').getByRole('button', { name: 'Hide Details' }).click();
  });

  it('stops while the drawing is behind another editor, and goes on when it is seen again', async () => {
    await editor.runCommand('File: New Untitled Text File');
    assert.ok(await isQuiet(), 'nothing is asked');
    await editor.runCommand('View: Close Editor');
    drawing = await editor.webview({ has: '#root' });
    await rates().first().waitFor();
  });

  it('is still on after the window was loaded again', async () => {
    await editor.reload();
    drawing = await editor.webview({ has: '#root' });
    await rates().first().waitFor({ timeout: 20_000 });
  });

  it('is off again by the menu of the drawing', async () => {
    await drawing.locator('vscode-button[aria-label="View"]').click();
    await drawing.locator('vscode-checkbox', { hasText: 'Traffic' }).click();
    await rates().first().waitFor({ state: 'detached' });
    assert.ok(await isQuiet(), 'nothing is asked');
  });

  it('ends with the drawing', async () => {
    await editor.runCommand(toggle);
    await rates().first().waitFor();
    await editor.closeAllEditors();
    assert.ok(await isQuiet(), 'nothing is asked');
  });
});
