import { ConfigurationTarget, workspace } from 'vscode';
import type { settings } from './ids';

/** Keeps a choice in the user's settings, or in the workspace's where it stands there already and would win. */
export async function saveSetting(
  setting: (typeof settings)[keyof typeof settings],
  value: unknown,
): Promise<void> {
  const configuration = workspace.getConfiguration('dockerNetworks');
  const isInWorkspace = configuration.inspect(setting)?.workspaceValue !== undefined;
  const target = isInWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await configuration.update(setting, value, target);
}
