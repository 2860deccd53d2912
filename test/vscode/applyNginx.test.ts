import assert from 'node:assert/strict';
import { waitFor } from '../lab/wait';
import { ask } from '../engine/steadyLoad';
import { tidy, useSession, whenStill } from './session';

describe('applying an nginx config', () => {
  const session = useSession();
  const form = () => session().editor.webview({ has: '#root' });
  const get = async (host: string, path = '/') => {
    const { address } = session().engine;
    return ask(`http://${address}:8080${path}`, host);
  };
  const line = (text: string) =>
    session().editor.page.locator('.view-line').filter({ hasText: text }).first();
  const toast = (text: RegExp) =>
    session().editor.page.locator('.notifications-toasts .notification-list-item', {
      hasText: text,
    });
  const choose = async (text: string) => {
    const { page } = session().editor;
    await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  };
  const press = async (text: RegExp, button: string) => {
    const found = toast(text).last();
    await found.waitFor({ timeout: 30_000 });
    await found.getByRole('button', { name: button }).click();
  };
  const generate = async () => {
    const { editor } = session();
    await whenStill(session());
    await editor.contextMenu(editor.row('shop-api'), 'Generate nginx Config…');
    await line('proxy_pass').waitFor();
    // It takes the keyboard when it comes.
    await (await form()).locator('.section').first().waitFor();
  };
  const typeAt = async (text: string, type: () => Promise<void>, expected: string) => {
    await line(text).click();
    await session().editor.page.keyboard.press('End');
    await type();
    await line(expected).waitFor();
  };
  const apply = async () => {
    await (await form()).getByRole('button', { name: 'Apply to “shop-nginx”…' }).click();
    await choose('nginx tests and loads it');
  };
  const files = () => session().engine.docker(['exec', 'shop-nginx', 'ls', '/etc/nginx/conf.d']);

  afterEach(async () => {
    const { editor, engine } = session();
    await engine.docker(['rm', '-f', 'shop-api-nginx']).catch(() => undefined);
    await editor.closeQuickInput();
    await editor.page.locator('.part.editor .view-lines').first().click();
    await editor.runCommand('View: Revert and Close Editor');
    await tidy(session());
  });

  it('applies it, tests each route, says so, and takes it back with Undo', async () => {
    await generate();
    await apply();
    const said = toast(/serves \/etc\/nginx\/conf\.d\/shop-api\.conf.*\/ → “shop-api” \(200\)/);
    await said.waitFor({ timeout: 30_000 });
    assert.match(await files(), /shop-api\.conf/);
    const { status, body } = await get('shop-api.localhost', '/cgi-bin/index.cgi');
    assert.equal(status, 200);
    assert.match(body, /"service": "api"/);
    await press(/serves/, 'Undo');
    await toast(/is gone, and nginx serves without it/).waitFor({ timeout: 30_000 });
    assert.doesNotMatch(await files(), /shop-api\.conf/);
  });

  it('puts a broken one back with nginx’s words, and restores the previous one', async () => {
    const { editor } = session();
    await generate();
    await apply();
    await toast(/serves/).waitFor({ timeout: 30_000 });
    await editor.clearNotifications();
    await typeAt('listen', () => editor.page.keyboard.type(' lissten 81;'), 'lissten 81');
    await apply();
    const failed = toast(
      /does not take the configuration: unknown directive "lissten" in .*shop-api\.conf:\d+/,
    );
    await failed.waitFor({ timeout: 30_000 });
    assert.match((await failed.textContent()) ?? '', /The former configuration is back/);
    assert.equal((await get('shop-api.localhost', '/cgi-bin/index.cgi')).status, 200);
    await editor.clearNotifications();
    await editor.contextMenu(editor.row('shop-nginx'), 'Restore Previous nginx Config…');
    await editor.page
      .locator('.monaco-dialog-box')
      .getByRole('button', { name: 'Restore' })
      .click();
    await toast(/is gone, and nginx serves without it/).waitFor({ timeout: 30_000 });
    assert.doesNotMatch(await files(), /shop-api\.conf/);
  });

  it('puts back one whose back end does not answer, and says what nginx said', async () => {
    const { editor } = session();
    await generate();
    const { keyboard } = editor.page;
    const otherPort = async () => {
      await keyboard.press('ArrowLeft');
      await keyboard.press('Backspace');
    };
    await typeAt('proxy_pass', otherPort, ':808;');
    await apply();
    const failed = toast(/A route of nginx in “shop-nginx” does not work: GET .*502.*refused/);
    await failed.waitFor({ timeout: 30_000 });
    await waitFor(async () => !(await files()).includes('shop-api.conf'));
  });

  it('goes into a new container on the networks of its back ends', async () => {
    const { editor, engine } = session();
    await generate();
    await (await form()).getByRole('button', { name: 'Apply to “shop-nginx”…' }).click();
    await choose('Somewhere Else');
    await choose('New nginx Container…');
    const run = await waitFor(async () => {
      const found = await editor.webview({ has: '#root' });
      return (await found.getByRole('button', { name: 'Run Container' }).count()) > 0 && found;
    });
    await run.getByRole('button', { name: 'Run Container' }).click();
    await choose('nginx tests and loads it');
    await toast(/“shop-api-nginx” serves .*default\.conf.*\/ → “shop-api” \(200\)/).waitFor({
      timeout: 40_000,
    });
    const published = (await engine.docker(['port', 'shop-api-nginx', '80'])).split(/[:\n]/)[1];
    const url = `http://${engine.address}:${published}/cgi-bin/index.cgi`;
    assert.equal((await ask(url, 'localhost')).status, 200);
  });

  it('goes into a Compose file, which is only opened', async () => {
    const { editor } = session();
    await generate();
    await (await form()).getByRole('button', { name: 'Apply to “shop-nginx”…' }).click();
    await choose('Somewhere Else');
    await choose('compose.yaml');
    await line('name: "shop_backend"').waitFor();
    await editor.runCommand('View: Revert and Close Editor');
  });
});
