import type { TextMap } from './landscape';

/** The label of our own short-lived helpers, which nobody shall see among their containers. */
export const probeLabel = 'docker-networks.probe';

/** The label of those among them that live as long as somebody keeps them. */
export const workplaceLabel = 'docker-networks.workplace';

/** True for a helper of a connection test. */
export function isProbe({ labels }: { readonly labels: TextMap }): boolean {
  return Object.hasOwn(labels, probeLabel);
}
