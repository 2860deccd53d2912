import type { ConfigFile } from './configFile';

/** A file with the line of the dump that its first line is; counts from 1. */
export interface DumpedFile extends ConfigFile {
  readonly dumpLine: number;
}

/**
 * Gives the files that `nginx -T` printed, the main one first, each once, in the order nginx first read them. A line of
 * a file that looks like the heading of one that has begun already is a comment: nginx prints no file twice.
 * https://github.com/nginx/nginx/blob/master/src/core/nginx.c (`ngx_dump_config`)
 */
export function readDump(dump: string): readonly DumpedFile[] {
  const files = new Map<string, { readonly dumpLine: number; readonly lines: string[] }>();
  let lines: string[] = [];
  for (const [index, line] of dump.split('\n').entries()) {
    const path = /^# configuration file (\/.*):$/.exec(line)?.[1];
    if (path === undefined || files.has(path)) {
      lines.push(line);
      continue;
    }
    lines = [];
    files.set(path, { dumpLine: index + 2, lines });
  }
  // nginx ends each file with a line feed of its own, which is what the next heading begins after.
  const last = lines.at(-1);
  if (last === '') lines.pop();
  return [...files].map(([path, file]) => ({
    path,
    text: file.lines.join('\n'),
    dumpLine: file.dumpLine,
  }));
}

/** Gives what `nginx -T` would print of these files. */
export function writeDump(files: readonly ConfigFile[]): string {
  return files.map(({ path, text }) => `# configuration file ${path}:\n${text}\n`).join('');
}

/** Gives the line of the dump that a line of one of its files is; nothing for a file that it does not have. */
export function dumpLineOf(
  files: readonly DumpedFile[],
  at: { readonly file: string; readonly line: number },
): number | undefined {
  const file = files.find(({ path }) => path === at.file);
  return file && file.dumpLine + at.line - 1;
}
