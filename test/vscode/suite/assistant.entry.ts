// The tools of the editor's assistant, through the editor's own API. Changes nothing on the engine.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const tools = 'dockerNetworks_';

describe('the assistant’s tools', () => {
  const ask = async (name: string, input: object): Promise<string> => {
    const options = { input, toolInvocationToken: undefined };
    const { content } = await vscode.lm.invokeTool(`${tools}${name}`, options);
    return content
      .map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
      .join('');
  };

  it('are known to the editor, with what they take', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith(tools));
    assert.deepEqual(names.map(name => name.slice(tools.length)).sort(), [
      ...['connect', 'createNetwork', 'disconnect', 'explainNginx', 'list'],
      ...['nginxConfig', 'reach', 'testConnection'],
    ]);
  });

  it('list networks and containers', async function () {
    const { networks, containers } = JSON.parse(await ask('list', {})) as {
      networks: { name: string; containers: { name: string }[] }[];
      containers: { name: string }[];
    };
    assert.ok(networks.some(({ name }) => name === 'bridge'));
    if (!containers.some(({ name }) => name === 'shop-api')) this.skip();
    const data = networks.find(({ name }) => name === 'shop_data');
    assert.deepEqual(data?.containers.map(({ name }) => name).sort(), ['shop-api', 'shop-db']);
  });

  it('say who reaches whom, and why not', async () => {
    assert.match(
      await ask('reach', { from: 'shop-api', to: 'shop-db' }),
      /^\{"reaches":true,.*"network":"shop_data"/,
    );
    const no = await ask('reach', { from: 'shop-web', to: 'shop-db' });
    assert.match(no, /^\{"reaches":false,.*"whyNot":\[\{"kind":"\w+"/);
  });

  it('test a connection on the real containers', async () => {
    const report = await ask('testConnection', { from: 'shop-api', to: 'shop-db', port: 6379 });
    assert.match(report, /\*\*shop-api reaches /);
    assert.match(report, /✓/);
  });

  it('say how the routes of an nginx are', async () => {
    const { routes, errorLog } = JSON.parse(await ask('explainNginx', { nginx: 'shop-nginx' })) as {
      routes: { route: string; works: boolean; answer: string; at: string }[];
      errorLog: unknown[];
    };
    assert.ok(routes.length > 0);
    for (const { route, works, answer, at } of routes) {
      assert.equal(works, true, `${route}: ${answer}`);
      assert.match(answer, /^HTTP 200/);
      assert.match(at, /^\/etc\/nginx\/.*:\d+$/);
    }
    assert.deepEqual(errorLog, []);
    await assert.rejects(ask('explainNginx', { nginx: 'shop-db' }), /nginx/);
  });

  it('write an nginx configuration, for a port that is seen or given', async () => {
    const text = await ask('nginxConfig', { containers: ['shop-api'], nginx: 'shop-nginx' });
    assert.match(text, /shop-api;\s+proxy_pass http:\/\/\S+:8080;/);
    const both = {
      containers: ['shop-web', 'shop-api'],
      ports: [8001, 8002],
      preset: 'frontAndApi',
    };
    const two = await ask('nginxConfig', both);
    assert.match(two, /location \/api/);
    assert.match(two, /shop-web:8001/);
    assert.match(two, /shop-api:8002/);
    const other = { containers: ['shop-api'], preset: 'other' };
    await assert.rejects(ask('nginxConfig', other), /no preset "other"/);
    await assert.rejects(ask('nginxConfig', { containers: [] }), /"containers" is missing/);
  });

  it('say what was wrong with what they were asked', async () => {
    await assert.rejects(ask('reach', { from: 'nobody', to: 'shop-db' }), /no container "nobody"/);
    await assert.rejects(ask('testConnection', { from: 'shop-api' }), /"to" is missing/);
  });
});
