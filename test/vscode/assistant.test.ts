import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { McpClient } from '../lab/mcpClient';
import { projectRoot } from '../lab/project';
import { delay, waitFor } from '../lab/wait';
import { tidy, useSession } from './session';

const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-assistant-'));
const socketPath = path.join(folder, 'fake.sock');
const prompts = path.join(folder, 'work', '.github', 'prompts');
mkdirSync(prompts, { recursive: true });
writeFileSync(path.join(prompts, 'ask.prompt.md'), "---\nagent: agent\ntools: ['docker']\n---\n");

/** Has the fake assistant do something in the editor. Throws what it failed with. */
async function order(body: object): Promise<unknown> {
  await waitFor(() => existsSync(socketPath), { what: 'the fake assistant' });
  const text = await new Promise<string>((resolve, reject) => {
    const sent = request({ socketPath, method: 'POST' }, response => {
      let read = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (read += part));
      response.on('end', () => resolve(read));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
  const { result, error } = JSON.parse(text) as { result?: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return result;
}

/** A tool's answer, or what it failed with: never rejected, so that a dialog can be answered meanwhile. */
function use(name: string, input: object): Promise<string> {
  return order({ order: 'use', name, input }).then(String, (error: unknown) => String(error));
}

describe('an assistant', () => {
  const session = useSession({
    others: [path.join(projectRoot(), 'test/vscode/assistantFake')],
    folder: path.join(folder, 'work'),
    env: { ASSISTANT_FAKE: socketPath },
    settings: { 'chat.disableAIFeatures': false },
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  afterEach(() => tidy(session()));

  const tool = 'dockerNetworks_';
  const overMcp = 'mcp_docker_networ_';
  const wanted = { container: 'shop-db', network: 'shop_frontend' };
  const isMember = async () => {
    const format = '{{range .Containers}}{{.Name}} {{end}}';
    const args = ['network', 'inspect', '--format', format, wanted.network];
    return (await session().engine.docker(args)).split(' ').includes(wanted.container);
  };
  const networks = async () =>
    (await session().engine.docker(['network', 'ls', '--format', '{{.Name}}'])).split('\n');
  const tools = async (prefix: string) =>
    ((await order({ order: 'tools' })) as string[])
      .filter(name => name.startsWith(prefix))
      .map(name => name.slice(prefix.length))
      .sort();
  /** What the editor's own agent can be given, as a prompt file is told of it: the last part of each name. */
  const forAgent = async () => {
    const { editor } = session();
    await editor.openFile('ask.prompt.md');
    await editor.page.locator('.view-line', { hasText: 'tools:' }).click();
    await editor.page.keyboard.press('End');
    // Into the quotes.
    await editor.page.keyboard.press('ArrowLeft');
    await editor.page.keyboard.press('ArrowLeft');
    const rows = editor.page.locator('.suggest-widget.visible .monaco-list-row');
    // Nothing is known of such files yet when the first one is opened.
    const isOpen = async () => {
      await editor.page.keyboard.press('Control+Space');
      return rows
        .first()
        .waitFor({ timeout: 2_000 })
        .then(
          () => true,
          () => false,
        );
    };
    await waitFor(isOpen, { timeout: 20_000, what: 'what a prompt file may name' });
    const names = await rows.locator('.label-name').allTextContents();
    await editor.page.keyboard.press('Escape');
    await editor.closeAllEditors();
    return names.flatMap(name => /\/(\w+)/.exec(name)?.[1] ?? []).sort();
  };
  const ports = async () =>
    (await order({ order: 'ports' })) as { address: string; port: number }[];
  const serverMenu = async () => {
    const { editor } = session();
    await editor.runCommand('MCP: List Servers');
    await editor.pick('Docker Networks');
  };
  /** What the editor asks by itself before it uses a tool of a server; ours comes after it. */
  const passEditor = async () => {
    const { editor } = session();
    const box = editor.page.locator('.monaco-dialog-box');
    const isOurs = async () => (await box.locator('text=“').count()) > 0;
    await box.waitFor();
    if (!(await isOurs())) await box.locator('.monaco-button', { hasText: 'Yes' }).click();
    await waitFor(isOurs, { what: 'our own question' });
  };
  /** Both ways to use a tool ask with the command line, and a no changes nothing. */
  const refuse = async (name: string, input: object, line: string) => {
    const answer = use(`${tool}${name}`, input);
    const { detail, buttons } = await session().editor.dialog('Cancel');
    assert.equal(detail, line);
    assert.deepEqual(buttons, ['Cancel', 'Yes']);
    assert.match(await answer, /Cancel/);
  };

  it('connects nothing that the person does not agree to', async () => {
    await refuse('connect', wanted, 'docker network connect shop_frontend shop-db');
    assert.equal(await isMember(), false);
  });

  it('creates nothing that the person does not agree to', async () => {
    const input = { name: 'from-assistant', subnet: '10.123.0.0/24' };
    await refuse(
      'createNetwork',
      input,
      'docker network create --driver bridge --subnet 10.123.0.0/24 from-assistant',
    );
    assert.equal((await networks()).includes('from-assistant'), false);
  });

  it('says in a sentence why there is nothing to agree to', async () => {
    const already = { container: 'shop-db', network: 'shop_data' };
    assert.match(
      await use(`${tool}connect`, already),
      /“shop-db” is already connected to “shop_data”/,
    );
    assert.match(
      await use(`${tool}disconnect`, wanted),
      /“shop-db” is not connected to “shop_frontend”/,
    );
  });

  it('connects, and disconnects, after the person agreed to each', async () => {
    const { editor } = session();
    const connected = use(`${tool}connect`, wanted);
    await editor.dialog('Yes');
    assert.match(await connected, /"done":\["docker network connect shop_frontend shop-db"\]/);
    assert.equal(await isMember(), true);
    await refuse('disconnect', wanted, 'docker network disconnect shop_frontend shop-db');
    assert.equal(await isMember(), true);
    const disconnected = use(`${tool}disconnect`, wanted);
    await editor.dialog('Yes');
    await disconnected;
    assert.equal(await isMember(), false);
  });

  it('only looks without asking', async () => {
    const reach = use(`${tool}reach`, { from: 'shop-api', to: 'shop-db' });
    assert.match(await reach, /^\{"reaches":true/);
  });

  it('explains an nginx, and writes a configuration for one', async () => {
    const explained = await use(`${tool}explainNginx`, { nginx: 'shop-nginx' });
    assert.match(explained, /shop-api|shop-web/);
    assert.doesNotMatch(explained, /^Error/);
    const config = await use(`${tool}nginxConfig`, { containers: ['shop-api'] });
    assert.match(config, /proxy_pass/);
  });

  it('creates what the person agrees to', async () => {
    const input = { name: 'from-assistant', subnet: '10.123.0.0/24' };
    const created = use(`${tool}createNetwork`, input);
    await session().editor.dialog('Yes');
    assert.match(await created, /"done":/);
    assert.ok((await networks()).includes('from-assistant'));
    await session().engine.docker(['network', 'rm', 'from-assistant']);
  });

  const wantServer = (value: boolean) =>
    order({ order: 'set', setting: 'dockerNetworks.assistant.mcpServer', value });

  it('has each tool once, and no server unless the person wants one', async () => {
    const names = await forAgent();
    assert.equal(names.length, (await tools(tool)).length);
    assert.ok(names.includes('dockerReach'), names.join());
    await session().editor.runCommand('MCP: List Servers');
    await waitFor(async () => (await session().editor.pickLabels()).length > 0);
    assert.equal((await session().editor.pickLabels()).includes('Docker Networks'), false);
  });

  describe('that knows MCP alone', () => {
    before(() => wantServer(true));

    it('finds our server, which does not run before it is started', async () => {
      const { editor } = session();
      await editor.runCommand('MCP: List Servers');
      await waitFor(async () => (await editor.pickLabels()).includes('Docker Networks'));
      await editor.closeQuickInput();
      assert.deepEqual(await ports(), []);
      await serverMenu();
      await editor.pick('Start Server');
      await waitFor(async () => (await tools(overMcp)).length > 0, { what: 'the tools' });
      assert.deepEqual(await tools(overMcp), await tools(tool));
    });

    it('has each tool once there, too', async () => {
      const names = await waitFor(async () => {
        const found = await forAgent();
        return found.includes('dockerReach') ? undefined : found;
      });
      assert.deepEqual(names, await tools(overMcp));
    });

    it('is let in with the token alone, and from this machine alone', async () => {
      const [server, ...others] = await ports();
      assert.ok(server);
      assert.deepEqual(others, []);
      assert.equal(server.address, '127.0.0.1');
      const url = `http://127.0.0.1:${server.port}/mcp`;
      for (const authorization of ['', 'Bearer', 'Bearer guessed']) {
        await assert.rejects(new McpClient(url, authorization).begin(), /^Error: 401/);
      }
    });

    it('looks at the real engine', async () => {
      const { editor } = session();
      const box = editor.page.locator('.monaco-dialog-box');
      const ask = async (name: string, input: object) => {
        const answer = use(`${overMcp}${name}`, input);
        const isOver = () => Promise.race([answer.then(() => true), delay(100).then(() => false)]);
        await waitFor(async () => (await isOver()) || (await box.isVisible()));
        if (await box.isVisible()) await editor.dialog('Yes');
        return answer;
      };
      assert.match(await ask('list', {}), /"name":"shop_data"/);
      const pair = { from: 'shop-api', to: 'shop-db' };
      assert.match(await ask('reach', pair), /^\{"reaches":true/);
      assert.match(await ask('testConnection', { ...pair, port: 6379 }), /shop-api reaches /);
      assert.match(await ask('reach', { ...pair, to: '<nobody>' }), /no container "<nobody>"/);
    });

    it('changes nothing that the person does not agree to, whatever the editor asked before', async () => {
      const { editor } = session();
      const answer = use(`${overMcp}connect`, wanted);
      await passEditor();
      const { message, detail, buttons } = await editor.dialog('Cancel');
      assert.equal(message, 'Connect the container to the network?');
      assert.match(detail, /^“.+” asks for this\.\s*docker network connect shop_frontend shop-db$/);
      assert.deepEqual(buttons.toSorted(), ['Cancel', 'Connect', 'Copy as docker Command']);
      assert.match(await answer, /did not agree/);
      assert.equal(await isMember(), false);
    });

    it('changes what the person agrees to', async () => {
      const { editor } = session();
      const connected = use(`${overMcp}connect`, wanted);
      await passEditor();
      await editor.dialog('Connect');
      assert.match(await connected, /docker network connect shop_frontend shop-db/);
      assert.equal(await isMember(), true);
      const disconnected = use(`${overMcp}disconnect`, wanted);
      await passEditor();
      await editor.dialog('Disconnect');
      await disconnected;
      assert.equal(await isMember(), false);
    });

    it('has nothing left where the person wants no server', async () => {
      await wantServer(false);
      await waitFor(async () => (await ports()).length === 0, { what: 'the server to end' });
      await waitFor(async () => (await tools(overMcp)).length === 0);
      await waitFor(async () => (await forAgent()).includes('dockerReach'));
    });
  });

  it('has nothing where the person wants no such features', async () => {
    const setting = 'chat.disableAIFeatures';
    await order({ order: 'set', setting, value: true });
    const names = async () =>
      (await order({ order: 'use', name: `${tool}list`, input: {} })) as string;
    await assert.rejects(names(), /implementation|not/);
    await order({ order: 'set', setting, value: false });
    await waitFor(() => names().catch(() => false), { what: 'the tools, again' });
  });
});
