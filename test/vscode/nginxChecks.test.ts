import assert from 'node:assert/strict';
import { probeLabel } from '../../src/landscape/probeLabel';
import { waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('checks of an nginx configuration', () => {
  const session = useSession();
  beforeEach(() => whenStill(session()));
  afterEach(async () => {
    const { editor } = session();
    await editor.closeQuickInput();
    await editor.page.keyboard.press('Escape');
    // The document is new and unsaved: closing it otherwise asks.
    await editor.page.locator('.part.editor .view-lines').first().click();
    await editor.runCommand('View: Revert and Close Editor');
    await tidy(session());
  });

  const form = () => session().editor.webview({ has: '#root' });
  const line = (text: string) =>
    session().editor.page.locator('.view-line').filter({ hasText: text }).first();
  const squiggles = () =>
    session().editor.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info');
  const problem = async (text: RegExp) => (await form()).locator('.problem', { hasText: text });
  const note = async (text: RegExp) => (await form()).locator('.note', { hasText: text });

  async function open(container: string): Promise<void> {
    const { editor } = session();
    await editor.contextMenu(editor.row(container), 'Generate nginx Config…');
    await (await form()).locator('.section').first().waitFor();
    await line('proxy_pass').waitFor();
  }

  /** Types over a word of a line, which the editor itself finds. */
  async function replace(inLine: string, word: string, by: string): Promise<void> {
    const { page } = session().editor;
    await line(inLine).click();
    await page.keyboard.press('Home');
    const text = ((await line(inLine).textContent()) ?? '').replaceAll('\u00a0', ' ').trimStart();
    for (let at = 0; at < text.indexOf(word); at++) await page.keyboard.press('ArrowRight');
    await page.keyboard.down('Shift');
    for (let at = word.length; at > 0; at--) await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await page.keyboard.type(by);
  }

  async function quickFix(label: string): Promise<void> {
    const { page } = session().editor;
    await page.keyboard.press('Control+.');
    const item = page.locator('.action-widget .monaco-list-row', { hasText: label }).first();
    await item.waitFor();
    await page.keyboard.press('Enter');
  }

  it('mark a name that nobody has while typing, in the form as well, and put it right', async () => {
    await open('shop-api');
    await (await note(/nginx [\d.]+ accepts it/)).waitFor();
    assert.equal(await squiggles().count(), 0);
    await replace('set $docker', 'shop-api', 'shop-apj');
    await squiggles().first().waitFor();
    await (await problem(/“shop-apj”.*Did you mean “shop-api”/)).waitFor();
    await quickFix('Use “shop-api”');
    await squiggles().first().waitFor({ state: 'detached' });
    await (await problem(/shop-apj/)).waitFor({ state: 'detached' });
    await line('set $docker_networks_host_1 shop-api;').waitFor();
  });

  it('mark what nginx itself says, and take it back with the next letter', async () => {
    const { editor, engine } = session();
    await open('shop-api');
    await line('listen').click();
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.type(' client_max_body 3m;');
    await (await note(/nginx does not accept it/)).waitFor();
    await (await note(/unknown directive "client_max_body"/)).waitFor();
    await squiggles().first().waitFor();
    await editor.page.keyboard.press('Backspace');
    await (await note(/unknown directive/)).waitFor({ state: 'detached' });
    const rest = ' client_max_body 3m'.length;
    for (let at = 0; at < rest; at++) await editor.page.keyboard.press('Backspace');
    await (await note(/nginx [\d.]+ accepts it/)).waitFor();
    await squiggles().first().waitFor({ state: 'detached' });
    const left = ['ps', '-aq', '--filter', `label=${probeLabel}`];
    await waitFor(async () => (await engine.docker(left)).trim() === '');
  });

  it('find another port that listens, and use it from the form', async () => {
    await open('shop-api');
    await replace('proxy_pass', '8080', '8081');
    const found = await problem(/nothing listens at port 8081, but at 8080/);
    await found.getByRole('button', { name: 'Use Port 8080' }).click();
    await found.waitFor({ state: 'detached' });
    await line('proxy_pass http://$docker_networks_host_1:8080').waitFor();
  });

  it('start an upstream that is stopped, and offer to stop it again', async () => {
    const { editor, engine } = session();
    await engine.docker(['stop', '-t', '1', 'shop-api']);
    await open('shop-api');
    const found = await problem(/“shop-api” is not running/);
    await found.getByRole('button', { name: 'Start “shop-api”' }).click();
    await found.waitFor({ state: 'detached' });
    await waitFor(async () =>
      (await editor.notifications()).some(text => text.includes('is started')),
    );
    await whenStill(session());
  });

  it('begin with the port that listens, whatever the image exposes', async () => {
    const { editor, engine } = session();
    const command = ['sh', '-c', 'mkdir /w && exec httpd -f -p 3123 -h /w'];
    const options = ['--name', 'quiet', '--network', 'shop_backend', '-p', '18998:9999'];
    await engine.docker(['run', '-d', ...options, 'lab/busybox', ...command]);
    await editor.row('quiet').waitFor();
    await whenStill(session());
    await open('quiet');
    await line('proxy_pass http://$docker_networks_host_1:3123').waitFor();
    await engine.docker(['rm', '-f', 'quiet']);
  });

  it('say that a port need not be published any more, with the lines that do without', async () => {
    const { editor, engine } = session();
    const options = ['--name', 'open', '--network', 'shop_backend', '-p', '18999:8080'];
    await engine.docker(['run', '-d', ...options, 'sample/api:1']);
    await editor.row('open').waitFor();
    await whenStill(session());
    await open('open');
    const hint = await note(/publishes port 8080 of “open” as 18999/);
    await hint.waitFor();
    await hint.getByText('docker run, with your other options added').click();
    const code = await hint.locator('pre').first().textContent();
    assert.equal(code, 'docker run -d --name open --network shop_backend sample/api:1');
    await engine.docker(['rm', '-f', 'open']);
  });
});
