import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** An address that apt on this machine takes packages from. */
export interface AptSource {
  readonly uri: string;
  readonly suites: readonly string[];
}

/** All sources of this machine, in the one-line form of sources.list and in the deb822 form. */
export function readAptSources(folder = '/etc/apt'): AptSource[] {
  const parts = path.join(folder, 'sources.list.d');
  const files = existsSync(parts) ? readdirSync(parts).map(name => path.join(parts, name)) : [];
  return [path.join(folder, 'sources.list'), ...files]
    .filter(file => existsSync(file))
    .flatMap(file => {
      const text = readFileSync(file, 'utf8');
      if (file.endsWith('.sources')) return parseDeb822(text);
      return file.endsWith('.list') ? parseOneLine(text) : [];
    });
}

/** Lines such as `deb [signed-by=...] http://host/debian bookworm main`. */
export function parseOneLine(text: string): AptSource[] {
  return text.split('\n').flatMap(line => {
    const [, uri, suite] = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/.exec(line.trim()) ?? [];
    return uri && suite ? [{ uri, suites: [suite] }] : [];
  });
}

/** Paragraphs with `Types:`, `URIs:` and `Suites:`. */
export function parseDeb822(text: string): AptSource[] {
  return text.split(/\n\s*\n/).flatMap(paragraph => {
    const field = (name: string) =>
      new RegExp(`^${name}:(.*(?:\\n[ \\t].*)*)`, 'im').exec(paragraph)?.[1]?.trim().split(/\s+/);
    const isActive = field('Types')?.includes('deb') && field('Enabled')?.[0] !== 'no';
    if (!isActive) return [];
    return (field('URIs') ?? []).map(uri => ({ uri, suites: field('Suites') ?? [] }));
  });
}

/** The machine's own mirror of an archive (`debian`, `debian-security`), if it has one. */
export function findMirror(archive: string): string | undefined {
  const uris = readAptSources().map(source => source.uri.replace(/\/+$/, ''));
  return uris.find(uri => uri.endsWith(`/${archive}`));
}
