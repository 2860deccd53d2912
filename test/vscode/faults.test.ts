import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, chown, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LabEditor, startEditor } from '../lab/editor';
import { startEngine } from '../lab/engine';
import { createScale } from '../lab/scale';
import { projectRoot } from '../lab/project';
import { waitFor } from '../lab/wait';
import { WeatherProxy } from '../lab/weatherProxy';
import { tidy, useSession } from './session';

describe('a socket that the person may not use', () => {
  // Root without these capabilities is refused like anybody else.
  const capabilities = '-dac_override,-dac_read_search';
  const session = useSession({
    runner: ['setpriv', '--bounding-set', capabilities, '--inh-caps', capabilities],
    hasSample: false,
  });

  it('is told apart from a missing engine, with the way to get the permission', async () => {
    const { editor, engine } = session();
    await editor.row('bridge').waitFor();
    await chown(engine.socket, 4321, 4321);
    await chmod(engine.socket, 0o600);
    await editor.runCommand('Docker Networks: Set Engine Address…');
    await editor.input(engine.host);
    await waitFor(async () =>
      (await editor.welcomeText('Networks')).includes('your user may not use its socket'),
    );
    assert.match(await editor.welcomeText('Networks'), /How to Get Permission/);
    await chmod(engine.socket, 0o666);
    await editor.row('bridge').waitFor({ timeout: 20_000 });
  });
});

describe('faults', () => {
  const session = useSession();
  afterEach(() => tidy(session()));

  const welcome = (text: RegExp, timeout = 20_000) =>
    waitFor(async () => text.test(await session().editor.welcomeText('Networks')), {
      timeout,
      what: `the welcome text ${text.source}`,
    });

  it('says that the engine is gone, and comes back by itself when it does', async () => {
    const { editor, engine } = session();
    await editor.row('shop_data').waitFor();
    await engine.stopDaemon();
    await welcome(/No container engine answers/);
    const text = await editor.welcomeText('Networks');
    for (const button of ['Try Again', 'Select Engine…', 'Show Log']) {
      assert.ok(text.includes(button), `${button} in ${text}`);
    }
    const disconnected = editor.page.locator('.part.statusbar .codicon-debug-disconnect');
    assert.equal(await disconnected.count(), 1, 'the status bar says so too');
    assert.deepEqual(await editor.rows(), [], 'no stale rows are shown as live');
    await engine.startDaemon();
    await editor.row('shop_data').waitFor({ timeout: 20_000 });
  });

  it('tells a missing socket, with the way out as a button', async () => {
    const { editor, engine } = session();
    await editor.runCommand('Docker Networks: Set Engine Address…');
    await editor.quickField().fill('nonsense://x');
    await waitFor(async () =>
      (await editor.inputMessage()).includes('not the address of a container engine'),
    );
    await editor.input('unix:///nowhere/docker.sock');
    await welcome(/No container engine answers/);
    const view = await editor.view('Networks');
    await view.getByRole('button', { name: 'Select Engine…' }).click();
    await editor.pick('Enter an Address…');
    // The list goes at its own pace, and would take the text.
    await waitFor(async () => (await editor.inputMessage()).includes('ssh:// address'));
    await editor.input(engine.host);
    await editor.row('shop_data').waitFor({ timeout: 20_000 });
    await editor.runCommand('Docker Networks: Set Engine Address…');
    await editor.input('');
    await editor.row('shop_data').waitFor({ timeout: 20_000 });
  });

  it('tells an engine that accepts and never answers', async function () {
    this.timeout(90_000);
    const { editor } = session();
    const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-hung-'));
    const socket = path.join(folder, 'hung.sock');
    // A fake: no real engine can be made to hang on demand.
    const hung = createServer(() => undefined).listen(socket);
    try {
      await waitFor(() => existsSync(socket));
      await editor.runCommand('Docker Networks: Set Engine Address…');
      await editor.input(`unix://${socket}`);
      await welcome(/Connecting to the container engine/);
      await welcome(/accepts connections but does not answer/, 30_000);
    } finally {
      await editor.runCommand('Docker Networks: Set Engine Address…');
      await editor.input('');
      hung.close();
      await rm(folder, { recursive: true });
    }
    await editor.row('shop_data').waitFor({ timeout: 30_000 });
  });

  it('shows hostile names as text, in tree, menus and documents', async () => {
    const { editor, engine } = session();
    const names = [
      '<img src=x onerror=alert(1)>',
      `quote"s'and\`ticks`,
      '$(trash) not an icon',
      '\u202etxt.exe right to left',
      `long-${'x'.repeat(240)}`,
      '[link](command:workbench.action.closeWindow)',
    ];
    for (const name of names) {
      await engine.request('POST', '/networks/create', {
        Name: name,
        Labels: { 'com.docker.compose.project': '**bold** [x](command:workbench.action.quit)' },
      });
    }
    await editor.row('<img src=x onerror=alert(1)>').waitFor();
    await editor.row(/^long-x/).waitFor();
    const labels = (await editor.rows()).map(row => row.label);
    assert.ok(labels.includes('$(trash) not an icon'), labels.join());
    assert.ok(labels.some(label => label.startsWith('long-xxx') && label.length < 130));
    assert.ok(!labels.some(label => label.includes('\u202e')));
    await editor.runCommand('Docker Networks: Inspect Network');
    const picks = await editor.pickLabels();
    assert.ok(
      picks.some(label => label.includes('trash) not an icon')),
      picks.join(),
    );
    assert.equal(await editor.quickInput().locator('.quick-input-list .codicon-trash').count(), 0);
    await editor.quickField().fill('<img');
    await editor.page.keyboard.press('Enter');
    await waitFor(async () => (await editor.editorText()).includes('"Name": "<img src=x'));
    assert.equal(await editor.page.locator('img[src="x"]').count(), 0);
    await editor.runCommand('Docker Networks: Show Topology');
    const drawing = await editor.webview({ has: '#root' });
    await drawing.getByText('<img src=x onerror=alert(1)>', { exact: true }).first().waitFor();
    assert.equal(await drawing.locator('img').count(), 0);
    await editor.runCommand('View: Close Editor');
    await engine.docker(['start', 'shop-web']);
    await engine.docker(['network', 'connect', names.at(-1) ?? '', 'shop-web']);
    await editor.row(/^\[link\]/).click();
    await waitFor(async () =>
      (await editor.rows()).some(row => row.isSelected && row.isExpanded !== undefined),
    );
    await editor.page.keyboard.press('Delete');
    await editor.dialog('Disconnect All and Remove');
    const notice = await editor.waitNotification(/is removed/);
    assert.equal(await notice.locator('.notification-list-item-message a').count(), 0);
    await editor.notificationButton(/is removed/, 'Undo');
    await editor.waitNotification(/is back, with “shop-web”/);
    await engine.docker(['network', 'disconnect', names.at(-1) ?? '', 'shop-web']);
    for (const name of names) await engine.docker(['network', 'rm', name]);
  });
});

describe('a command that starts the extension', () => {
  let folder = '';
  let editor: LabEditor | undefined;
  const opened = async (socket: string) => {
    const env = { DOCKER_HOST: `unix://${socket}` };
    editor = await startEditor({ extensionDir: projectRoot(), env });
    return editor;
  };
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-first-'));
  });
  afterEach(async () => {
    await editor?.close();
  });
  after(() => rm(folder, { recursive: true }));

  it('waits for the first word of a slow engine', async function () {
    this.timeout(120_000);
    const engine = await startEngine('28.5');
    const proxy = await new WeatherProxy(engine.socket).start();
    proxy.weather = () => ({ kind: 'late', milliseconds: 700 });
    try {
      const { page, runCommand, notifications } = await opened(proxy.socket);
      await runCommand('Docker Networks: Inspect Network');
      const bridge = page.locator('.quick-input-list .monaco-list-row', { hasText: 'bridge' });
      await bridge.first().waitFor();
      assert.deepEqual(await notifications(), []);
    } finally {
      await editor?.close();
      await proxy.stop();
      await engine.stop();
    }
  });

  it('shows many networks while a slow engine still gathers its containers', async function () {
    this.timeout(120_000);
    const engine = await startEngine('28.5');
    const proxy = await new WeatherProxy(engine.socket).start();
    const isListOfAll = (url: string) =>
      url.includes('/containers/json') && !url.includes('filters');
    const isGathering = () => proxy.requests.some(({ path, end }) => isListOfAll(path) && !end);
    proxy.weather = url => (isListOfAll(url) ? { kind: 'late', milliseconds: 8_000 } : undefined);
    try {
      await createScale(engine, { networks: 14, containers: 14 });
      const { expand, notifications, openContainer, page, row, rows, statusItems } = await opened(
        proxy.socket,
      );
      await openContainer('Docker Networks');
      const network = row('scale-network-0003');
      await network.waitFor();
      assert.ok(isGathering(), 'nothing is known of the containers');
      const before = await rows();
      const own = before.filter(({ label }) => label.startsWith('scale-network'));
      assert.equal(own.length, 14);
      assert.match(before[0]?.aria ?? '', /^scale-network-0000, network, bridge · [\d./]+$/);
      assert.ok((await statusItems()).some(text => text.includes('docker.sock')));
      // A key is not for a row that no command would find yet, and says nothing wrong of it.
      await row('scale-network-0005').click();
      await page.keyboard.press('Control+Enter');
      // Whoever opens a network sees its containers as soon as they are known.
      await expand(network);
      await row('scale-container-00003').waitFor({ timeout: 20_000 });
      assert.ok(!isGathering(), 'the containers are known');
      await waitFor(async () => (await rows())[0]?.aria.endsWith(' 1 container'), {
        what: 'the count of the containers on the first network',
      });
      assert.deepEqual(await notifications(), []);
    } finally {
      await editor?.close();
      await proxy.stop();
      await engine.stop();
    }
  });

  it('says that there is no engine', async function () {
    this.timeout(120_000);
    const { runCommand, waitNotification } = await opened(path.join(folder, 'none.sock'));
    await runCommand('Docker Networks: Inspect Network');
    await waitNotification('No container engine answers');
  });
});
