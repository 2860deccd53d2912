/** One file of a configuration. */
export interface ConfigFile {
  /** As nginx knows it: an absolute path in its container. */
  readonly path: string;
  readonly text: string;
}
