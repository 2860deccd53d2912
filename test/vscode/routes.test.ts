import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { waitFor } from '../lab/wait';
import { useSession, whenStill } from './session';

const command = 'Show or Hide Proxy Routes';

/** Passes requests to a name that nobody has. */
const toNobody = `server {
  listen 8081;
  server_name old.localhost;
  resolver 127.0.0.11 valid=1s;
  set $to legcay;
  location / { proxy_pass http://$to:8080; }
}
`;

describe('proxy routes', () => {
  const session = useSession();
  let drawing: Frame;

  const chips = (state: string) => drawing.locator(`.route-chip.is-${state}`);
  const said = (chip: Locator) => chip.locator('.said').textContent();
  const configure = (text: string) =>
    session().engine.docker(
      ['exec', '-i', 'shop-nginx', 'sh', '-c', 'cat > /etc/nginx/conf.d/more.conf'],
      { input: text },
    );

  before(async () => {
    const { editor } = session();
    await configure(toNobody);
    await editor.row('shop-nginx').waitFor();
    await whenStill(session());
  });

  it('are drawn from the tree’s menu, with the broken one apart and its reason said', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-nginx'), command);
    drawing = await editor.webview({ has: '#root' });
    await chips('works').nth(1).waitFor();
    const works = await chips('works').locator('.said').allTextContents();
    assert.ok(
      works.some(
        text => text.includes('shop-nginx to shop-api') && text.includes('http://api:8080/'),
      ),
      works.join('\n'),
    );
    assert.match((await said(chips('broken'))) ?? '', /Nobody has the name “legcay”.*502/);
    assert.equal(await drawing.locator('.route.is-works').count(), 2);
    assert.equal(await drawing.locator('.route.is-broken').count(), 1);
    const dash = `getComputedStyle(document.querySelector('.route.is-broken .route-line')).strokeDasharray`;
    assert.notEqual(await drawing.evaluate(dash), 'none');
    assert.equal(await chips('broken').locator('.route-mark').textContent(), '✕');
  });

  it('open the configuration at their line, by key and from the menu', async () => {
    const { editor } = session();
    const isAtLine = async () =>
      (await editor.statusItems()).some(text => /Ln 1\d\d, Col 4\d/.test(text));
    await chips('broken').focus();
    await editor.page.keyboard.press('Enter');
    await waitFor(async () => (await editor.tabs()).some(tab => tab.startsWith('nginx')), {
      what: 'the document',
    });
    await waitFor(isAtLine, { what: 'the line' });
    const text = await editor.editorText();
    assert.match(text.replaceAll('\u00a0', ' '), /# configuration file \/etc\/nginx\/nginx.conf:/);
    assert.match(text, /legcay/);
    const language = editor.page.locator('.part.statusbar [id="status.editor.mode"]');
    assert.equal((await language.textContent())?.trim(), 'nginx');
    await editor.runCommand('View: Close Editor');
    drawing = await editor.webview({ has: '#root' });
    await chips('broken').click({ button: 'right' });
    await editor.chooseInMenu('Open Configuration at This Line');
    await waitFor(isAtLine, { what: 'the line again' });
    await editor.runCommand('View: Close Editor');
    drawing = await editor.webview({ has: '#root' });
    await chips('broken').waitFor();
  });

  it('lead somewhere as soon as there is somebody, without being read again', async () => {
    const { engine } = session();
    const network = ['--network', 'shop_frontend', '--network-alias', 'legcay'];
    await engine.docker(['run', '-d', '--name', 'legacy', ...network, 'sample/api:1']);
    await chips('broken').waitFor({ state: 'detached' });
    await chips('works').nth(2).waitFor();
    await engine.docker(['rm', '-f', 'legacy']);
    await chips('broken').waitFor();
  });

  it('are read again when nginx has restarted', async () => {
    const { engine } = session();
    await configure('server { listen 8081; location / { proxy_pass http://192.0.2.7; } }');
    await engine.docker(['restart', '-t', '1', 'shop-nginx']);
    await chips('outside').waitFor();
    assert.match((await said(chips('outside'))) ?? '', /192\.0\.2\.7/);
    await chips('broken').waitFor({ state: 'detached' });
  });

  it('go by the same command, and by the drawing’s own menu', async () => {
    const { editor } = session();
    await drawing.getByText('shop-nginx', { exact: true }).first().click({ button: 'right' });
    await editor.chooseInMenu(command);
    await chips('works').first().waitFor({ state: 'detached' });
    await drawing.getByRole('button', { name: 'View' }).click();
    await drawing.getByText('Proxy routes', { exact: true }).click();
    await chips('works').nth(1).waitFor();
    await drawing.getByText('Proxy routes', { exact: true }).click();
    await chips('works').first().waitFor({ state: 'detached' });
  });

  it('are asked link by link why one does not arrive, the broken one first', async () => {
    const { editor } = session();
    await configure(toNobody);
    await editor.contextMenu(editor.row('shop-nginx'), 'Why Can’t nginx Reach Its Upstream?');
    const rows = editor.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'legcay:8080' }).waitFor();
    assert.match((await rows.first().textContent()) ?? '', /legcay:8080.*Nobody has the name/);
    await editor.pick('legcay:8080');
    const page = await editor.webview({ has: '.verdict.is-bad' });
    assert.match((await page.locator('.verdict').textContent()) ?? '', /shop-nginx.*legcay/);
  });
});
