import assert from 'node:assert/strict';
import path from 'node:path';
import { type LabEditor, startEditor } from '../lab/editor';
import { type LabEngine, startEngine } from '../lab/engine';
import { projectRoot } from '../lab/project';
import { startSample } from '../lab/sample';
import { waitFor } from '../lab/wait';

describe('in Container Tools', () => {
  let engine: LabEngine;
  let editor: LabEditor;

  /** The rows of one of its views: both may have one of the same name. */
  const view = (title: string) =>
    editor.page.locator('.part.sidebar .pane', {
      has: editor.page.locator('.pane-header .title', { hasText: title }),
    });
  const row = (label: string) => editor.row(label, view('Containers'));
  const networkRow = (label: string) => editor.row(label, view('Networks'));
  const networksOf = async (name: string) => {
    const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}';
    return (await engine.docker(['inspect', '--format', format, name])).trim().split(' ').sort();
  };
  const waitNetworks = (name: string, ...expected: readonly string[]) =>
    waitFor(async () => (await networksOf(name)).join() === expected.join(), {
      what: `${name} on ${expected.join()}`,
    });

  before(async function () {
    this.timeout(300_000);
    engine = await startEngine('28.5');
    await startSample(engine.request);
    const lines = async (...args: readonly string[]) =>
      (await engine.docker([...args])).trim().split('\n');
    const containers = (await lines('ps', '--no-trunc', '--format', '{{json .}}'))
      .map(line => JSON.parse(line) as { ID: string; Names: string; State: string })
      .map(({ ID, Names, State }) => ({ id: ID, name: Names, state: State }));
    const networks = (await lines('network', 'ls', '--no-trunc', '--format', '{{json .}}'))
      .map(line => JSON.parse(line) as { ID: string; Name: string })
      .map(({ ID, Name }) => ({ id: ID, name: Name }));
    const foreign = { id: 'f'.repeat(64), name: 'elsewhere', state: 'running' };
    editor = await startEditor({
      extensionDir: projectRoot(),
      others: [path.join(projectRoot(), 'test/vscode/containerToolsFake')],
      env: {
        DOCKER_HOST: engine.host,
        CONTAINER_TOOLS_FAKE: JSON.stringify({ containers: [...containers, foreign], networks }),
      },
    });
    await editor.openContainer('Containers');
    await row('shop-api').waitFor();
  });
  after(async function () {
    this.timeout(60_000);
    try {
      await editor.close();
    } finally {
      await engine.stop();
    }
  });
  afterEach(async () => {
    await editor.closeQuickInput();
    await editor.closeAllEditors();
    await editor.clearNotifications();
  });

  it('connects and disconnects from a container’s menu, and its views hear of it', async () => {
    await editor.contextMenu(row('shop-db'), 'Connect to Network…');
    await editor.pick('shop_frontend');
    await editor.acceptPick();
    await waitNetworks('shop-db', 'shop_data', 'shop_frontend');
    await view('Networks').getByText('refreshed 1').waitFor();
    await editor.contextMenu(row('shop-db'), 'Disconnect from Network…');
    await editor.pick('shop_frontend');
    await editor.acceptPick();
    await editor.dialog('Disconnect');
    await waitNetworks('shop-db', 'shop_data');
    await view('Networks').getByText('refreshed 2').waitFor();
  });

  it('connects from a network’s menu', async () => {
    await editor.contextMenu(networkRow('shop_data'), 'Connect Containers…');
    await editor.pick('shop-web');
    await editor.acceptPick();
    await waitNetworks('shop-web', 'shop_data', 'shop_frontend');
    await engine.docker(['network', 'disconnect', 'shop_data', 'shop-web']);
  });

  it('disconnects from a network’s menu, and its views hear of it', async () => {
    const refreshed = () => view('Networks').locator('.description').first().textContent();
    await engine.docker(['network', 'connect', 'shop_data', 'shop-web']);
    const before = await refreshed();
    await editor.contextMenu(networkRow('shop_data'), 'Disconnect from Network…');
    await editor.pick('shop-web from shop_data');
    await editor.acceptPick();
    await editor.dialog('Disconnect');
    await waitNetworks('shop-web', 'shop_frontend');
    await waitFor(async () => (await refreshed()) !== before, { what: 'the view to be refreshed' });
  });

  it('tests a connection, and makes an nginx configuration, from a network’s menu', async () => {
    const labels = async () => (await editor.pickLabels()).toSorted();
    const members = ['shop-api', 'shop-db'];
    await editor.contextMenu(networkRow('shop_data'), 'Test Connection to…');
    await waitFor(async () => (await labels()).length > 0);
    assert.deepEqual(await labels(), members);
    await editor.closeQuickInput();
    await editor.contextMenu(networkRow('shop_data'), 'Generate nginx Config…');
    await waitFor(async () => (await labels()).length > 0);
    assert.deepEqual(await labels(), members);
  });

  it('shows a container in the drawing', async () => {
    await editor.contextMenu(row('shop-db'), 'Show in Topology');
    const drawing = await editor.webview({ has: '#root' });
    await drawing.locator('.card.is-selected', { hasText: 'shop-db' }).waitFor();
  });

  it('offers what makes sense on each, and no more', async () => {
    const ours = async (target: ReturnType<typeof row>) => editor.contextMenuLabels(target);
    assert.deepEqual(await ours(row('shop-nginx')), [
      ...['Connect to Network…', 'Disconnect from Network…', 'Test Connection to…'],
      ...['Show in Topology', 'Generate nginx Config…'],
    ]);
    assert.deepEqual(await ours(networkRow('shop_data')), [
      ...['Connect Containers…', 'Disconnect from Network…', 'Test Connection to…'],
      ...['Test Everything on This Network', 'Show in Topology', 'Generate nginx Config…'],
    ]);
  });

  it('says so when a container is on another engine', async () => {
    await editor.contextMenu(row('elsewhere'), 'Connect to Network…');
    await editor.waitNotification(/not on .*, which Docker Networks shows/);
  });
});
