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
 * What needs an engine is offered before anything is known of one, too: who finds it in the palette starts the
 * extension with it, and it waits.
 */
export function registerCommandsLazily(parts: Parts): Disposable {
  let registered: Disposable[] | undefined;
  let isDisposed = false;
  const load = async () => {
    const { registerCommands } = await import('./onDemand');
    if (registered || isDisposed) return;
    // At once, so that there is no moment without a command.
    for (const placeholder of placeholders) placeholder.dispose();
    registered = registerCommands(parts);
  };
  const placeholders = Object.values(commands).map(id =>
    parts.boundary.command(id, async (...args) => {
      await Promise.all([
        load(),
        needsEngine(parts.manifest, id) ? whenConnected(parts.live) : undefined,
      ]);
      return vscodeCommands.executeCommand(id, ...args);
    }),
  );
  return new Disposable(() => {
    isDisposed = true;
    Disposable.from(...placeholders, ...(registered ?? [])).dispose();
  });
}

/** Later it is offered only while an engine is connected. */
function needsEngine(manifest: unknown, id: string): boolean {
  const { contributes } = record(manifest);
  const own = list(record(contributes)['commands'])
    .map(record)
    .find(each => each['command'] === id);
  return text(own?.['enablement']).includes(contextKeys.state);
}

/** @throws EngineError, AddressError where there is nothing to act on, and why. */
async function whenConnected(live: LiveLandscape): Promise<void> {
  await live.known(patience);
  const { state } = live;
  if (state.kind === 'unreachable') throw state.error;
  connectedEngine(live);
}
