import { access, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';

/** All that finding an engine may look at, so that tests need no real home folder. */
export interface Surroundings {
  /** The setting `dockerNetworks.engine.host`; empty or absent: not set. */
  readonly setting?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The home folder, an absolute path. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The text of a file; rejects with an errno `code` when there is none. */
  readonly readFile: (path: string) => Promise<string>;
  readonly exists: (path: string) => Promise<boolean>;
}

/** Gives this machine as it is, with the setting's value where there is one. */
export function realSurroundings(setting?: string): Surroundings {
  return {
    ...(setting === undefined ? {} : { setting }),
    env: process.env,
    home: homedir(),
    platform: process.platform,
    readFile: path => readFile(path, 'utf8'),
    exists: path =>
      access(path).then(
        () => true,
        () => false,
      ),
  };
}
