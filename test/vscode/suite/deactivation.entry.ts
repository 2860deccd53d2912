// Deactivates the extension, as the editor does, and looks for what it left. The last file: nothing of it works afterwards.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import { call, requestTo } from '../../lab/engine/request';
import { delay, waitFor } from '../../lab/wait';
import { WeatherProxy } from '../../lab/weatherProxy';

const extension = vscode.extensions.getExtension('docker-networks.docker-networks');
assert.ok(extension, 'VS Code knows the extension');
const code = path.join(extension.extensionPath, 'dist');

/** Where each timer of the extension that has neither ended nor was cleared comes from. */
const timers = new Map<unknown, string>();
/** What the extension was activated with, once it is. */
let subscriptions: { dispose(): unknown }[] | undefined;

// This file is loaded before anything runs, so both see the extension from its beginning.
followTimers();
followActivation();

function followActivation(): void {
  const load = createRequire(__filename);
  const main = path.join(code, 'extension.js');
  const own = load(main) as { activate(context: vscode.ExtensionContext): unknown };
  const module = load.cache[main];
  assert.ok(module);
  // The further modules of the extension use what else is in it.
  module.exports = Object.create(own, {
    activate: {
      value: (context: vscode.ExtensionContext) => {
        ({ subscriptions } = context);
        return own.activate(context);
      },
    },
  }) as unknown;
}

function followTimers(): void {
  const { setTimeout: once, setInterval: often, clearTimeout: end } = globalThis;
  type Work = (...args: unknown[]) => void;
  const follow = (timer: unknown) => {
    const { stack = '' } = new Error();
    if (stack.includes(code)) timers.set(timer, stack);
    return timer;
  };
  const replaced = {
    setTimeout: (work: Work, time?: number, ...args: unknown[]) => {
      const timer = once(() => {
        timers.delete(timer);
        work(...args);
      }, time);
      return follow(timer);
    },
    setInterval: (work: Work, time?: number, ...args: unknown[]) =>
      follow(often(work, time, ...args)),
    clearTimeout: (timer: NodeJS.Timeout) => {
      timers.delete(timer);
      end(timer);
    },
    clearInterval: (timer: NodeJS.Timeout) => {
      timers.delete(timer);
      end(timer);
    },
  };
  Object.assign(globalThis, replaced);
}

describe('the extension, deactivated', () => {
  const { DOCKER_HOST: host = '' } = process.env;
  const settings = () => vscode.workspace.getConfiguration('dockerNetworks');
  const setting = 'engine.host';
  const proxy = new WeatherProxy(host.replace('unix://', ''));

  before(() => proxy.start());
  after(async () => {
    await settings().update(setting, undefined, vscode.ConfigurationTarget.Global);
    await proxy.stop();
  });

  it('has no timer, no connection and no request left', async () => {
    await settings().update(setting, `unix://${proxy.socket}`, vscode.ConfigurationTarget.Global);
    const isFollowed = () => proxy.requests.some(each => each.path.includes('/events'));
    await waitFor(isFollowed, { what: 'the engine to be followed' });
    await vscode.commands.executeCommand('dockerNetworks.networks.focus');
    await vscode.commands.executeCommand('dockerNetworks.topology.show');
    const [network] = await call<{ Id: string }[]>(requestTo(host), 'GET', '/networks');
    assert.ok(network);
    const target = { kind: 'network', networkId: network.Id };
    await vscode.commands.executeCommand('dockerNetworks.network.inspect', { target });
    await vscode.commands.executeCommand('dockerNetworks.tree.refresh');
    await waitFor(() => timers.size > 0 && proxy.open > 0, { what: 'it to be busy' });
    const listeners = listenersOf();

    assert.ok(subscriptions && subscriptions.length > 0);
    for (const each of subscriptions.splice(0)) each.dispose();
    proxy.closeIdle();
    await waitFor(() => proxy.open === 0, { what: 'all connections to be closed' });
    await waitFor(() => timers.size === 0).catch(() => {
      assert.deepEqual([...timers.values()], [], 'timers');
    });
    for (const [name, count] of listenersOf()) assert.ok(count <= (listeners.get(name) ?? 0), name);
    const sent = proxy.requests.length;
    // What anything that still follows the editor would hear.
    await settings().update('tree.showStopped', false, vscode.ConfigurationTarget.Global);
    await settings().update('tree.showStopped', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await delay(1500);
    assert.equal(proxy.requests.length, sent, 'requests');
    assert.deepEqual([...timers.values()], [], 'timers begun afterwards');
  });

  it('has no command left', async () => {
    const left = await vscode.commands.getCommands(true);
    const { contributes } = extension.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const own = new Set(contributes.commands.map(({ command }) => command));
    const ours = left.filter(id => own.has(id));
    assert.deepEqual(ours, []);
  });
});

/** How many listen to each event of this process. */
function listenersOf(): ReadonlyMap<string, number> {
  return new Map(process.eventNames().map(name => [String(name), process.listenerCount(name)]));
}
