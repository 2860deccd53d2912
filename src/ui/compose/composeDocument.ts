import type { TextDocument, Uri } from 'vscode';
import { isComposeName } from '../../compose/projectFiles';

/** Where files are that a person works on, as opposed to what a diff or a repository shows of them. */
const schemes: ReadonlySet<string> = new Set(['file', 'vscode-vfs']);

/** What VS Code is told about the same files: their names are what `isComposeName` takes. */
export const composeSelector = [...schemes].map(scheme => ({
  scheme,
  pattern: '**/{compose,compose.*,docker-compose,docker-compose[._-]*}.{yaml,yml}',
}));

/** True for a Compose file that a person works on. */
export function isComposeDocument({ uri }: Pick<TextDocument, 'uri'>): boolean {
  return schemes.has(uri.scheme) && isComposeName(nameOf(uri));
}

/** The last part of an address. */
export function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
