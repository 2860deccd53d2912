import { commands as vscodeCommands, Disposable } from 'vscode';
import { commands } from './ids';
import type { Parts } from './parts';

/**
 * What commands do is more code than all the rest, and is loaded when the first one is called: until then each id
 * stands for the loading, and the call is made again afterwards.
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
      await load();
      return vscodeCommands.executeCommand(id, ...args);
    }),
  );
  return new Disposable(() => {
    isDisposed = true;
    Disposable.from(...placeholders, ...(registered ?? [])).dispose();
  });
}
