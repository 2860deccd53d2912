import assert from 'node:assert/strict';
import { ask } from '../engine/steadyLoad';
import { waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

const folder = '/etc/nginx/conf.d';

/** As somebody would write it, with what the form has no words for. */
const mine = `# my own shop
server {
  server_name mine.localhost;
  listen 80;
  ssi on;
  location / {
    proxy_set_header Host $host;
    proxy_pass http://shop-api:8080;
  }
  location /old { return 410; }
}
`;

const several = `server { listen 80; server_name one.localhost; return 204; }
server {
  listen 80;
  server_name two.localhost;
  location / {
    proxy_pass http://shop-api:81;
  }
}
`;

describe('the configuration of an nginx that runs', () => {
  const session = useSession();
  const docker = (...args: string[]) => session().engine.docker(args);
  const write = async (name: string, input: string) => {
    const command = ['exec', '-i', 'shop-nginx', 'sh', '-c', `cat > ${folder}/${name}`];
    await session().engine.docker(command, { input });
    await docker('exec', 'shop-nginx', 'nginx', '-s', 'reload');
  };
  const form = () => session().editor.webview({ has: '#root' });
  const line = (text: string) =>
    session().editor.page.locator('.view-line').filter({ hasText: text }).first();
  const pick = (text: string) =>
    session().editor.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const toast = (text: RegExp) =>
    session().editor.page.locator('.notifications-toasts .notification-list-item', {
      hasText: text,
    });
  const menu = async (item: string) => {
    const { editor } = session();
    await whenStill(session());
    await editor.contextMenu(editor.row('shop-nginx'), item);
  };
  const revert = async () => {
    const { editor } = session();
    await editor.page.locator('.part.editor .view-lines').first().click();
    await editor.runCommand('View: Revert and Close Editor');
  };

  before(async () => {
    await write('mine.conf', mine);
    await write('several.conf', several);
  });
  afterEach(async () => {
    await session().editor.closeQuickInput();
    await tidy(session());
  });

  it('opens in the studio with its own text, and what is changed in the form is applied to that file', async () => {
    await menu('Edit in nginx Studio…');
    await pick(`${folder}/mine.conf`).click();
    const names = (await form()).getByRole('textbox', { name: 'Server names' });
    await names.waitFor();
    assert.equal(await names.inputValue(), 'mine.localhost');
    await line('# my own shop').waitFor();
    await line('return 410').waitFor();
    await names.fill('mine.localhost, more.localhost');
    await line('server_name mine.localhost more.localhost;').waitFor();
    await (await form()).getByRole('button', { name: 'Apply to “shop-nginx”…' }).click();
    await pick('nginx tests and loads it').click();
    await toast(/serves .*\/mine\.conf.*\/ → “shop-api” \(200\)/).waitFor({ timeout: 30_000 });
    assert.equal(
      await docker('exec', 'shop-nginx', 'cat', `${folder}/mine.conf`),
      mine.replace('mine.localhost;', 'mine.localhost more.localhost;'),
    );
    await revert();
  });

  it('opens as a text with checks where the form has no words for it, and says why', async () => {
    const { editor } = session();
    await menu('Edit in nginx Studio…');
    await pick(`${folder}/several.conf`).click();
    const said = toast(/several\.conf: It has several servers/);
    await said.waitFor();
    await said.getByRole('button', { name: 'Open as Text with Checks' }).click();
    await line('server_name two.localhost').click();
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.type(' client_max_body 3m;');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.page.keyboard.press('Control+z');
    await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await editor.runCommand('Docker Networks: Apply nginx Config…');
    await pick('nginx tests and loads it').waitFor();
    await editor.page.keyboard.press('Escape');
    await revert();
  });

  it('lists every route with what came of a test, and says at its line why requests fail', async () => {
    const { editor, engine } = session();
    const status = async () =>
      (await ask(`http://${engine.address}:8080/`, 'two.localhost')).status;
    await waitFor(async () => (await status()) === 502);
    await menu('Test Proxy Routes');
    const bad = pick('two.localhost/ → shop-api:81');
    await bad.waitFor({ timeout: 60_000 });
    const text = (await bad.textContent()) ?? '';
    assert.match(text, /HTTP 502/);
    assert.match(text, /✓ name resolves/);
    assert.match(text, /✓ shared network/);
    assert.match(text, /✗ (port open|connects)/);
    assert.match((await pick('mine.localhost/ → shop-api:8080').textContent()) ?? '', /HTTP 200/);
    await bad.click();
    await line('proxy_pass http://shop-api:81').waitFor();
    await editor.page.locator('.squiggly-warning').first().waitFor();
    const lens = editor.page.locator('.codelens-decoration a:visible', {
      hasText: 'Edit in nginx Studio',
    });
    await lens.last().waitFor();
    await editor.runCommand('View: Focus Problems');
    const problem = editor.page.locator('.markers-panel .monaco-list-row', {
      hasText: '502: nothing listens at shop-api:81 (“shop-api”)',
    });
    await problem.waitFor();
    await editor.runCommand('View: Toggle Panel Visibility');
    await lens.last().click();
    await toast(/several\.conf: It has several servers/).waitFor();
  });
});
