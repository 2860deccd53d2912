import { commands as vscodeCommands, Disposable } from 'vscode';
import { list, record, text } from '../landscape/fields';
import type { LiveLandscape } from '../live/liveLandscape';
import { connectedEngine } from './connectedEngine';
import { commands, contextKeys } from './ids';
import type { Parts } from './parts';

/** Milliseconds that the first command waits for the first word of the engine. */
const patience = 10_000;

/**
 * What commands do is more code than all the rest, and is loaded when the first one is called: until then each id
 * stands for the loading, and the call is made again afterwards.
 *
 * @param manifest the extension’s own, which says what is offered only while an engine is connected. Before anything is
 *   known of an engine those are offered, too: who finds one in the palette starts the extension with it.
 */
export function registerCommandsLazily(parts: Parts, manifest: unknown): Disposable {
  let registered: Disposable[] | undefined;
  let isDisposed = false;
  const load = async () => {
    const { registerCommands } = await import('./onDemand');
    if (registered || isDisposed) return;
    // At once, so that there is no moment without a command.
    for (const placeholder of placeholders) placeholder.dispose();
    registered = registerCommands(parts);
  };
  const needing = needingEngine(manifest);
  const placeholders = Object.values(commands).map(id =>
    parts.boundary.command(id, async (...args) => {
      await Promise.all([load(), needing.has(id) ? whenConnected(parts.live) : undefined]);
      return vscodeCommands.executeCommand(id, ...args);
    }),
  );
  return new Disposable(() => {
    isDisposed = true;
    Disposable.from(...placeholders, ...(registered ?? [])).dispose();
  });
}

function needingEngine(manifest: unknown): ReadonlySet<string> {
  const { contributes } = record(manifest);
  const offered = list(record(contributes)['commands']).map(record);
  const needing = offered.filter(({ enablement }) => text(enablement).includes(contextKeys.state));
  return new Set(needing.map(({ command }) => text(command)));
}

/** @throws EngineError, AddressError where there is nothing to act on, and why. */
async function whenConnected(live: LiveLandscape): Promise<void> {
  await live.known(patience);
  const { state } = live;
  if (state.kind === 'unreachable') throw state.error;
  connectedEngine(live);
}
