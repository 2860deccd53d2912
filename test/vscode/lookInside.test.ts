// Looking into a container's network from VS Code, with tools of our own beside it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { probeLabel } from '../../src/landscape/probeLabel';
import { loadToolsImage, toolsImage } from '../lab/images/toolsImage';
import { projectRoot } from '../lab/project';
import { delay, waitFor } from '../lab/wait';
import { tidy, useSession } from './session';

describe('looking inside', function () {
  this.timeout(90_000);
  // So that a terminal's text can be read.
  const session = useSession({ settings: { 'terminal.integrated.gpuAcceleration': 'off' } });
  beforeEach(() => tidy(session()));

  const helpers = async () =>
    (await session().engine.docker(['ps', '-aq', '--filter', `label=${probeLabel}`])).trim();
  const terminalText = async () => {
    const rows = session().editor.page.locator('.terminal-wrapper.active .xterm-rows > div');
    return (await rows.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
  };
  const terminalSays = (text: RegExp) =>
    waitFor(async () => text.test(await terminalText()), { what: `${text} in the terminal` });
  /** For eyes. */
  const picture = async (name: string) => {
    const folder = path.join(projectRoot(), 'out', 'connection');
    await mkdir(folder, { recursive: true });
    await delay(400);
    await session().editor.page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  it('opens a shell with tools in a container’s network, which is gone with its terminal', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-web'), 'Look Inside', 'Open Network Shell');
    const { message } = await editor.dialog('Use “lab/busybox:latest”');
    assert.equal(message, 'Fetch the image “nicolaka/netshoot”?');
    await terminalSays(/# /);
    assert.notEqual(await helpers(), '');
    await editor.page.keyboard.type(
      'wget -qO- http://127.0.0.1/ | grep -c html; echo "hi $((40 + 2))"',
    );
    await editor.page.keyboard.press('Enter');
    await terminalSays(/^[1-9]\d*\s+hi 42/m);
    await picture('network-shell');
    await editor.runCommand('Terminal: Kill the Active Terminal Instance');
    await waitFor(async () => (await helpers()) === '', { what: 'no helper' });
  });

  const documentText = async () =>
    (await session().editor.page.locator('.editor-instance .view-line').allTextContents())
      .join('\n')
      .replaceAll('\u00a0', ' ');
  const documentSays = (text: RegExp) =>
    waitFor(async () => text.test(await documentText()), { what: `${text} in the document` });

  it('shows connections by the names of their peers, live, and only while they can be seen', async () => {
    const { editor, engine } = session();
    const client = 'while :; do sleep 600 | nc shop-db 6379; sleep 1; done';
    const options = ['--name', 'talker', '--network', 'shop_data'];
    await editor.contextMenu(editor.row('shop-db'), 'Look Inside', 'Show Connections');
    await documentSays(/TCP\s+0\.0\.0\.0:6379/);
    await engine.docker(['run', '-d', ...options, 'lab/busybox', 'sh', '-c', client]);
    await documentSays(/← talker:\d+/);
    await picture('connections');
    await engine.docker(['rm', '-f', 'talker']);
    await waitFor(async () => !(await documentText()).includes('talker'));
    await editor.runCommand('View: Close Editor');
    await waitFor(async () => (await helpers()) === '', { what: 'no helper' });
  });

  it('shows interfaces, routes and resolver, with the names of the networks', async () => {
    const { editor } = session();
    const label = 'Show Interfaces, Routes and Resolver';
    await editor.contextMenu(editor.row('shop-nginx'), 'Look Inside', label);
    await documentSays(/eth\d\s+shop_backend\s+up\s+MTU 1500/);
    await documentSays(/default\s+through 172\.18\./);
    await documentSays(/name server\s+127\.0\.0\.11/);
    await picture('interfaces');
    await waitFor(async () => (await helpers()) === '', { what: 'no helper' });
  });

  it('captures packets on a network into a file, after asking which and how many', async () => {
    const { editor, engine } = session();
    await loadToolsImage(engine.request);
    await editor.contextMenu(editor.row('shop-db'), 'Look Inside', 'Capture Packets…');
    const { message } = await editor.dialog(`Use “${toolsImage}”`);
    assert.equal(message, 'Fetch the image “nicolaka/netshoot”?');
    await editor.quickField().fill('tcp port 6379');
    await editor.page.keyboard.press('Enter');
    await editor.pick('30 seconds');
    await waitFor(async () => (await editor.quickField().inputValue()).endsWith('.pcap'));
    await picture('capture-file');
    await editor.page.keyboard.press('Enter');
    await waitFor(async () => (await helpers()) !== '', { what: 'a helper' });
    await delay(3000);
    await engine.docker(['exec', 'shop-api', 'sh', '-c', 'echo PING | nc -w 2 db 6379']);
    await picture('capturing');
    const progress = editor.page.locator('.notification-toast', { hasText: 'Capturing packets' });
    await progress.getByText('Cancel', { exact: true }).click();
    await editor.waitNotification('Saved');
    await waitFor(async () => (await helpers()) === '', { what: 'no helper' });
    await engine.request('DELETE', `/images/${toolsImage}`);
  });
});
