import assert from 'node:assert/strict';
import { loadImages } from '../lab/images';
import { waitFor } from '../lab/wait';
import { killExtensionHost } from './killExtensionHost';
import { tidy, useSession } from './session';

describe('splitting a flat network', () => {
  const session = useSession({ hasSample: false });
  const docker = (line: string) => session().engine.docker(line.split(' '));
  const line = (text: string) =>
    session().editor.page.locator('.view-line').filter({ hasText: text }).first();
  const toast = (text: RegExp) =>
    session().editor.page.locator('.notifications-toasts .notification-list-item', {
      hasText: text,
    });
  const choice = (text: string) =>
    session().editor.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const networksOf = async (name: string) => {
    const format = '{{range $name, $of := .NetworkSettings.Networks}}{{$name}} {{end}}';
    return (await session().engine.docker(['inspect', '--format', format, name])).trim();
  };
  const open = async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Advice');
    await editor.contextMenu(editor.row('Front and data on one network'), 'Fix…');
    await choice('The data tier is connected before it leaves').waitFor({ timeout: 60_000 });
  };

  before(async () => {
    await loadImages(session().engine.request);
    await docker('tag lab/busybox postgres:17');
    await docker('network create flat');
    const run = 'run -d --network flat';
    await docker(`${run} --name web -p 18080:80 lab/busybox sleep 1000`);
    await docker(`${run} --name api lab/busybox sleep 1000`);
    await docker(`${run} --name db --network-alias store postgres:17 sleep 1000`);
  });
  afterEach(() => tidy(session()));

  it('shows the plan as a comparison, and does nothing when the person thinks better of it', async () => {
    const { editor } = session();
    await open();
    await line('flat-data').waitFor();
    await line('db  [data]  = store').waitFor();
    assert.match(
      (await editor.page.locator('.quick-input-title').textContent()) ?? '',
      /^Split “flat” on the engine “.+”\?$/,
    );
    await choice('Cut off from the data tier, by name and by address: “web”.').waitFor();
    await choice('None of them has a connection to the data tier now').waitFor();
    await editor.page.keyboard.press('Escape');
    await line('flat-data').waitFor({ state: 'detached' });
    assert.equal(await networksOf('db'), 'flat');
  });

  it('splits it, and puts it together again with Undo', async () => {
    const { editor } = session();
    await open();
    await choice('The data tier is connected before it leaves').click();
    const said = toast(/“flat” is split: its data tier is on “flat-data” now/);
    await said.waitFor({ timeout: 30_000 });
    assert.equal(await networksOf('web'), 'flat');
    assert.equal(await networksOf('api'), 'flat flat-data');
    assert.equal(await networksOf('db'), 'flat-data');
    await editor.row('Front and data on one network').waitFor({ state: 'detached' });
    await said.getByRole('button', { name: 'Undo' }).click();
    await toast(/All are on “flat” again/).waitFor({ timeout: 30_000 });
    assert.equal(await networksOf('api'), 'flat');
    assert.equal(await networksOf('db'), 'flat');
    await waitFor(async () => !(await docker('network ls')).includes('flat-data'));
  });

  it('is put together again by a command when its message is gone', async () => {
    const { editor } = session();
    await open();
    await choice('The data tier is connected before it leaves').click();
    await toast(/“flat” is split/).waitFor({ timeout: 30_000 });
    // What is remembered of it is not this window's alone.
    await editor.page.reload();
    await editor.openContainer('Docker Networks');
    await editor.row('flat-data').waitFor();
    await editor.runCommand('Docker Networks: Undo Split into Tiers…');
    await choice('split, with “flat-data”').click();
    await toast(/All are on “flat” again/).waitFor({ timeout: 30_000 });
    assert.equal(await networksOf('api'), 'flat');
    assert.equal(await networksOf('db'), 'flat');
    assert.equal((await docker('network ls')).includes('flat-data'), false);
    await editor.runCommand('Docker Networks: Undo Split into Tiers…');
    await toast(/No network of this engine is split into tiers/).waitFor();
  });

  it('is offered to be put together again when the editor crashed half-way', async () => {
    const { editor, engine } = session();
    const data = Array.from({ length: 8 }, (_, n) => `db-${n}`);
    await Promise.all(
      data.map(name => docker(`run -d --network flat --name ${name} postgres:17 sleep 1000`)),
    );
    try {
      await open();
      await choice('The data tier is connected before it leaves').click();
      const isHalfWay = async () => (await networksOf('db-0')).includes('flat-data');
      await waitFor(isHalfWay, { interval: 20, what: 'the first to be on the new network' });
      killExtensionHost(engine.host);
      assert.ok((await docker('network ls')).includes('flat-data'));
      await editor.page.reload();
      await editor.openContainer('Docker Networks');
      const question = 'Splitting “flat”, or undoing that, was interrupted.';
      await editor.notificationButton(new RegExp(question), 'Restore');
      await editor.waitNotification('“flat” is as it was.');
      for (const name of ['api', 'db', ...data]) assert.equal(await networksOf(name), 'flat');
      assert.equal((await docker('network ls')).includes('flat-data'), false);
    } finally {
      await docker(`rm -f ${data.join(' ')}`);
    }
  });

  it('is found and fixed in the drawing as well', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Topology');
    const page = () => editor.webview({ has: '.panel' });
    const first = await page();
    const marked = first.locator('.panel', { has: first.locator('.advice-mark') });
    await marked.filter({ hasText: 'flat' }).first().waitFor();
    await first.locator('.panel-name', { hasText: 'flat' }).first().click();
    const title = { name: 'Front and data on one network' };
    const advice = first.getByRole('group', title);
    await advice.getByText('Whoever gets into the front reaches the data.').waitFor();
    await advice.getByRole('button', { name: 'Split “flat”…' }).click();
    await choice('The data tier is connected before it leaves').waitFor({ timeout: 60_000 });
    await editor.page.keyboard.press('Escape');
    // The comparison lay over it, and VS Code makes the page anew.
    await line('flat-data').waitFor({ state: 'detached' });
    const again = await page();
    await again
      .getByRole('group', title)
      .getByRole('button', { name: 'Ignore This Advice' })
      .click();
    await again.locator('.panel .advice-mark').first().waitFor({ state: 'detached' });
  });
});
