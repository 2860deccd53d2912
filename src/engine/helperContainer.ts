import type { ContainerId, TextMap } from '../landscape/landscape';

/** A short-lived container of our own, which looks from where another one is, or tries what that one would do. */
export interface HelperContainer {
  readonly name: string;
  /** On the engine already. */
  readonly image: string;
  /** A program that ends by itself, and its arguments. */
  readonly command: readonly string[];
  readonly labels: TextMap;
  readonly network: HelperNetwork;
  /** It sees the processes of the one whose namespace it joins, too. */
  readonly seesProcesses?: boolean;
  /** Absent: it may do nothing but look, and is removed when its command has ended. */
  readonly trial?: Trial;
  /** A person works in it: it may do what every container may, captures packets, and can be written into. */
  readonly isWorkplace?: boolean;
}

export type HelperNetwork =
  /** The network namespace of a container that runs. */
  | { readonly kind: 'namespace'; readonly of: ContainerId }
  /** One of its own, on a network of that name. */
  | { readonly kind: 'network'; readonly name: string };

/** It can be written into, and what it says is kept: it stays until it is removed. */
export interface Trial {
  /** As in another container's configuration; empty for the one that the image says. */
  readonly user: string;
  /** Of the capabilities that every container has, those that its program needs, e.g. `CHOWN`. */
  readonly capabilities: readonly string[];
}
