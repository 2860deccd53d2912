import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('nginx', () => {
  const session = useSession();
  beforeEach(() => whenStill(session()));
  afterEach(async () => {
    const { editor } = session();
    await editor.closeQuickInput();
    // The document is new and unsaved: closing it otherwise asks. Where a test failed early there is none.
    const lines = editor.page.locator('.part.editor .view-lines').first();
    if (await lines.isVisible()) {
      await lines.click();
      await editor.runCommand('View: Revert and Close Editor');
    }
    await tidy(session());
  });

  const form = () => session().editor.webview({ has: '#root' });
  /** As it stands in the editor, which need not have the keyboard for it. */
  const shown = async () => {
    const found = session().editor.page.locator('.part.editor .view-lines .view-line');
    const lines = await found.evaluateAll(all =>
      (all as unknown as { style: { top: string }; textContent: string }[]).map(
        ({ style, textContent }) => ({ top: Number.parseFloat(style.top), text: textContent }),
      ),
    );
    const sorted = lines.toSorted((a, b) => a.top - b.top).map(({ text }) => text);
    return sorted.join('\n').replaceAll('\u00a0', ' ');
  };
  const line = (text: string) =>
    session().editor.page.locator('.view-line').filter({ hasText: text }).first();

  /** The text of the new document, with what the editor draws as blanks made blanks. */
  const document = async (end: RegExp) => {
    let text = '';
    // It takes the keyboard when it comes.
    await (await form()).locator('.section').first().waitFor();
    await waitFor(async () => {
      text = await shown();
      return end.test(text);
    }).catch(() => assert.match(text, end));
    return text;
  };

  const problem = async (text: RegExp) => {
    const found = (await form()).locator('.problem', { hasText: text }).first();
    await found.waitFor();
    return found;
  };

  const note = async (text: RegExp) => {
    const found = (await form()).locator('.note', { hasText: text }).first();
    await found.waitFor();
    return found;
  };

  it('writes a proxy for one container, by name and container port', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    const text = await document(/proxy_pass/);
    // nginx 1.22, where names that move are looked up by a variable; the name server is the container's own.
    assert.match(text, /resolver 127\.0\.0\.11 valid=5s ipv6=off;/);
    assert.match(text, /set \$docker_networks_host_1 shop-api;/);
    assert.match(text, /proxy_pass http:\/\/\$docker_networks_host_1:8080;/);
    assert.match(text, /proxy_set_header Host \$host;/);
    assert.ok(!/172\.\d/.test(text), 'no address');
    assert.equal(await (await form()).getByText('share no network').count(), 0);
    await line('proxy_pass').click();
    const language = editor.page.locator('.part.statusbar [id="status.editor.mode"]');
    assert.equal((await language.textContent())?.trim(), 'nginx');
    assert.ok((await editor.page.locator('.view-line span[class*="mtk"]').count()) > 5);
  });

  it('writes an upstream for several containers', async () => {
    const { editor, engine } = session();
    for (const name of ['again-1', 'again-2']) {
      await engine.docker([
        'run',
        '-d',
        '--name',
        name,
        '--network',
        'shop_backend',
        'sample/api:1',
      ]);
    }
    await editor.row('again-2').waitFor();
    await whenStill(session());
    await editor.row('again-1').click();
    await editor.row('again-2').click({ modifiers: ['Control'] });
    await editor.contextMenu(editor.row('again-2'), 'Generate nginx Config…');
    const text = await document(/upstream/);
    assert.match(text, /server again-1:8080 max_fails=3 fail_timeout=10s;\s+server again-2:8080 /);
    await engine.docker(['rm', '-f', 'again-1', 'again-2']);
  });

  it('says when proxy and upstream share no network, and connects them', async () => {
    const { editor, engine } = session();
    await editor.row('shop-db').click();
    await editor.runCommand('Docker Networks: Generate nginx Config…');
    await editor.pick('shop-db');
    await editor.acceptPick();
    const text = await document(/proxy_pass/);
    assert.match(text, /docker_networks_host_1 shop-db;/);
    const apart = await problem(/“shop-nginx” \(.*\) and “shop-db” .* share no network/);
    await apart.getByRole('button', { name: 'Connect “shop-nginx” to “shop_data”' }).click();
    await waitFor(async () =>
      (await engine.docker(['network', 'inspect', 'shop_data'])).includes('shop-nginx'),
    );
    await apart.waitFor({ state: 'detached' });
    await engine.docker(['network', 'disconnect', 'shop_data', 'shop-nginx']);
  });

  it('says that the default bridge has no names, and asks for a port that nobody declared', async () => {
    const { editor, engine } = session();
    // As often as it is tried.
    await engine.docker(['rm', '-f', 'plain']);
    await engine.docker(['run', '-d', '--name', 'plain', 'lab/busybox', 'sleep', '1000']);
    await engine.docker(['network', 'connect', 'bridge', 'shop-nginx']).catch(() => undefined);
    await editor.expand(editor.row('bridge'));
    await editor.row('plain').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('plain'), 'Generate nginx Config…');
    const says = (text: RegExp) => waitFor(async () => text.test(await editor.inputMessage()));
    await editor.quickField().fill('70000');
    await says(/from 1 to 65535/);
    await editor.input('3000');
    const text = await document(/proxy_pass/);
    assert.match(
      text,
      /docker_networks_host_1 plain;\s+proxy_pass http:\/\/\$docker_networks_host_1:3000;/,
    );
    await problem(/share only “bridge”, where names are not known/);
  });

  it('keeps what was typed by hand, and follows the form in the rest', async () => {
    const { editor } = session();
    const { keyboard } = editor.page;
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    await document(/proxy_pass/);
    await line('server_name').click();
    await keyboard.press('Control+Home');
    await keyboard.type('# mine\n');
    await (await form()).getByRole('textbox', { name: 'Server names' }).fill('api.example.com');
    assert.match(await document(/server_name api\.example\.com;/), /^# mine\n/);

    await line('listen').click();
    await keyboard.press('End');
    await keyboard.type(' # port');
    await (await form()).getByRole('textbox', { name: 'Ports', exact: true }).fill('81');
    const conflict = await note(/typed by hand. Nothing was overwritten/);
    assert.match(await document(/# port/), /listen 80; # port/);
    await conflict.getByRole('button', { name: 'Take the Form’s Lines' }).click();
    assert.match(await document(/listen 81;/), /^# mine\n/);
  });

  it('takes into the form what was typed by hand where it has words for it', async () => {
    const { editor } = session();
    const { keyboard } = editor.page;
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    await document(/proxy_pass/);
    await line('listen').click();
    await keyboard.press('End');
    await keyboard.press('ArrowLeft');
    await keyboard.type('90');
    const ports = (await form()).getByRole('textbox', { name: 'Ports', exact: true });
    await waitFor(async () => (await ports.inputValue()) === '8090', { what: 'the port' });
  });

  it('comes back to the one that is being worked on, with its one text', async () => {
    const { editor } = session();
    const texts = async () => (await editor.tabs()).filter(tab => tab.includes('shop-api.conf'));
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    await document(/proxy_pass/);
    await (await form()).getByRole('textbox', { name: 'Server names' }).fill('kept.example.com');
    await document(/kept\.example\.com/);
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    const names = (await form()).getByRole('textbox', { name: 'Server names' });
    await waitFor(async () => (await names.inputValue()) === 'kept.example.com');
    await whenStill(session());
    assert.equal((await texts()).length, 1);
  });
});
