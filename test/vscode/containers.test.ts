import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { delay, waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('containers', () => {
  const session = useSession({
    // Drawn on a canvas, a terminal has no text that a test could read.
    settings: { 'terminal.integrated.gpuAcceleration': 'off' },
  });
  const inspect = async (name: string, format: string) =>
    (await session().engine.docker(['inspect', '--format', format, name])).trim();
  const state = (name: string) => inspect(name, '{{.State.Status}}');
  const terminalText = async () => {
    const rows = session().editor.page.locator('.terminal-wrapper.active .xterm-rows > div');
    return (await rows.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
  };
  const terminalSays = (text: RegExp) =>
    waitFor(async () => text.test(await terminalText()), { what: `${text} in the terminal` });

  /** Waits until the tree shows it so. */
  const runs = (name: string) =>
    waitFor(
      async () =>
        (await session().editor.rows()).some(
          row => row.label === name && row.description.includes('running'),
        ),
      { what: `${name} to run` },
    );

  beforeEach(async () => {
    const { editor } = session();
    for (const network of ['shop_backend', 'shop_data', 'shop_frontend']) {
      await editor.expand(editor.row(network));
    }
    await whenStill(session());
  });
  afterEach(() => tidy(session()));

  it('stops one after saying who is attached, and starts it again', async () => {
    const { editor } = session();
    await editor.collapse(editor.row('shop_frontend'));
    const row = editor.row('shop-nginx');
    assert.ok(!(await editor.contextMenuLabels(row)).includes('Start Container'));
    await editor.contextMenu(row, 'Stop Container…');
    const { message, detail, buttons } = await editor.dialog('Stop');
    assert.equal(message, 'Stop “shop-nginx”?');
    assert.match(detail, /On a network with “shop-nginx”: “shop-api”, “shop-web”\./);
    assert.match(detail, /Published ports stop answering: 8080 → 80\/tcp/);
    assert.ok(buttons.includes('Copy as docker Command'));
    await waitFor(async () =>
      (await editor.rows()).some(
        r => r.label === 'shop-nginx' && r.description.includes('stopped'),
      ),
    );
    assert.equal(await state('shop-nginx'), 'exited');
    const labels = await editor.contextMenuLabels(row);
    assert.ok(labels.includes('Start Container') && labels.includes('Show Container Logs'));
    assert.ok(!labels.some(label => /Stop|Restart|Open Shell/.test(label)), labels.join());
    await editor.contextMenu(row, 'Start Container');
    await waitFor(async () => (await state('shop-nginx')) === 'running');
    await waitFor(async () =>
      (await editor.statusItems()).some(text => text.includes('“shop-nginx” is started.')),
    );
  });

  it('restarts several selected ones, and leaves them when it is not confirmed', async () => {
    const { editor } = session();
    const started = () => inspect('shop-api', '{{.State.StartedAt}}');
    const before = await started();
    await editor.collapse(editor.row('shop_frontend'));
    await editor.collapse(editor.row('shop_backend'));
    await editor.row('shop-api').click();
    await editor.row('shop-db').click({ modifiers: ['Control'] });
    await editor.contextMenu(editor.row('shop-db'), 'Restart Container…');
    assert.equal((await editor.dialog('Cancel')).message, 'Restart 2 containers?');
    assert.equal(await started(), before);
    await editor.contextMenu(editor.row('shop-db'), 'Restart Container…');
    await editor.dialog('Restart');
    await waitFor(async () => (await started()) !== before);
    await waitFor(async () => (await state('shop-db')) === 'running');
  });

  it('offers no shell and no start for a paused one', async () => {
    const { editor, engine } = session();
    await editor.collapse(editor.row('shop_backend'));
    await editor.collapse(editor.row('shop_frontend'));
    await engine.docker(['pause', 'shop-db']);
    await waitFor(async () =>
      (await editor.rows()).some(r => r.label === 'shop-db' && r.description.includes('paused')),
    );
    const labels = await editor.contextMenuLabels(editor.row('shop-db'));
    assert.ok(labels.includes('Stop Container…') && labels.includes('Restart Container…'));
    assert.ok(!labels.some(label => /Start Container|Open Shell/.test(label)), labels.join());
    await engine.docker(['unpause', 'shop-db']);
  });

  it('offers the same in the drawing', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Topology');
    const drawing = await editor.webview({ has: '#root' });
    const card = drawing.getByText('shop-web', { exact: true }).first();
    await card.waitFor();
    // The drawing glides to its place.
    await delay(1500);
    await card.click({ button: 'right' });
    const labels = await editor.openMenuLabels();
    for (const label of [
      'Stop Container…',
      'Restart Container…',
      'Show Container Logs',
      'Open Shell in Container',
    ]) {
      assert.ok(labels.includes(label), labels.join());
    }
    assert.ok(!labels.includes('Start Container'));
  });

  it('asks in the palette which ones to start', async () => {
    const { editor, engine } = session();
    await engine.docker(['create', '--name', 'asleep', 'lab/busybox', 'sleep', '1000']);
    await waitFor(async () => {
      await editor.runCommand('Docker Networks: Start Container');
      const labels = await editor.pickLabels().catch((): string[] => []);
      if (labels.includes('asleep')) return true;
      await editor.closeQuickInput();
      return false;
    });
    assert.deepEqual(await editor.pickLabels(), ['asleep']);
    await editor.tick('asleep');
    await editor.acceptPick();
    await waitFor(async () => (await state('asleep')) === 'running');
    await engine.docker(['rm', '-f', 'asleep']);
  });

  it('opens a shell, talks to it, and leaves nothing behind when it is closed', async () => {
    const { editor, engine } = session();
    const { page } = editor;
    // What was selected before would be meant too.
    await editor.row('shop-db').click();
    await editor.contextMenu(editor.row('shop-db'), 'Open Shell in Container');
    await terminalSays(/# /);
    await page.keyboard.type('echo "hi $((40 + 2))"');
    await page.keyboard.press('Enter');
    await terminalSays(/^hi 42/m);
    await page.keyboard.type('stty size');
    await page.keyboard.press('Enter');
    await terminalSays(/^\d+ \d\d+/m);
    const processes = () => engine.docker(['top', 'shop-db', '-o', 'pid,args']);
    assert.match(await processes(), /\bsh\b/);
    await editor.runCommand('Terminal: Kill the Active Terminal Instance');
    await waitFor(async () => !/\bsh\b/.test(await processes()), { what: 'no shell' });
  });

  it('says that there is no shell where there is none', async () => {
    const { editor, engine } = session();
    const network = ['--network', 'shop_data'];
    const command = ['lab/busybox', 'busybox', 'sleep', '1000'];
    await engine.docker(['run', '-d', '--name', 'bare', ...network, ...command]);
    await engine.docker(['exec', 'bare', 'busybox', 'rm', '/bin/sh', '/bin/ash']);
    await runs('bare');
    await editor.contextMenu(editor.row('bare'), 'Open Shell in Container');
    await terminalSays(/“bare” has neither bash nor sh/);
    await editor.page.keyboard.press('Enter');
    await waitFor(async () => !(await terminalText()).includes('neither bash'));
    await engine.docker(['rm', '-f', 'bare']);
  });

  it('shows logs as they come, in one terminal for each container', async () => {
    const { editor, engine } = session();
    const script = 'echo first >&2; while true; do sleep 1; echo tick $((n += 1)); done';
    const network = ['--network', 'shop_data'];
    await engine.docker([
      'run',
      '-d',
      '--name',
      'talker',
      ...network,
      'lab/busybox',
      'sh',
      '-c',
      script,
    ]);
    await runs('talker');
    await editor.contextMenu(editor.row('talker'), 'Show Container Logs');
    await terminalSays(/^first\s*\n\s*tick 1/m);
    await terminalSays(/^tick 4/m);
    await editor.contextMenu(editor.row('talker'), 'Show Container Logs');
    await terminalSays(/^first\s*\n\s*tick 1/m);
    await engine.docker(['rm', '-f', 'talker']);
    await terminalSays(/“talker” has stopped/);
    await editor.runCommand('Terminal: Kill All Terminals');
  });

  describe('that are run from a form', () => {
    let form: Frame;
    const field = (label: string) =>
      form.locator('input').and(form.getByLabel(label, { exact: true }));
    const open = async (network: string) => {
      const { editor } = session();
      await editor.contextMenu(editor.row(network), 'Run Container on Network…');
      form = await editor.webview({ has: 'main, form, #root' });
      await form.getByText(`Run a container on “${network}”`).first().waitFor();
    };

    it('shows what is wrong, then runs it and shows its row', async () => {
      const { editor } = session();
      await open('shop_backend');
      await field('Image').fill('lab/busybox');
      await field('Name').fill('shop-db');
      await form.getByText('A container named “shop-db” already exists.').waitFor();
      await field('Name').fill('from-form');
      await field('Command').fill("sh -c 'echo up; sleep 1000'");
      await field('Aliases').fill('worker');
      await form.getByRole('button', { name: 'Run Container' }).click();
      await waitFor(async () =>
        (await editor.rows()).some(row => row.label === 'from-form' && row.isSelected),
      );
      assert.equal(await state('from-form'), 'running');
      const format = '{{json (index .NetworkSettings.Networks "shop_backend").Aliases}}';
      assert.match(await inspect('from-form', format), /"worker"/);
      assert.equal(
        await inspect('from-form', '{{json .Config.Cmd}}'),
        '["sh","-c","echo up; sleep 1000"]',
      );
    });

    it('says to pull an image that is not there, and keeps what was typed', async () => {
      const { editor } = session();
      await open('shop_backend');
      await field('Image').fill('nosuch:1');
      await form.getByText('does not have the image “nosuch:1”').waitFor();
      await form.getByRole('button', { name: 'Run Container' }).click();
      await editor.notificationButton(/does not have the image “nosuch:1”/, 'Copy “docker pull”');
      await waitFor(async () => (await editor.clipboardText()) === 'docker pull nosuch:1');
      assert.equal(await field('Image').inputValue(), 'nosuch:1');
    });
  });
});
