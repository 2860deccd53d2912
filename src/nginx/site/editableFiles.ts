import type { ConfigFile } from '../read/configFile';
import type { Directive } from '../read/directive';
import { expandIncludes } from '../read/expandIncludes';
import { NginxSyntaxError } from '../read/nginxSyntaxError';
import { type Fit, fitSite } from './fitSite';
import type { NginxVersion } from './version';

/** A file of an nginx that has servers of its own. */
export interface EditableFile extends ConfigFile {
  /** Of all its servers, in their order. */
  readonly names: readonly string[];
  /** Where each of them begins. */
  readonly lines: readonly number[];
  readonly fit: Fit;
}

/** Gives the files that somebody could edit to change what an nginx serves; `files` has the main one first. */
export function editableFiles(
  files: readonly ConfigFile[],
  version?: NginxVersion,
): readonly EditableFile[] {
  const servers = serversOf(files);
  return files.flatMap(({ path, text }) => {
    const own = servers.filter(({ file }) => file === path);
    if (own.length === 0) return [];
    const names = own
      .flatMap(({ block = [] }) => block)
      .filter(({ name }) => name === 'server_name')
      .flatMap(({ parameters }) => parameters);
    const lines = own.map(({ line }) => line);
    return [{ path, text, names: [...new Set(names)], lines, fit: fitSite(text, version) }];
  });
}

/** Where the whole cannot be read, every file can be what keeps it from being read. */
function serversOf(files: readonly ConfigFile[]): readonly Directive[] {
  try {
    return expandIncludes(files)
      .directives.filter(({ name }) => name === 'http')
      .flatMap(({ block = [] }) => block)
      .filter(({ name }) => name === 'server');
  } catch (error) {
    if (!(error instanceof NginxSyntaxError)) throw error;
    return files
      .filter(({ text }) => /^\s*server\s*\{/m.test(text))
      .map(({ path }) => ({ name: 'server', parameters: [], file: path, line: 1 }));
  }
}
