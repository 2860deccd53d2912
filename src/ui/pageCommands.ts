import { commands as vscodeCommands } from 'vscode';
import type { PageAction, Target } from '../protocol/topology';
import { commands } from './ids';

/** The command that does what the topology page asks for. */
const pageCommands: Readonly<Record<PageAction, string>> = {
  connectContainers: commands.containerConnect,
  connectMembers: commands.networkConnect,
  connectThem: commands.containerConnectThem,
  disconnect: commands.containerDisconnect,
  start: commands.containerStart,
  testConnection: commands.connectionTest,
};

/** Runs it as from the native menu: the command looks up what the targets are now, and asks what it always asks. */
export async function runFromPage(action: PageAction, targets: readonly Target[]): Promise<void> {
  const elements = targets.map(target => ({ target }));
  await vscodeCommands.executeCommand(pageCommands[action], elements[0], elements);
}
