import { FileType, type TextDocument, Uri, workspace } from 'vscode';
import type { ComposeFile } from '../../compose/composeFile';
import { filesWith } from '../../compose/projectFiles';
import { projectName, readVariables } from '../../compose/projectName';
import { readComposeFile } from '../../compose/readComposeFile';
import { nameOf } from './composeDocument';

/** A Compose file with those that Compose reads with it. */
export interface ReadFiles {
  readonly document: TextDocument;
  /** The version of the document that was read. */
  readonly version: number;
  readonly file: ComposeFile;
  /** All of them, in the order Compose reads them. */
  readonly files: readonly ComposeFile[];
  /** There are no others, as far as their names tell. */
  readonly areAll: boolean;
  /** What Compose calls the project, where that is known. */
  readonly name: string | undefined;
  /** On this machine; that of the document is the first. */
  readonly paths: readonly string[];
}

/** Reads a document and what is beside it, as it is in the editors, saved or not. */
export async function readFiles(document: TextDocument): Promise<ReadFiles> {
  const { uri, version } = document;
  const folder = Uri.joinPath(uri, '..');
  const present = await namesIn(folder);
  const variables = readVariables(
    present.includes('.env') ? await textOf(Uri.joinPath(folder, '.env')) : '',
  );
  const { names, areAll } = filesWith(nameOf(uri), present);
  const others = new Map<string, ComposeFile>();
  for (const name of names.filter(each => each !== nameOf(uri))) {
    others.set(name, readComposeFile(await textOf(Uri.joinPath(folder, name))));
  }
  const file = readComposeFile(document.getText());
  const files = names.map(name => others.get(name) ?? file);
  const written = files.map(({ name }) => name).findLast(name => name !== undefined);
  return {
    document,
    version,
    file,
    files,
    areAll: areAll && !variables.hasFiles,
    name: projectName(variables, written, nameOf(folder)),
    paths: [uri, ...[...others.keys()].map(name => Uri.joinPath(folder, name))].map(
      ({ fsPath }) => fsPath,
    ),
  };
}

async function namesIn(folder: Uri): Promise<readonly string[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name);
  } catch {
    // A file that was never saved is in no folder yet.
    return [];
  }
}

async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
