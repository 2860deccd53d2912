// Runs inside the extension host, beside the extension. Changes nothing on the engine, since that may be a person's.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startProxy } from '../../engine/proxy';
import { call, requestTo } from '../../lab/engine/request';
import { delay, waitFor } from '../../lab/wait';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

interface EngineNetwork {
  readonly Id: string;
  readonly Name: string;
}

interface EngineContainer {
  readonly Id: string;
  readonly Names: readonly string[];
}

describe('the extension', () => {
  const { DOCKER_HOST: host = '' } = process.env;
  const request = requestTo(host);
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let extension: vscode.Extension<unknown>;
  /** The list requests so far. */
  const lists = () =>
    proxy.urls.filter(url => /\/(networks|containers\/json)(\?|$)/.test(url)).length;
  const activeDocument = () => vscode.window.activeTextEditor?.document;

  before(async () => {
    assert.match(host, /^unix:/, 'DOCKER_HOST names the socket of an engine');
    proxy = await startProxy(host.replace('unix://', ''));
    process.env['DOCKER_HOST'] = `unix://${proxy.socket}`; // the extension shares this process
    const found = vscode.extensions.getExtension('docker-networks.docker-networks');
    assert.ok(found, 'VS Code knows the extension');
    extension = found;
  });
  after(async () => {
    process.env['DOCKER_HOST'] = host;
    await proxy.stop();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('sleeps until its view is opened', async () => {
    assert.equal(extension.isActive, false);
    await vscode.commands.executeCommand('dockerNetworks.networks.focus');
    await waitFor(() => extension.isActive, { what: 'the extension to be active' });
  });

  it('has a handler for every command of its manifest', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension.packageJSON as Manifest;
    const ids = contributes.commands.map(({ command }) => command);
    assert.ok(ids.length > 20);
    assert.deepEqual(
      ids.filter(id => !registered.has(id)),
      [],
    );
  });

  it('reads the engine, and again when told to refresh', async () => {
    await waitFor(() => lists() >= 2, { what: 'the first look' });
    await delay(1000);
    const before = lists();
    await vscode.commands.executeCommand('dockerNetworks.tree.refresh');
    await waitFor(() => lists() >= before + 2, { timeout: 2000, what: 'the second look' });
  });

  it('shows what the engine says about a network, as JSON', async () => {
    const [network] = await call<EngineNetwork[]>(request, 'GET', '/networks');
    assert.ok(network);
    const target = { kind: 'network', networkId: network.Id };
    await vscode.commands.executeCommand('dockerNetworks.network.inspect', { target });
    const document = activeDocument();
    assert.equal(document?.languageId, 'json');
    const { Id, Name } = JSON.parse(document.getText()) as EngineNetwork;
    assert.deepEqual({ Id, Name }, { Id: network.Id, Name: network.Name });
  });

  it('opens the drawing', async () => {
    await vscode.commands.executeCommand('dockerNetworks.topology.show');
    const isOpen = () => {
      const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(tab => tab.input));
      return inputs.some(
        input => input instanceof vscode.TabInputWebview && input.viewType.endsWith('.topology'),
      );
    };
    await waitFor(isOpen, { what: 'the tab of the drawing' });
  });

  it('makes nginx.conf a document of the language nginx', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/shop/nginx.conf' });
    const { languageId } = await vscode.workspace.openTextDocument(uri);
    assert.equal(languageId, 'nginx');
  });

  it('writes an nginx document for a container of the sample', async function () {
    const all = await call<EngineContainer[]>(request, 'GET', '/containers/json');
    const api = all.find(({ Names }) => Names.includes('/shop-api'));
    if (!api) this.skip();
    const target = { kind: 'container', containerId: api.Id };
    await vscode.commands.executeCommand('dockerNetworks.nginx.generate', { target });
    // Beside its form, which has the keyboard.
    const [shown] = vscode.window.visibleTextEditors;
    assert.equal(shown?.document.languageId, 'nginx');
    assert.match(shown.document.getText(), /docker_networks_host_1 shop-api;/);
    await vscode.window.showTextDocument(shown.document, shown.viewColumn);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
