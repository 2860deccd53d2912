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
      ...['connect', 'createNetwork', 'disconnect', 'list', 'reach', 'testConnection'],
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

  it('say what was wrong with what they were asked', async () => {
    await assert.rejects(ask('reach', { from: 'nobody', to: 'shop-db' }), /no container "nobody"/);
    await assert.rejects(ask('testConnection', { from: 'shop-api' }), /"to" is missing/);
  });
});
