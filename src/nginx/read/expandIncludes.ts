import type { ConfigFile } from './configFile';
import type { Directive } from './directive';
import { globPattern } from './globPattern';
import { NginxSyntaxError } from './nginxSyntaxError';
import { parseConfig } from './parseConfig';

/** A configuration as nginx runs it. */
export interface ExpandedConfig {
  /** With what is included in the place of each `include`. */
  readonly directives: readonly Directive[];
  /** The files that were read, in the order they first were. */
  readonly read: readonly ConfigFile[];
  /** The `include` directives that name a file which is not among the files; none for a pattern that matches none. */
  readonly missing: readonly Directive[];
}

/**
 * Reads a configuration, the first file being the main one, which relative includes are relative to. Included are those
 * of the given files that an `include` names, in nginx's order. Throws `NginxSyntaxError`.
 * https://nginx.org/en/docs/ngx_core_module.html#include
 */
export function expandIncludes(files: readonly ConfigFile[]): ExpandedConfig {
  const [main] = files;
  if (!main) return { directives: [], read: [], missing: [] };
  const prefix = main.path.slice(0, main.path.lastIndexOf('/') + 1);
  const missing: Directive[] = [];

  const seen = new Set<ConfigFile>();

  const read = (file: ConfigFile, within: readonly ConfigFile[]): Directive[] => {
    seen.add(file);
    return parseConfig(file.text, file.path).flatMap(directive =>
      expand(directive, [...within, file]),
    );
  };

  const expand = (directive: Directive, within: readonly ConfigFile[]): Directive[] => {
    const [pattern, ...others] = directive.parameters;
    if (directive.name === 'include' && pattern !== undefined && others.length === 0) {
      return included(directive, pattern, within).flatMap(file => read(file, within));
    }
    if (!directive.block) return [directive];
    return [{ ...directive, block: directive.block.flatMap(inner => expand(inner, within)) }];
  };

  const included = (directive: Directive, pattern: string, within: readonly ConfigFile[]) => {
    const path = pattern.startsWith('/') ? pattern : prefix + pattern;
    const found = filesOf(files, path);
    if (found.length === 0 && !isGlob(path)) missing.push(directive);
    const again = found.find(file => within.includes(file));
    if (again)
      throw new NginxSyntaxError('includeLoop', directive.file, directive.line, again.path);
    return found;
  };

  const directives = read(main, []);
  return { directives, read: [...seen], missing };
}

/** As glob(3) finds and sorts them where no locale is set, as in nginx: by bytes. */
function filesOf(files: readonly ConfigFile[], path: string): readonly ConfigFile[] {
  if (!isGlob(path)) return files.filter(file => tidy(file.path) === tidy(path)).slice(0, 1);
  const pattern = globPattern(tidy(path));
  const found = new Map(files.map(file => [tidy(file.path), file]));
  return [...found]
    .filter(([name]) => pattern.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, file]) => file);
}

/** nginx takes a path for a pattern when one of these is in it. */
function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

/** A path without `//`, `/./` and `/../`. */
function tidy(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
