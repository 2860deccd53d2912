import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LabEngine, startEngine } from '../lab/engine';
import { startSample } from '../lab/sample';
import { waitFor } from '../lab/wait';
import { keepContext } from './keepContext';
import { closeSession, openSession, type Session, tidy, whenStill } from './session';

/** Both engines have the same sample: networks and containers of the same names. */
describe('several engines in the tree', function () {
  let session: Session;
  let far: LabEngine;
  const cli = mkdtempSync(path.join(tmpdir(), 'docker-networks-cli-'));

  /** The containers on a network, as the engine itself says. */
  async function members(engine: LabEngine, network: string): Promise<string[]> {
    const format = '{{range .Containers}}{{.Name}} {{end}}';
    const said = await engine.docker(['network', 'inspect', '--format', format, network]);
    return said.trim().split(/\s+/).sort();
  }

  async function networks(engine: LabEngine): Promise<string[]> {
    return (await engine.docker(['network', 'ls', '--format', '{{.Name}}'])).trim().split('\n');
  }

  /** Leaves only the rows of one engine in sight. */
  async function lookAt(name: 'near' | 'far'): Promise<void> {
    const { editor } = session;
    await editor.collapse(editor.row(name === 'near' ? 'far' : 'near'));
    await editor.expand(editor.row(name));
    await editor.row('shop_data').waitFor();
    await whenStill(session);
  }

  const descriptionOf = async (name: string) =>
    (await session.editor.rows()).find(({ label }) => label === name)?.description ?? '';

  const both = ['shop-api', 'shop-db'];

  before(async function () {
    this.timeout(300_000);
    far = await startEngine('26.1');
    await startSample(far.request);
    await writeFile(path.join(cli, 'config.json'), JSON.stringify({ currentContext: 'near' }));
    session = await openSession({
      env: { DOCKER_HOST: '', DOCKER_CONFIG: cli },
      viewport: { width: 1400, height: 1300 },
    });
    await keepContext(cli, 'near', session.engine.host);
    await keepContext(cli, 'far', far.host);
    await session.editor.runCommand('Docker Networks: Refresh');
    await session.editor.row('shop_data').waitFor();
  });
  after(async function () {
    this.timeout(60_000);
    await closeSession(session);
    await far.stop();
    await rm(cli, { recursive: true });
  });
  afterEach(() => tidy(session));

  it('shows another engine beside the one in use, and keeps both current', async () => {
    const { editor } = session;
    assert.equal(await editor.row('near').count(), 0, 'one engine needs no row');
    await editor.runCommand('Docker Networks: Show Another Engine…');
    await editor.pick('far');
    await editor.row('far').waitFor();
    await waitFor(async () => (await descriptionOf('near')).startsWith('in use · Docker 28.5'));
    await waitFor(async () => (await descriptionOf('far')).startsWith('Docker 26.1'));
    await far.docker(['network', 'create', 'only-far']);
    await editor.row('only-far').waitFor();
    const labels = (await editor.rows()).map(({ label }) => label);
    assert.ok(labels.indexOf('only-far') > labels.indexOf('far'), 'below its engine');
    assert.equal(labels.filter(label => label === 'shop_data').length, 2);
    await far.docker(['network', 'rm', 'only-far']);
    await editor.row('only-far').waitFor({ state: 'detached' });
  });

  it('acts on the engine of the row, where both know the same names', async () => {
    const { editor, engine } = session;
    for (const [name, own, other] of [
      ['far', far, engine],
      ['near', engine, far],
    ] as const) {
      await lookAt(name);
      await editor.collapse(editor.row('shop_backend'));
      await editor.collapse(editor.row('shop_frontend'));
      await editor.contextMenu(editor.row('shop-db'), 'Disconnect from Network…');
      const { detail } = await editor.dialog('Disconnect');
      assert.match(detail, new RegExp(`^On the engine “${name}”\\.`));
      await waitFor(async () => !(await members(own, 'shop_data')).includes('shop-db'));
      assert.deepEqual(await members(other, 'shop_data'), both);
      await editor.notificationButton(/“shop-db” is disconnected/, 'Undo');
      await waitFor(async () => (await members(own, 'shop_data')).includes('shop-db'));
      await editor.clearNotifications();
    }
  });

  it('removes by key from the engine of the row', async () => {
    const { editor, engine } = session;
    for (const each of [engine, far]) await each.docker(['network', 'create', 'twin']);
    for (const [name, own] of [
      ['far', far],
      ['near', engine],
    ] as const) {
      await lookAt(name);
      await editor.row('twin').click();
      await editor.page.keyboard.press('Delete');
      const { detail } = await editor.dialog('Remove');
      assert.match(detail, new RegExp(`^On the engine “${name}”\\.`));
      await waitFor(async () => !(await networks(own)).includes('twin'));
      assert.equal((await networks(engine)).includes('twin'), name === 'far');
      await editor.clearNotifications();
    }
  });

  it('connects by the button of a row on its engine', async () => {
    const { editor, engine } = session;
    await lookAt('far');
    await editor.inlineAction(editor.row('shop_data'), 'Connect Containers');
    await editor.tick('shop-web');
    await editor.acceptPick();
    await waitFor(async () => (await members(far, 'shop_data')).includes('shop-web'));
    assert.deepEqual(await members(engine, 'shop_data'), both);
    await far.docker(['network', 'disconnect', 'shop_data', 'shop-web']);
  });

  it('does nothing with rows of two engines at once', async () => {
    const { editor, engine } = session;
    await editor.expand(editor.row('near'));
    await editor.expand(editor.row('far'));
    await whenStill(session);
    const rows = editor.page
      .locator('.part.sidebar .monaco-list-row')
      .filter({ has: editor.page.locator('.label-name', { hasText: /^shop-db$/ }) });
    await rows.nth(0).click();
    await rows.nth(1).click({ modifiers: ['Control'] });
    await editor.contextMenu(rows.nth(1), 'Disconnect from Network…');
    await editor.waitNotification('The selected rows are of several engines');
    await editor.clearNotifications();
    await editor.drag(rows.nth(0), rows.nth(1));
    await editor.waitNotification('only be connected to networks of its own engine');
    assert.deepEqual(await members(engine, 'shop_data'), both);
    assert.deepEqual(await members(far, 'shop_data'), both);
  });

  it('gives command lines that speak to the engine of the row', async () => {
    const { editor } = session;
    for (const [name, line] of [
      ['far', 'docker --context far stop shop-db'],
      ['near', 'docker stop shop-db'],
    ] as const) {
      await lookAt(name);
      // Only this one is meant, whatever was selected before.
      await editor.row('shop-db').click();
      await editor.contextMenu(editor.row('shop-db'), 'Stop Container…');
      await editor.dialog('Copy as docker Command');
      await waitFor(async () => (await editor.clipboardText()) === line, { what: line });
    }
  });

  it('removes what nothing uses on the engine of the row', async () => {
    const { editor, engine } = session;
    for (const each of [engine, far]) await each.docker(['network', 'create', 'idle']);
    await lookAt('far');
    await editor.row('idle').waitFor();
    await editor.contextMenu(editor.row('far'), 'Remove Unused Networks…');
    await editor.quickInput().getByText('Remove these unused networks of “far”?').waitFor();
    await editor.acceptPick();
    await waitFor(async () => !(await networks(far)).includes('idle'));
    assert.ok((await networks(engine)).includes('idle'));
    await engine.docker(['network', 'rm', 'idle']);
  });

  it('shows what the engine of the row says', async () => {
    const { editor } = session;
    await lookAt('far');
    await editor.contextMenu(editor.row('shop_data'), 'Inspect Network');
    const id = (await far.docker(['network', 'inspect', '-f', '{{.Id}}', 'shop_data'])).trim();
    await waitFor(async () => (await editor.editorText()).includes(id), { what: 'its document' });
  });

  it('says in its row when an engine is gone, and comes back by itself', async () => {
    const { editor } = session;
    await lookAt('near');
    await far.stopDaemon();
    await waitFor(
      async () => (await descriptionOf('far')).includes('No container engine answers'),
      {
        timeout: 40_000,
      },
    ).finally(() => far.startDaemon());
    await editor.row('shop_data').waitFor();
    await waitFor(async () => (await descriptionOf('far')).startsWith('Docker 26.1'), {
      timeout: 40_000,
    });
    await lookAt('far');
  });

  it('asks to use the engine first for what only the one in use can be told', async () => {
    const { editor } = session;
    await lookAt('far');
    await editor.contextMenu(editor.row('shop_data'), 'Show in Topology');
    const { message, detail } = await editor.dialog('Use This Engine');
    assert.equal(message, 'Use “far” first?');
    assert.match(detail, /the engine in use, which is “near” now/);
    await waitFor(async () => (await descriptionOf('far')).startsWith('in use · Docker 26.1'));
    await waitFor(async () => (await descriptionOf('near')).startsWith('Docker 28.5'));
    await editor.page.locator('.statusbar-item', { hasText: 'far' }).waitFor();
    await waitFor(async () => (await editor.tabs()).some(tab => tab.includes('Topology')), {
      what: 'the drawing, which was asked for',
    });
  });

  it('shows the same ones when the window is loaded again', async () => {
    const { editor } = session;
    await editor.reload();
    await editor.openContainer('Docker Networks');
    await waitFor(async () => (await descriptionOf('far')).startsWith('in use · Docker 26.1'));
    await waitFor(async () => (await descriptionOf('near')).startsWith('Docker 28.5'));
  });

  it('is as ever when the other one is not shown any more', async () => {
    const { editor } = session;
    await editor.inlineAction(editor.row('near'), 'Use This Engine');
    await waitFor(async () => (await descriptionOf('near')).startsWith('in use · Docker 28.5'));
    await editor.contextMenu(editor.row('far'), 'Stop Showing');
    await editor.row('far').waitFor({ state: 'detached' });
    await editor.row('shop_data').waitFor();
    assert.equal(await editor.row('near').count(), 0);
    const [first] = await editor.rows();
    assert.equal(first?.level, 1);
  });
});
