import { access, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { EngineChoice } from './address';

/** All that finding an engine may look at, so that tests need no real home folder. */
export interface Surroundings {
  /** Absent: nobody chose, settings and the Docker CLI say it. */
  readonly choice?: EngineChoice | undefined;
  /** The setting `dockerNetworks.engine.host`; empty or absent: not set. */
  readonly setting?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The home folder, an absolute path. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The text of a file; rejects with an errno `code` when there is none. */
  readonly readFile: (path: string) => Promise<string>;
  readonly exists: (path: string) => Promise<boolean>;
  /** The names in a folder; empty when there is none. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}

/** Gives this machine as it is, with what a person set and chose. */
export function realSurroundings(
  stated: Pick<Surroundings, 'setting' | 'choice'> = {},
): Surroundings {
  return {
    ...stated,
    env: process.env,
    home: homedir(),
    platform: process.platform,
    readFile: path => readFile(path, 'utf8'),
    exists: path =>
      access(path).then(
        () => true,
        () => false,
      ),
    list: folder => readdir(folder).catch(() => []),
  };
}
