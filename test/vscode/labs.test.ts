import assert from 'node:assert/strict';
import { loadImages } from '../lab/images';
import { waitFor } from '../lab/wait';
import { comeAndGo, tidy, useSession, whenStill } from './session';

const title = '1. Islands and the First Network';

describe('labs', function () {
  const session = useSession();
  afterEach(() => tidy(session()));

  it('are set up after asking, say what holds yet, and are read beside it', async () => {
    const { editor, engine } = session();
    const view = await editor.view('Labs');
    await editor.row(title).waitFor();
    assert.equal(await view.getByRole('treeitem').first().getAttribute('aria-setsize'), '9');
    await editor.inlineAction(editor.row(title), 'Set Up Lab');
    const asked = await editor.dialog('Set Up');
    assert.match(asked.message, /Set up the lab/);
    await editor.row(/share a network of their own/).waitFor({ timeout: 30_000 });
    await editor.row(/reaches http:\/\/lab1-web/).waitFor();
    assert.match((await engine.docker(['ps', '--format', '{{.Names}}'])) || '', /lab1-web/);
    // The editor of the tests has no Markdown preview.
    await editor.page
      .getByText('Let “lab1-visitor” reach “lab1-web” by its name.')
      .last()
      .waitFor();
    await whenStill(session());
    assert.deepEqual(await editor.notifications(), []);
  });

  it('know by their buttons which lab is meant, whatever comes and goes meanwhile', async () => {
    const { editor } = session();
    await editor.row(/share a network of their own/).waitFor();
    // A slow window asks for rows slowly, too.
    const cdp = await editor.page.context().newCDPSession(editor.page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const stop = new AbortController();
    const others = comeAndGo(session(), stop.signal, 700);
    try {
      for (let time = 0; time < 12; time++) {
        await editor.inlineAction(editor.row(title), 'Apply Solution…');
        const { message } = await editor.dialog('Cancel');
        assert.equal(message, `Apply the solution of “${title}”?`);
      }
    } finally {
      await cdp.detach();
      stop.abort();
      await others;
    }
  });

  it('see what the person does', async () => {
    const { editor, engine } = session();
    await engine.docker(['network', 'create', 'my-sea']);
    await engine.docker(['network', 'connect', 'my-sea', 'lab1-web']);
    await engine.docker(['network', 'connect', 'my-sea', 'lab1-visitor']);
    await editor.waitNotification(`Lab solved: ${title}`);
    await editor.notificationButton(`Lab solved: ${title}`, 'Remove Lab');
    const asked = await editor.dialog('Remove');
    assert.match(asked.detail, /lab1-visitor, lab1-web, .*my-sea/);
    await waitFor(async () => !(await engine.docker(['network', 'ls'])).includes('my-sea'), {
      timeout: 20_000,
    });
    assert.doesNotMatch(await engine.docker(['ps', '-a']), /lab1/);
  });

  it('can be solved for the person', async () => {
    const { editor } = session();
    const second = '2. The Default Bridge Has No Names';
    const check = editor.row(/“lab2-web” and “lab2-visitor” share a network/);
    // The view is low, and draws only what has room.
    await editor.collapse(editor.row(title));
    await editor.inlineAction(editor.row(second), 'Set Up Lab');
    await editor.dialog('Set Up');
    await check.waitFor({ timeout: 30_000 });
    await editor.inlineAction(editor.row(second), 'Apply Solution…');
    await editor.dialog('Apply Solution');
    await editor.waitNotification(`Lab solved: ${second}`);
    await editor.inlineAction(editor.row(second), 'Remove Lab…');
    await editor.dialog('Remove');
    await check.waitFor({ state: 'detached', timeout: 20_000 });
  });
});

describe('a lab where the editor has a Markdown preview', function () {
  const session = useSession({ hasSample: false, hasAllBuiltins: true });
  // Another lab would be read in the same page, which comes anew for it.
  afterEach(() => tidy(session()));

  const read = async (lab: string) => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Read Lab');
    await editor.pick(lab);
    const page = await editor.webview({ has: 'h1' });
    await page.locator('h1', { hasText: lab }).waitFor();
    return page;
  };

  it('is read as a page from the first time on, its hints closed', async () => {
    const page = await read(title);
    assert.equal(await page.locator('details').count(), 3);
    assert.equal(await page.locator('details[open]').count(), 0);
  });

  it('sends no browser to an address that only containers know', async () => {
    const page = await read(title);
    await page.locator('code', { hasText: 'http://lab1-web/' }).waitFor();
    assert.equal(await page.locator('a[href^="http"]').count(), 0);
  });

  it('shows the file that its solution copies', async () => {
    const page = await read('6. nginx in Front of One Server, Then of Two');
    const solution = await page.locator('details').last().textContent();
    assert.match(solution ?? '', /upstream[\s\S]*proxy_pass[\s\S]*docker cp default\.conf/);
  });
});

describe('the walkthrough', function () {
  const session = useSession({ hasSample: false });

  it('opens from the palette, and its steps are done when it is so', async () => {
    const { editor, engine } = session();
    const learn = () => editor.runCommand('Docker Networks: Learn Docker Networks');
    const step = (title: string, state = 'Completed') =>
      editor.page.getByRole('checkbox', { name: `${title}: ${state}`, exact: true });
    // An editor without a welcome page hears of walkthroughs when the first one is opened.
    await learn();
    await editor.page.locator('.gettingStartedContainer').waitFor();
    await learn();
    await step('Create a Network', 'Not completed').waitFor();
    await loadImages(engine.request);
    await engine.docker(['network', 'create', 'first']);
    await step('Create a Network').waitFor();
    await step('Put Two Containers on It', 'Not completed').waitFor();
    const run = (name: string, ...args: readonly string[]) =>
      engine.docker(['run', '-d', '--name', name, '--network', 'first', ...args]);
    await run('one', 'lab/busybox', 'sleep', '1000');
    await run('two', '--expose', '8000', 'lab/busybox', 'httpd', '-f', '-p', '8000');
    await step('Put Two Containers on It').waitFor();
    await step('Reach One by Its Name', 'Not completed').waitFor();
    await step('Clean Up', 'Not completed').waitFor();
    await engine.docker(['network', 'create', 'spare']);
    await editor.row('spare').waitFor();
    await editor.runCommand('Docker Networks: Remove Unused Networks…');
    await editor.acceptPick();
    await step('Clean Up').waitFor();
    await editor.expand(editor.row('first'));
    await editor.contextMenu(editor.row('one'), 'Test Connection to…');
    await editor.pick('two');
    const test = await editor.webview({ has: '.verdict' });
    await test.locator('.sentence', { hasText: 'one reaches two:8000.' }).waitFor();
    await learn();
    await step('Reach One by Its Name').waitFor();
  });
});
