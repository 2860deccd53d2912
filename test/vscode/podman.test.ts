import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { tidy, useSession, waitMembers, whenStill } from './session';

describe('Podman', () => {
  const session = useSession({ engineVersion: 'podman5' });
  afterEach(() => tidy(session()));

  it('is listed like Docker, and says each name of a container once', async () => {
    const { editor } = session();
    await editor.row('shop-web').first().waitFor();
    const rows = await editor.rows();
    const top = rows.filter(row => row.level === 1).map(row => row.label);
    assert.deepEqual(top, ['shop_backend', 'shop_data', 'shop_frontend', 'bridge']);
    const nginx = rows.find(row => row.label === 'shop-nginx');
    assert.match(nginx?.description ?? '', /^10\.[\d.]+ · running$/);
    await editor.expand(editor.row('shop-db'));
    await editor.row('DNS names').waitFor();
    const aliases = (await editor.rows()).find(row => row.label === 'Aliases')?.description ?? '';
    assert.deepEqual(aliases.split(', ').sort(), ['db', 'shop-db']);
    await editor.collapse(editor.row('shop-db'));
  });

  it('connects several, and undoes it', async () => {
    const { editor } = session();
    await whenStill(session());
    await editor.contextMenu(editor.row('shop_data'), 'Connect Containers…');
    await editor.pick('shop-nginx', 'shop-web');
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db', 'shop-nginx', 'shop-web']);
    await editor.notificationButton('Connected to “shop_data”: “shop-nginx”, “shop-web”.', 'Undo');
    await waitMembers(session(), 'shop_data', ['shop-api', 'shop-db']);
  });

  it('has its own name servers in an nginx configuration', async () => {
    const { editor, engine } = session();
    const servers = (await engine.docker(['exec', 'shop-nginx', 'cat', '/etc/resolv.conf']))
      .split('\n')
      .flatMap(line => /^nameserver (\S+)/.exec(line)?.[1] ?? []);
    assert.ok(servers.length > 0);
    await whenStill(session());
    await editor.contextMenu(editor.row('shop-api').first(), 'Generate nginx Config…');
    // The form takes the keyboard when it comes.
    await editor.webview({ has: '.section' });
    let text = '';
    const isWritten = async () => {
      text = await editor.editorText();
      return text.includes('proxy_pass');
    };
    await waitFor(isWritten, { timeout: 30_000, what: 'its text' });
    const [, resolver = ''] = /resolver (.*) valid=/.exec(text) ?? [];
    assert.deepEqual(resolver.split(' ').sort(), servers.sort());
    assert.ok(!servers.includes('127.0.0.11'), 'as Docker has it');
  });

  it('is exported without the variables that it gives to every container', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Export…');
    await editor.quickField().fill('Compose, with');
    await editor.pick('Compose, with All Networks');
    const lines = editor.page.locator('.editor-instance .view-line');
    await lines.filter({ hasText: 'container_name:' }).first().waitFor();
    const text = await editor.editorText();
    assert.match(text, /container_name: shop-db/);
    assert.doesNotMatch(text, /environment|variables|HOSTNAME/);
  });

  it('draws the topology', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Topology');
    const drawing = await editor.webview({ has: '#root' });
    for (const name of ['shop_frontend', 'shop_data', 'shop-nginx', 'shop-db', '8080 → 80/tcp']) {
      await drawing.getByText(name, { exact: true }).first().waitFor();
    }
  });
});
