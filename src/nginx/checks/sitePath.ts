import type { ConfigFile } from '../read/configFile';
import { NginxSyntaxError } from '../read/nginxSyntaxError';
import { parseConfig } from '../read/parseConfig';

const usual = '/etc/nginx/conf.d';

/**
 * Gives the path that a configuration would read a site of that name from: in the folder whose files its `http` block
 * includes, the usual one first.
 *
 * @param files the main one first; none where they are not known.
 */
export function sitePath(files: readonly ConfigFile[], name: string): string {
  const folders = foldersOf(files);
  const folder = folders.find(each => each === usual) ?? folders[0] ?? usual;
  return `${folder}/${name}.conf`;
}

function foldersOf([main]: readonly ConfigFile[]): readonly string[] {
  if (!main) return [];
  const prefix = main.path.slice(0, main.path.lastIndexOf('/') + 1);
  try {
    const blocks = parseConfig(main.text, main.path).filter(({ name }) => name === 'http');
    return blocks
      .flatMap(({ block = [] }) => block)
      .flatMap(({ name, parameters: [pattern = ''] }) => {
        const folder = name === 'include' ? /^(.+)\/\*(?:\.conf)?$/.exec(pattern)?.[1] : undefined;
        if (folder === undefined || /[*?[]/.test(folder)) return [];
        return [folder.startsWith('/') ? folder : prefix + folder];
      });
  } catch (error) {
    if (error instanceof NginxSyntaxError) return [];
    throw error;
  }
}
