import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { answerFileDialog } from '../lab/ui/fileDialog';
import { quickField, quickInput } from '../lab/ui/quickInput';
import { waitFor } from '../lab/wait';
import { tidy, useSession } from './session';

describe('taking the landscape away', () => {
  const session = useSession();
  let folder = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-take-'));
    await session().editor.row('shop_data').waitFor();
  });
  after(() => rm(folder, { recursive: true, force: true }));
  // The editor gives the focus back to the drawing when it likes, which closes a palette that is open by then.
  afterEach(() => tidy(session()).catch(() => tidy(session())));

  const answer = (file: string) => answerFileDialog(session().editor.page, file);

  const fileOf = (file: string) =>
    waitFor<Buffer>(() => readFile(file).catch(() => undefined), { what: file });

  const drawing = (): Promise<Frame> => session().editor.webview({ has: '.toolbar' });

  it('saves the drawing as SVG, and opens it for that', async () => {
    const { editor } = session();
    const file = path.join(folder, 'whole.svg');
    await editor.runCommand('Docker Networks: Export…');
    await editor.pick('SVG');
    await editor.pick('The whole drawing');
    await answer(file);
    const xml = (await fileOf(file)).toString();
    assert.match(xml, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
    for (const name of ['shop_data', 'shop-nginx', '8080 → 80/tcp', 'Legend']) {
      assert.ok(xml.includes(`>${name}</text>`), name);
    }
    await editor.waitNotification('Saved “whole.svg”.');
  });

  it('opens a Compose file that makes the same again', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Export…');
    await quickInput(editor.page).getByText('SVG').first().waitFor();
    await quickField(editor.page).fill('Compose, with');
    await editor.pick('Compose, with All Networks');
    const lines = editor.page.locator('.editor-instance .view-line');
    await lines.filter({ hasText: 'container_name:' }).first().waitFor();
    const text = (await lines.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
    assert.match(text, /services:/);
    assert.match(text, /shop/);
    await editor.runCommand('View: Revert and Close Editor');
  });

  it('opens Mermaid as Markdown, copies DOT, and saves a file for draw.io', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Export…');
    await editor.pick('Mermaid');
    // The editor of the tests has no preview of Markdown.
    await waitFor(async () => /^```mermaid.*shop_data/s.test(await editor.editorText()), {
      what: 'the diagram as text',
    });
    await editor.runCommand('View: Revert and Close Editor');

    const way = async (format: string, label: string) => {
      await editor.runCommand('Docker Networks: Export…');
      const rows = quickInput(editor.page).locator('.monaco-list-row');
      await rows.filter({ hasText: format }).first().hover();
      await rows.filter({ hasText: format }).first().locator(`[aria-label="${label}"]`).click();
    };
    await way('Graphviz DOT', 'Copy to Clipboard');
    await waitFor(async () => /^(di)?graph .*shop-db/s.test(await editor.clipboardText()));
    const file = path.join(folder, 'again.drawio');
    await way('draw.io', 'Save…');
    await answer(file);
    assert.match((await fileOf(file)).toString(), /<mxGraphModel[^>]*>.*shop-db/s);
  });

  it('saves what is on screen as PNG in colours for print, asked for in the drawing', async () => {
    const { editor } = session();
    const file = path.join(folder, 'screen.png');
    await editor.runCommand('Docker Networks: Show Topology');
    const page = await drawing();
    await page.getByText('shop-web', { exact: true }).first().waitFor();
    await page.locator('vscode-button[aria-label="Export…"]').click();
    await editor.pick('PNG');
    await quickInput(editor.page).getByText('What is on screen').last().click();
    await answer(file);
    const bytes = await fileOf(file);
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    assert.ok(width > 900 && height > 600, `${width} × ${height}`);
  });

  it('offers first what was chosen last, and copies the SVG as text', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Export…');
    const row = quickInput(editor.page).locator('.monaco-list-row', { hasText: 'SVG' }).first();
    await row.hover();
    await row.locator('[aria-label="Copy to Clipboard"]').click();
    await quickInput(editor.page).getByText('in colours for print').first().waitFor();
    assert.equal((await editor.pickLabels())[0], 'What is on screen');
    await editor.page.keyboard.press('Enter');
    await waitFor(async () => (await editor.clipboardText()).includes('</svg>'));
  });

  it('draws one network and who is on it, from its menu', async () => {
    const { editor } = session();
    const file = path.join(folder, 'data.svg');
    await editor.contextMenu(editor.row('shop_data'), 'Export…');
    await editor.pick('SVG');
    await editor.pick('The whole drawing');
    await answer(file);
    const xml = (await fileOf(file)).toString();
    assert.ok(xml.includes('>shop-db</text>'));
    assert.ok(!xml.includes('>shop-web</text>'));
  });

  it('shows what came, went and changed since a snapshot, in the drawing and as text, until it is stopped', async () => {
    const { editor, engine } = session();
    const file = path.join(folder, 'before.json');
    for (const name of ['taken-gone', 'taken-again'])
      await engine.docker(['network', 'create', name]);
    try {
      await editor.row('taken-gone').waitFor();
      await editor.row('taken-again').waitFor();
      await editor.runCommand('Docker Networks: Save Snapshot of the Landscape…');
      await answer(file);
      const kept = JSON.parse((await fileOf(file)).toString()) as Record<string, unknown>;
      assert.equal(kept['format'], 'docker-networks-snapshot');
      assert.equal(kept['engine'], engine.host);

      await engine.docker(['network', 'rm', 'taken-gone', 'taken-again']);
      await engine.docker(['network', 'create', 'taken-again']);
      await engine.docker(['network', 'create', 'taken-new']);
      await engine.docker(['network', 'disconnect', 'shop_data', 'shop-db']);
      await editor.row('taken-new').waitFor();
      await editor.runCommand('Docker Networks: Compare with Snapshot…');
      await answer(file);

      const page = await drawing();
      const banner = page.locator('.compare');
      await banner.getByText('1 new').waitFor();
      for (const words of ['1 gone', '1 changed', '1 made again', 'taken-gone']) {
        await banner.getByText(words, { exact: true }).waitFor();
      }
      const marked = (kind: string) => page.locator(`.node[data-compared="${kind}"] .said`);
      assert.match((await marked('came').allTextContents()).join(), /^taken-new,/);
      assert.match((await marked('remade').allTextContents()).join(), /^taken-again,/);
      assert.match((await marked('changed').allTextContents()).join(), /^shop-db,/);
      const described = page.locator('.node[data-compared="changed"]');
      const said = await described.getAttribute('aria-description');
      assert.match(said ?? '', /changed since the snapshot. on shop_data is gone, it was /);
      await waitFor(async () => (await editor.tabs()).some(tab => tab.startsWith('Snapshot of')));

      // In step with what happens.
      await engine.docker(['network', 'connect', 'shop_data', 'shop-db']);
      await engine.docker(['network', 'rm', 'taken-new']);
      await banner.getByText('1 new').waitFor({ state: 'detached' });

      await page.locator('vscode-button[aria-label="Stop Comparing"]').click();
      await banner.waitFor({ state: 'hidden' });
      assert.equal(await page.locator('[data-compared]').count(), 0);
    } finally {
      for (const name of ['taken-gone', 'taken-again', 'taken-new']) {
        await engine.docker(['network', 'rm', '-f', name]).catch(() => undefined);
      }
      await engine.docker(['network', 'connect', 'shop_data', 'shop-db']).catch(() => undefined);
    }
  });

  it('says what is wrong with a file that is no snapshot', async () => {
    const { editor } = session();
    const file = path.join(folder, 'other.json');
    await writeFile(file, '{"format":"docker-networks-snapshot","version":99}');
    await editor.runCommand('Docker Networks: Compare with Snapshot…');
    await answer(file);
    await editor.waitNotification(/“other\.json” was written by a newer version/);
  });
});
