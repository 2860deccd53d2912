import type { ExtensionContext } from 'vscode';
import { startDockerNetworks } from './ui/dockerNetworks';

/** Builds the parts and joins them; VS Code disposes what is subscribed. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(startDockerNetworks(context));
}
