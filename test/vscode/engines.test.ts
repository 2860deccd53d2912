import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LabEngine, startEngine } from '../lab/engine';
import { type SshServer, startSshServer } from '../lab/sshServer';
import { waitFor } from '../lab/wait';
import { keepContext } from './keepContext';
import { closeSession, openSession, type Session, tidy } from './session';

describe('the engine of a workspace', function () {
  let session: Session;
  let far: LabEngine;
  let server: SshServer;
  const cli = mkdtempSync(path.join(tmpdir(), 'docker-networks-cli-'));
  const config = JSON.stringify({ currentContext: 'near' });

  before(async function () {
    this.timeout(300_000);
    far = await startEngine('26.1');
    await far.docker(['network', 'create', 'only-far']);
    server = await startSshServer(far);
    await writeFile(path.join(cli, 'config.json'), config);
    const env = {
      DOCKER_HOST: '',
      DOCKER_CONFIG: cli,
      PATH: `${server.clientFolder}:${process.env['PATH'] ?? ''}`,
    };
    session = await openSession({ env });
    await keepContext(cli, 'near', session.engine.host);
    await keepContext(cli, 'far', 'ssh://far');
    await keepContext(cli, 'gone', 'unix:///nowhere/docker.sock');
  });
  after(async function () {
    this.timeout(60_000);
    await closeSession(session);
    await server.stop();
    await far.stop();
    await rm(cli, { recursive: true });
  });
  afterEach(() => tidy(session));

  it('is chosen among the contexts of the Docker CLI, which keeps its own choice', async () => {
    const { editor } = session;
    await editor.runCommand('Docker Networks: Refresh');
    await editor.row('shop_data').waitFor();
    const item = editor.page.locator('.statusbar-item', { hasText: 'near' });
    await item.click();
    const near = editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'near' });
    await near.getByText(/Docker 28\.5/).waitFor();
    await near.getByText('current Docker context').waitFor();
    const gone = editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'gone' });
    await gone.getByText(/No container engine answers/).waitFor();
    await editor.pick('far');
    await editor.row('only-far').waitFor({ timeout: 20_000 });
    assert.equal(await editor.row('shop_data').count(), 0);
    assert.equal(await readFile(path.join(cli, 'config.json'), 'utf8'), config);
  });

  it('is still chosen when the window is loaded again', async () => {
    const { editor } = session;
    await editor.reload();
    await editor.openContainer('Docker Networks');
    await editor.row('only-far').waitFor({ timeout: 20_000 });
  });

  it('says how to get in when ssh does not', async () => {
    const { editor } = session;
    await server.knowHost(false);
    await far.stopDaemon();
    const text = async () => editor.welcomeText('Networks');
    await waitFor(async () => (await text()).includes('ssh could not log in'), { timeout: 40_000 });
    await far.startDaemon();
    await server.knowHost(true);
    await editor.row('only-far').waitFor({ timeout: 40_000 });
  });

  it('is the Docker CLI’s again when nobody chooses', async () => {
    const { editor } = session;
    await editor.runCommand('Docker Networks: Select Engine…');
    await editor.pick('Follow the Settings and the Docker CLI');
    await editor.row('shop_data').waitFor({ timeout: 20_000 });
  });
});
