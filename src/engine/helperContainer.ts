import type { ContainerId, TextMap } from '../landscape/landscape';

/** A short-lived container of our own that looks at the network of another one from inside. */
export interface HelperContainer {
  readonly name: string;
  /** On the engine already. */
  readonly image: string;
  /** A program that ends by itself, and its arguments. */
  readonly command: readonly string[];
  readonly labels: TextMap;
  /** Whose network namespace it joins. */
  readonly namespaceOf: ContainerId;
  /** It sees that one's processes too. */
  readonly seesProcesses: boolean;
}
