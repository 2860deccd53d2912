// Testing a connection as a person does it in VS Code: from a row, with two rows, from the palette; and repairing it.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { axeProblems } from '../lab/axe';
import { projectRoot } from '../lab/project';
import { answerFileDialog } from '../lab/ui/fileDialog';
import { delay } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

describe('a connection test', function () {
  this.timeout(90_000);
  const session = useSession();
  beforeEach(() => tidy(session()));
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-reports-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const page = (): Promise<Frame> => session().editor.webview({ has: '.verdict' });
  const run = async (name: string, ...args: readonly string[]) => {
    await session().engine.docker(['run', '-d', '--name', name, ...args]);
    await session().editor.row(name).first().waitFor();
    await whenStill(session());
  };
  /** For eyes. */
  const picture = async (name: string) => {
    const folder = path.join(projectRoot(), 'out', 'connection');
    await mkdir(folder, { recursive: true });
    await delay(400); // messages slide in
    await session().editor.page.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const answerFile = (file: string) => answerFileDialog(session().editor.page, file);
  const answer = async (text: string) => {
    const frame = await page();
    await frame.locator('.sentence', { hasText: text }).waitFor({ timeout: 20_000 });
    return frame;
  };

  it('says from a row why there is no way, connects them, and tests again', async () => {
    const { editor, engine } = session();
    await run('tester', '--network', 'shop_frontend', 'lab/busybox', 'sleep', '1000');
    await editor.contextMenu(editor.row('tester'), 'Test Connection to…');
    await editor.pick('shop-db');
    const frame = await answer('tester cannot reach shop-db:6379.');
    await frame.getByText('They share no network.').first().waitFor();
    await frame.getByText('docker network connect shop_data tester').waitFor();
    await picture('no-shared-network');
    assert.deepEqual(await axeProblems(frame), []);
    await frame.getByRole('button', { name: 'Connect “tester” to “shop_data”' }).click();
    await answer('tester reaches db:6379.');
    await picture('reaches');
    const networks = await engine.docker([
      'inspect',
      '-f',
      '{{json .NetworkSettings.Networks}}',
      'tester',
    ]);
    assert.match(networks, /shop_data/);
    await engine.docker(['rm', '-f', 'tester']);
  });

  it('takes two rows that are selected, and finds a listener on the loopback address', async () => {
    const { editor, engine } = session();
    const serve = ['httpd', '-f', '-p', '127.0.0.1:8000', '-h', '/srv'];
    await run('lonely', '--network', 'shop_backend', '--expose', '8000', 'lab/busybox', ...serve);
    await run('curious', '--network', 'shop_backend', 'lab/busybox', 'sleep', '1000');
    await editor.row('curious').click();
    await editor.row('lonely').click({ modifiers: ['Control'] });
    await editor.contextMenu(editor.row('lonely'), 'Test Connection to…');
    const frame = await answer('curious cannot reach lonely:8000.');
    await frame.getByText('listens on port 8000 at 127.0.0.1 only').first().waitFor();
    await frame.getByText('Make the program listen on all addresses').waitFor();
    await picture('loopback');
    await frame.getByText('How this is known').nth(3).click();
    await frame.getByText('docker exec lonely cat /proc/net/tcp').waitFor();
    await frame.getByRole('button', { name: 'Copy Report' }).click();
    await editor.page.getByText('Copied the report.').waitFor();
    const report = await editor.clipboardText();
    assert.match(report, /^# curious → lonely\n\n\*\*curious cannot reach lonely:8000\.\*\*/);
    assert.match(report, /### ✗ Listening/);
    const file = path.join(folder, 'report.md');
    await frame.getByRole('button', { name: 'Save Report…' }).click();
    await answerFile(file);
    await editor.waitNotification('Saved “report.md”.');
    assert.equal(await readFile(file, 'utf8'), report);
    await engine.docker(['rm', '-f', 'lonely', 'curious']);
  });

  it('takes two that are selected in the drawing, the first one as who asks', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Show Topology');
    const drawing = await editor.webview({ has: '.card' });
    const card = (name: string) => drawing.locator('.card .card-name', { hasText: name }).first();
    await card('shop-nginx').click();
    await card('shop-web').click({ modifiers: ['Control'] });
    await drawing.getByRole('button', { name: 'Test Connection', exact: true }).click();
    await answer('shop-nginx reaches web:80.');
  });

  it('says what is spoken where HTTPS is asked for, and asks for HTTP by a button', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-nginx'), 'Test Connection to…');
    await editor.pick('shop-web');
    const frame = await answer('shop-nginx reaches web:80.');
    await frame.getByLabel('Protocol').selectOption('https');
    await frame.getByRole('button', { name: 'Test Again' }).click();
    await answer('shop-nginx cannot reach https://web:80.');
    await frame.getByText('Port 80 does not speak TLS').first().waitFor();
    await picture('https');
    assert.deepEqual(await axeProblems(frame), []);
    await frame.getByRole('button', { name: 'Test with HTTP', exact: true }).click();
    await answer('shop-nginx reaches http://web:80.');
  });

  it('tries a published port from this computer, too, and says who else may come', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-web'), 'Test Connection to…');
    await editor.pick('published by the host of shop-nginx');
    const frame = await answer('shop-web reaches shop-nginx, published on port 8080.');
    await frame.getByText('It is open to everybody who reaches the host').waitFor();
    await frame.getByText('From This Computer', { exact: true }).waitFor();
    await picture('published');
  });

  it('uses the port that a repair says, and asks the other way round', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Test Connection to…');
    await editor.pick('shop-nginx');
    await editor.pick('shop-api');
    const frame = await answer('shop-nginx reaches api:8080.');
    await frame.getByText('It answers HTTP with status').waitFor();
    await frame.getByRole('combobox', { name: 'Port' }).fill('81');
    await editor.page.keyboard.press('Enter');
    await answer('shop-nginx cannot reach api:81.');
    await frame.getByText('Nothing listens on port 81.').first().waitFor();
    await frame.getByRole('button', { name: 'Use Port 8080/tcp' }).click();
    await answer('shop-nginx reaches api:8080.');
    await frame.getByRole('button', { name: 'Test the Other Way' }).click();
    await answer('shop-api reaches nginx:80.');
  });

  it('tests any name and address, and can be cancelled', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: Test Connection to…');
    await editor.pick('shop-web');
    await editor.pick('Another name or address…');
    await editor.quickField().fill('10.255.255.1:443');
    await editor.page.keyboard.press('Enter');
    const frame = await page();
    await frame.getByText('Testing whether shop-web reaches 10.255.255.1:443…').waitFor();
    await frame.getByRole('button', { name: 'Cancel' }).click();
    await frame.getByText('Cancelled.', { exact: true }).waitFor();
    await frame.getByRole('button', { name: 'Test Again' }).click();
    await answer('shop-web cannot reach 10.255.255.1:443.');
  });

  it('starts what does not run', async () => {
    const { editor, engine } = session();
    await engine.docker(['stop', 'shop-web']);
    await editor
      .row(/shop-web/)
      .first()
      .waitFor();
    await whenStill(session());
    await editor.contextMenu(editor.row('shop-nginx'), 'Test Connection to…');
    await editor.pick('shop-web');
    const frame = await answer('shop-nginx cannot reach');
    await frame.getByText('“shop-web” does not run').first().waitFor();
    await picture('stopped');
    await frame.getByRole('button', { name: 'Start “shop-web”' }).click();
    await answer('shop-nginx reaches web:80.');
  });

  it('restarts what lost its network, once that is confirmed', async () => {
    const { editor, engine } = session();
    const idle = ['lab/busybox', 'sleep', '1000'];
    await run('owner', '--network', 'shop_backend', ...idle);
    await run('left-behind', '--network', 'container:owner', ...idle);
    await engine.docker(['restart', '-t', '0', 'owner']);
    const begun = () => engine.docker(['inspect', '-f', '{{.State.StartedAt}}', 'left-behind']);
    const before = await begun();
    await editor.runCommand('Docker Networks: Test Connection to…');
    await editor.pick('left-behind');
    await editor.pick('shop-api');
    const frame = await answer('left-behind cannot reach');
    const restart = frame.getByRole('button', { name: 'Restart “left-behind”' });
    await restart.click();
    const { message, buttons } = await editor.dialog('Cancel');
    assert.equal(message, 'Restart “left-behind”?');
    assert.ok(buttons.includes('Copy as docker Command'), buttons.join());
    await delay(500);
    assert.equal(await begun(), before, 'it was not confirmed');
    await restart.click();
    await picture('restart');
    await editor.dialog('Restart');
    await answer('left-behind reaches api:8080.');
    assert.notEqual(await begun(), before);
    await engine.docker(['rm', '-f', 'left-behind', 'owner']);
  });

  it('tests everything on a network, and opens the test of a cell', async () => {
    const { editor, engine } = session();
    const serve = ['httpd', '-f', '-p', '127.0.0.1:8000', '-h', '/srv'];
    await run('lonely', '--network', 'shop_backend', 'lab/busybox', ...serve);
    await editor.contextMenu(editor.row('shop_backend'), 'Test Everything on This Network');
    const frame = await editor.webview({ has: '.grid' });
    const all = frame.locator('.sentence', {
      hasText: 'Everything on “shop_backend” is as the settings say.',
    });
    await all.waitFor();
    await picture('everything');
    assert.deepEqual(await axeProblems(frame), []);
    await frame.getByRole('button', { name: 'Copy Report' }).click();
    await editor.page.getByText('Copied the report.').waitFor();
    const report = await editor.clipboardText();
    assert.match(report, /^# Connections on “shop\\_backend”/);
    assert.match(report, /\| shop-nginx \|/);
    const refused = frame.getByRole('gridcell', { name: 'lonely:8000 refuses shop-nginx.' });
    await refused.focus();
    await editor.page.keyboard.press('Enter');
    const opened = await editor.webview({ has: '.links' });
    await opened.locator('.sentence', { hasText: 'cannot reach lonely:8000.' }).waitFor();
    await opened.getByText('listens on port 8000 at 127.0.0.1 only').first().waitFor();
    await engine.docker(['rm', '-f', 'lonely']);
  });

  for (const theme of ['vs', 'hc-black', 'hc-light'] as const) {
    it(`is clear in the theme ${theme}`, async () => {
      const { editor } = session();
      await editor.setTheme(theme);
      await editor.contextMenu(editor.row('shop-web'), 'Test Connection to…');
      await editor.pick('shop-db');
      const frame = await answer('shop-web cannot reach');
      await frame.getByText('They share no network.').first().waitFor();
      await picture(`theme-${theme}`);
      assert.deepEqual(await axeProblems(frame), []);
    });
  }
});
