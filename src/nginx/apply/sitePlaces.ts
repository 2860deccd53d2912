import type { ConfigFile } from '../read/configFile';
import { globPattern } from '../read/globPattern';
import type { Directive } from '../read/directive';
import { parseConfig } from '../read/parseConfig';

/**
 * The files that a site called `name` (`shop.conf`) could be, the most usual one first: what a configuration's `http` block
 * includes by a pattern that such a file fits. Where it has the file already, only that one. Throws `NginxSyntaxError`.
 */
export function sitePlaces(files: readonly ConfigFile[], name: string): readonly string[] {
  const [main] = files;
  if (!main) return [];
  const patterns = httpIncludes(files, main);
  const places = patterns.flatMap(pattern => {
    const folder = pattern.slice(0, pattern.lastIndexOf('/') + 1);
    const path = folder + name;
    return !/[*?[]/.test(folder) && globPattern(pattern).test(path) ? [path] : [];
  });
  const unique = [...new Set(places)];
  const there = unique.filter(path => files.some(file => file.path === path));
  const chosen = there.length > 0 ? there.slice(0, 1) : unique;
  return chosen.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The folder of the official images first; one for what is to be enabled by a link of its own last. */
function rankOf(path: string): number {
  if (/\/conf\.d\/[^/]+$/.test(path)) return 0;
  return path.includes('/sites-enabled/') ? 2 : 1;
}

/** The patterns of all includes that stand in `http`, absolute, also those of files that are included there. */
function httpIncludes(files: readonly ConfigFile[], main: ConfigFile): readonly string[] {
  const prefix = main.path.slice(0, main.path.lastIndexOf('/') + 1);
  const found: string[] = [];
  const seen = new Set<ConfigFile>();
  const walk = (directives: readonly Directive[], isHttp: boolean) => {
    for (const { name, parameters, block } of directives) {
      const [written, ...others] = parameters;
      if (name === 'http' && block && !isHttp) walk(block, true);
      if (name !== 'include' || written === undefined || others.length > 0) continue;
      const pattern = written.startsWith('/') ? written : prefix + written;
      if (isHttp) found.push(pattern);
      const matched = globPattern(pattern);
      for (const file of files) if (matched.test(file.path)) read(file, isHttp);
    }
  };
  const read = (file: ConfigFile, isHttp: boolean) => {
    if (seen.has(file)) return;
    seen.add(file);
    walk(parseConfig(file.text, file.path), isHttp);
  };
  read(main, false);
  return found;
}
