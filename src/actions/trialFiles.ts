import { posix } from 'node:path';
import { readArchive } from '../engine/readArchive';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import { readTar } from '../engine/readTar';
import { type TarFile, writeTar } from '../engine/writeTar';
import type { ContainerId } from '../landscape/landscape';
import type { ConfigFile } from '../nginx/read/configFile';

/** So many links in a row are followed, as by Linux itself. */
const mostLinks = 8;

/** Files on their way from one container to another, with their owners and permissions. */
export class TrialFiles {
  constructor(
    private readonly engine: Engine,
    private readonly from: ContainerId,
    private readonly to: ContainerId,
    private readonly signal: AbortSignal,
  ) {}

  /** All that is in a folder. */
  async copyFolder(path: string): Promise<void> {
    await this.makeFolders([path]);
    // The dot takes what a link leads to, instead of the link itself.
    await this.put(path, await readArchive(this.engine, this.from, `${path}/.`, {}, this.signal));
  }

  /** A file, and what it leads to where it is a link; nothing where there is none. */
  async copyFile(path: string, links = mostLinks): Promise<void> {
    try {
      const archive = await readArchive(this.engine, this.from, path, {}, this.signal);
      await this.makeFolders([posix.dirname(path)]);
      await this.put(posix.dirname(path), archive);
      const link = readTar(archive)[0]?.link;
      if (link === undefined || links === 0) return;
      await this.copyFile(posix.resolve(posix.dirname(path), link), links - 1);
    } catch (error) {
      if (error instanceof EngineError && error.kind === 'notFound') return;
      throw error;
    }
  }

  /** Folders, with those around them. */
  async makeFolders(paths: readonly string[]): Promise<void> {
    const entries = [...new Set(paths)].filter(path => path !== '/');
    await this.put('/', writeTar(entries.map(path => ({ path: bare(path), mode: 0o777 }))));
  }

  async write(files: readonly ConfigFile[]): Promise<void> {
    const entries = files.map(({ path, text }): TarFile => ({
      path: bare(path),
      content: Buffer.from(text),
      mode: 0o644,
    }));
    await this.put('/', writeTar(entries));
  }

  private async put(path: string, archive: Buffer): Promise<void> {
    await this.engine.writeArchive(this.to, path, archive, this.signal);
  }
}

function bare(path: string): string {
  return path.replace(/^\/+/, '');
}
