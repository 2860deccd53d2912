import type { ExtensionContext } from 'vscode';
import { startDockerNetworks } from './ui/dockerNetworks';

/** Builds the parts and joins them; VS Code disposes what is subscribed. */
export function activate({ subscriptions, extensionUri }: ExtensionContext): void {
  subscriptions.push(startDockerNetworks(extensionUri));
}
