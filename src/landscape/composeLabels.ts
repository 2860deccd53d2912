import type { Network } from './landscape';

/** True for the labels that Compose writes, and writes again. */
export function isComposeLabel(name: string): boolean {
  return name.startsWith('com.docker.compose.');
}

/** What the project’s files call a network that Compose made; undefined for one that it did not make. */
export function composeKeyOf({ labels }: Pick<Network, 'labels'>): string | undefined {
  return labels['com.docker.compose.network'];
}
