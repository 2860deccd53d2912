import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('nginx', () => {
  const session = useSession();
  beforeEach(() => whenStill(session()));
  afterEach(async () => {
    await session().editor.closeQuickInput();
    // The document is new and unsaved: closing it otherwise asks.
    await session().editor.runCommand('View: Revert and Close Editor');
    await tidy(session());
  });

  /** The text of the new document, with what the editor draws as blanks made blanks. */
  const document = async (end: RegExp) => {
    let text = '';
    await waitFor(async () => {
      text = (await session().editor.editorText()).replaceAll('\u00a0', ' ');
      return end.test(text);
    }).catch(() => assert.match(text, end));
    return text;
  };

  it('writes a proxy for one container, by name and container port', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    const text = await document(/proxy_pass/);
    assert.match(text, /proxy_pass http:\/\/shop-api:8080;/);
    assert.match(text, /proxy_set_header Host \$host;/);
    assert.ok(!/172\.\d/.test(text), 'no address');
    assert.ok(!text.includes('Attention'), 'nginx and api share a network');
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
    assert.match(text, /server again-1:8080;\s+server again-2:8080;/);
    await engine.docker(['rm', '-f', 'again-1', 'again-2']);
  });

  it('says when proxy and upstream share no network, and connects them', async () => {
    const { editor, engine } = session();
    await editor.row('shop-db').click();
    await editor.runCommand('Docker Networks: Generate nginx Config…');
    await editor.pick('shop-db');
    await editor.acceptPick();
    const text = await document(/proxy_pass/);
    assert.match(text, /proxy_pass http:\/\/shop-db:6379;/);
    assert.match(text, /# Attention: “shop-nginx” \(.*\) and “shop-db”/);
    await editor.notificationButton(/share no network/, 'Connect Them…');
    await waitFor(async () =>
      (await engine.docker(['network', 'inspect', 'shop_data'])).includes('shop-nginx'),
    );
    await engine.docker(['network', 'disconnect', 'shop_data', 'shop-nginx']);
  });

  it('says that the default bridge has no names, and asks for a port that nobody declared', async () => {
    const { editor, engine } = session();
    await engine.docker(['run', '-d', '--name', 'plain', 'lab/busybox', 'sleep', '1000']);
    await engine.docker(['network', 'connect', 'bridge', 'shop-nginx']);
    await editor.expand(editor.row('bridge'));
    await editor.row('plain').waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('plain'), 'Generate nginx Config…');
    const says = (text: RegExp) => waitFor(async () => text.test(await editor.inputMessage()));
    await editor.quickField().fill('70000');
    await says(/from 1 to 65535/);
    await editor.input('3000');
    const text = await document(/proxy_pass/);
    assert.match(text, /proxy_pass http:\/\/plain:3000;/);
    assert.match(text, /# Attention: .*only the default bridge/);
    await editor.waitNotification(/only the default bridge/);
    await engine.docker(['rm', '-f', 'plain']);
  });
});
