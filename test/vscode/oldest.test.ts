import assert from 'node:assert/strict';
import { oldestEditor } from '../lab/editor';
import { waitFor } from '../lab/wait';
import { useSession } from './session';

describe('the oldest VS Code on the oldest engine', () => {
  const session = useSession({
    ...{ version: oldestEditor, engineVersion: '20.10' },
    // What is offered to an assistant is offered here too, as far as this editor can take it.
    settings: { 'chat.disableAIFeatures': false },
  });

  const isMember = async (container: string, network: string) => {
    const format = '{{range .Containers}}{{.Name}} {{end}}';
    const args = ['network', 'inspect', '--format', format, network];
    return (await session().engine.docker(args)).split(' ').includes(container);
  };

  it('lists networks with their containers', async () => {
    const { editor } = session();
    await editor.row('shop-web').first().waitFor();
    const rows = await editor.rows();
    const top = rows.filter(row => row.level === 1).map(row => row.label);
    assert.deepEqual(top, ['shop_backend', 'shop_data', 'shop_frontend', 'bridge', 'host', 'none']);
    const nginx = rows.find(row => row.label === 'shop-nginx');
    assert.match(nginx?.description ?? '', /^172\.[\d.]+ · running$/);
  });

  it('connects and disconnects from the context menu', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop_data'), 'Connect Containers…');
    await editor.pick('shop-nginx');
    await editor.acceptPick();
    await waitFor(() => isMember('shop-nginx', 'shop_data'), { what: 'the connection' });
    for (const network of ['shop_backend', 'shop_frontend']) {
      await editor.collapse(editor.row(network));
    }
    await editor.contextMenu(editor.row('shop-nginx'), 'Disconnect from Network…');
    await editor.dialog('Disconnect');
    await waitFor(async () => !(await isMember('shop-nginx', 'shop_data')), { what: 'the cut' });
    await editor.row('shop-nginx').waitFor({ state: 'hidden' });
    await editor.expand(editor.row('shop_backend'));
    await editor.expand(editor.row('shop_frontend'));
  });

  it('draws the topology', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Topology');
    const drawing = await editor.webview({ has: '#root' });
    for (const name of ['shop_frontend', 'shop_data', 'shop-nginx', 'shop-db', '8080 → 80/tcp']) {
      await drawing.getByText(name, { exact: true }).first().waitFor();
    }
    await editor.runCommand('View: Close Editor');
  });

  it('writes an nginx document', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-api').first(), 'Generate nginx Config…');
    await waitFor(async () => (await editor.editorText()).includes('proxy_pass'), {
      what: 'its text',
    });
    const text = (await editor.editorText()).replaceAll('\u00a0', ' ');
    assert.match(text, /set \$docker_networks_host_1 shop-api;/);
    assert.match(text, /proxy_pass http:\/\/\$docker_networks_host_1:8080;/);
    const language = editor.page.locator('.part.statusbar [id="status.editor.mode"]');
    // The form takes the keyboard when it comes, and the status bar is about who has it.
    await editor.page.locator('.editor-instance .view-lines').last().click();
    await waitFor(async () => (await language.textContent())?.trim() === 'nginx');
  });

  it('runs without an error on the page of the drawing', () => {
    const errors = session().editor.logs.filter(line =>
      /Content Security Policy|pageerror/.test(line),
    );
    assert.deepEqual(errors, []);
  });
});
