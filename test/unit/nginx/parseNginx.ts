import { parseConfig } from '../../../src/nginx/read/parseConfig';
import { treeOf, type Tree } from './read/writeTree';

/** Gives the directives of a configuration; throws where nginx would stop reading with `[emerg]`. */
export function parseNginx(text: string): readonly Tree[] {
  return treeOf(parseConfig(text, 'generated.conf'));
}
