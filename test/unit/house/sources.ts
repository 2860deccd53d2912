import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A TypeScript file: its path from the top of the repository, with slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Gives all TypeScript files below a folder of the repository, or the one file of that path; none when it is not there. */
export function sourcesIn(path: string): Source[] {
  if (!existsSync(path)) return [];
  if (path.endsWith('.ts')) return [{ path, text: readFileSync(path, 'utf8') }];
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory() || entry.name.endsWith('.ts'))
    .flatMap(entry => sourcesIn(join(path, entry.name).replaceAll('\\', '/')));
}

/** Gives a JSON file of the repository; an empty object when it is not there. */
export function jsonOf(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Gives every node of a source, parents before children, and where it is as `path:line`. */
export function* nodesOf(source: Source): Generator<{ node: ts.Node; at: string }> {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    yield { node, at: `${source.path}:${line + 1}` };
    const children: ts.Node[] = [];
    ts.forEachChild(node, child => void children.push(child));
    pending.push(...children.reverse());
  }
}
