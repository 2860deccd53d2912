import assert from 'node:assert/strict';
import { McpClient, post } from '../../lab/mcpClient';
import { type McpServer, startMcpServer } from '../../../src/mcp/mcpServer';
import type { McpTool, McpTools } from '../../../src/mcp/tools';

const tool = (name: string, effect: McpTool['effect']): McpTool => ({
  ...{ name, title: `Tool ${name}`, description: `Does ${name}.`, effect },
  inputSchema: { type: 'object', properties: { text: { type: 'string' } } },
});

/** Says what it is told; `wait` waits until its caller gives up. */
class Echo implements McpTools {
  readonly list = [tool('echo', 'none'), tool('wait', 'adds'), tool('cut', 'cuts')];
  readonly calls: { name: string; input: unknown; client: string; signal: AbortSignal }[] = [];

  async call(name: string, input: unknown, client: string, signal: AbortSignal): Promise<string> {
    this.calls.push({ name, input, client, signal });
    if (name === 'cut') throw new Error('It cannot be cut.');
    if (name === 'wait') {
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      signal.throwIfAborted();
    }
    return JSON.stringify(input);
  }
}

describe('the MCP server', () => {
  let server: McpServer;
  let tools: Echo;
  beforeEach(async () => {
    tools = new Echo();
    server = await startMcpServer(tools, { name: 'test', title: 'Test', version: '1.2.3' });
  });
  afterEach(() => server.close());

  const client = (token = server.token) => new McpClient(server.url, `Bearer ${token}`);
  const begun = async () => {
    const found = client();
    await found.begin();
    return found;
  };

  it('agrees on a revision that the client knows, else offers its newest', async () => {
    const { protocolVersion, serverInfo, capabilities } = await client().begin('2025-06-18');
    assert.equal(protocolVersion, '2025-06-18');
    assert.deepEqual(serverInfo, { name: 'test', title: 'Test', version: '1.2.3' });
    assert.deepEqual(capabilities, { tools: {} });
    assert.equal((await client().begin('1999-01-01'))['protocolVersion'], '2025-11-25');
  });

  it('lists its tools, with what they do to the world', async () => {
    const { tools: listed } = (await (await begun()).ask('tools/list')) as {
      tools: { name: string; inputSchema: { type: string }; annotations: object }[];
    };
    assert.deepEqual(
      listed.map(({ name }) => name),
      ['echo', 'wait', 'cut'],
    );
    assert.equal(listed[0]?.inputSchema.type, 'object');
    const hints = { openWorldHint: false };
    assert.deepEqual(
      listed.map(({ annotations }) => annotations),
      [
        { title: 'Tool echo', readOnlyHint: true, destructiveHint: false, ...hints },
        { title: 'Tool wait', readOnlyHint: false, destructiveHint: false, ...hints },
        { title: 'Tool cut', readOnlyHint: false, destructiveHint: true, ...hints },
      ],
    );
  });

  it('calls a tool, and says what one failed with', async () => {
    const asking = await begun();
    assert.equal(await asking.use('echo', { text: 'ˈdɒkə' }), '{"text":"ˈdɒkə"}');
    assert.deepEqual(tools.calls[0]?.client, 'a client');
    await assert.rejects(asking.use('cut', {}), /^Error: It cannot be cut\.$/);
    assert.deepEqual(await asking.ask('ping'), {});
  });

  it('gives up what is cancelled, for that client alone', async () => {
    const [one, other] = [await begun(), await begun()];
    const call = { name: 'wait', arguments: {} };
    const waiting = one.send('tools/call', call, 77);
    const further = other.send('tools/call', call, 77);
    while (tools.calls.length < 2) await new Promise(resolve => setTimeout(resolve, 5));
    await other.notify('notifications/cancelled', { requestId: 77 });
    assert.equal((await further).status, 202);
    assert.equal(tools.calls.filter(({ signal }) => signal.aborted).length, 1);
    assert.equal((await one.raw('', 'DELETE')).status, 204);
    assert.equal((await waiting).status, 202);
    assert.equal((await one.send('ping', {})).status, 404);
  });

  it('lets in nobody without the token', async () => {
    const hello = { jsonrpc: '2.0', id: 1, method: 'initialize', params: {} };
    const body = JSON.stringify(hello);
    const type = { 'content-type': 'application/json' };
    for (const authorization of ['Bearer', `Bearer ${server.token}x`, server.token, 'Bearer ']) {
      assert.equal((await post(server.url, body, { ...type, authorization })).status, 401);
    }
    assert.equal((await post(server.url, body, type)).status, 401);
    assert.equal((await post(server.url, '', {}, 'GET')).status, 401);
    assert.deepEqual(tools.calls, []);
  });

  it('lets in no page of a browser, and no other name for this machine', async () => {
    const asking = await begun();
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
    for (const origin of ['https://evil.example', 'http://localhost:3000', 'null']) {
      assert.equal((await asking.raw(ping, 'POST', { origin })).status, 403);
    }
    const { port } = new URL(server.url);
    for (const host of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
      assert.equal((await asking.raw(ping, 'POST', { host })).status, 403);
    }
    assert.equal((await asking.raw(ping)).status, 200);
  });

  it('listens on the loopback alone', () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    assert.match(server.token, /^[\w-]{43}$/);
  });

  it('refuses what is no message, and goes on', async () => {
    const asking = await begun();
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const bad = ['', '{', 'null', '[]', '[{}]', '"ping"', '{"id":1,"method":"ping"}', deep];
    bad.push(
      '{"jsonrpc":"2.0","id":{},"method":"ping"}',
      '{"jsonrpc":"2.0","id":1,"method":5,"id":[]}',
    );
    for (const body of bad) assert.equal((await asking.raw(body)).status, 400, body.slice(0, 60));
    const huge = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'x'.repeat(300_000) });
    assert.equal((await asking.raw(huge)).status, 413);
    assert.equal((await asking.raw('{}', 'POST', { 'content-type': 'text/plain' })).status, 415);
    assert.equal((await asking.raw('{}', 'POST', { 'mcp-protocol-version': '1' })).status, 400);
    assert.equal((await asking.raw('', 'GET')).status, 405);
    assert.equal((await asking.raw('', 'PUT')).status, 405);
    const { body } = await asking.send('resources/list', {});
    assert.equal((body as { error: { code: number } }).error.code, -32601);
    for (const name of ['nothing', '__proto__', 'constructor', 5, null]) {
      const answer = (await asking.send('tools/call', { name })).body;
      assert.equal((answer as { error: { code: number } }).error.code, -32602);
    }
    assert.deepEqual(tools.calls, []);
    assert.equal(await asking.use('echo', { text: 'well' }), '{"text":"well"}');
  });

  it('does nothing before the handshake', async () => {
    const rude = client();
    assert.equal((await rude.send('tools/call', { name: 'echo' })).status, 400);
    assert.equal(
      (
        await rude.raw('{"jsonrpc":"2.0","id":1,"method":"ping"}', 'POST', {
          'mcp-session-id': 'x',
        })
      ).status,
      404,
    );
    assert.deepEqual(tools.calls, []);
  });

  it('makes room for a new client, and gives up what runs for who has been silent for longest', async () => {
    const first = await begun();
    const waiting = first.send('tools/call', { name: 'wait' });
    while (tools.calls.length < 1) await new Promise(resolve => setTimeout(resolve, 5));
    for (let count = 0; count < 32; count += 1) await begun();
    assert.equal((await waiting).status, 202);
    assert.equal((await first.send('ping', {})).status, 404);
  });

  it('gives up all that runs when it ends, and is gone', async () => {
    const asking = await begun();
    const waiting = assert.rejects(asking.send('tools/call', { name: 'wait' }));
    while (tools.calls.length < 1) await new Promise(resolve => setTimeout(resolve, 5));
    server.close();
    await waiting;
    assert.equal(tools.calls[0]?.signal.aborted, true);
    await assert.rejects(asking.send('ping', {}), /ECONNREFUSED/);
  });
});
