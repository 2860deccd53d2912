import { commands, extensions } from 'vscode';

const containerTools = 'ms-azuretools.vscode-containers';

/**
 * Has the views of Microsoft’s Container Tools read anew, where that runs: it does not listen to what is connected and
 * disconnected.
 */
export async function refreshContainerTools(): Promise<void> {
  if (!extensions.getExtension(containerTools)?.isActive) return;
  const views = ['networks', 'containers'];
  await Promise.allSettled(
    views.map(view => commands.executeCommand(`vscode-containers.${view}.refresh`)),
  );
}
