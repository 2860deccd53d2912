/** A file or a symbolic link of an archive. */
export interface TarEntry {
  /** Relative to what was asked for, without `./` before it. */
  readonly path: string;
  readonly content: Buffer;
  /** Where a symbolic link leads, as it is written; such an entry has no content. */
  readonly link?: string;
}

const blockSize = 512;

/**
 * Gives the regular files and symbolic links of a tar archive, with the long names of GNU and of POSIX. What is cut off
 * is left out. https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13
 */
export function readTar(archive: Buffer): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  let long: LongNames = {};
  for (let at = 0; at + blockSize <= archive.length;) {
    const header = archive.subarray(at, at + blockSize);
    if (header[0] === 0) break;
    const size = long.size ?? sizeOf(header);
    const content = archive.subarray(at + blockSize, at + blockSize + size);
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
    if (content.length < size) break;
    const type = String.fromCharCode(header[156] ?? 0);
    const more = longNames(type, content);
    if (more) {
      long = { ...long, ...more };
      continue;
    }
    const path = (long.path ?? nameOf(header)).replace(/^(?:\.?\/)+/, '');
    if (type === '2') {
      entries.push({ path, content: Buffer.alloc(0), link: long.link ?? textAt(header, 157, 100) });
    } else if (type === '0' || type === '\0') entries.push({ path, content });
    long = {};
  }
  return entries;
}

/** What is too long for a header comes as an entry of its own before it. */
interface LongNames {
  readonly path?: string;
  readonly link?: string;
  readonly size?: number;
}

function longNames(type: string, content: Buffer): LongNames | undefined {
  switch (type) {
    case 'L':
      return { path: textAt(content, 0, content.length) };
    case 'K':
      return { link: textAt(content, 0, content.length) };
    case 'x':
      return paxNames(content);
    case 'g':
      return {};
    default:
      return undefined;
  }
}

/** Records of `length key=value` and a line feed, the length counting itself. */
function paxNames(content: Buffer): LongNames {
  let names: LongNames = {};
  for (let at = 0; at < content.length;) {
    const length = parseInt(content.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) break;
    const [, key, value = ''] =
      /^\d+ ([^=]*)=([^]*)\n$/.exec(content.toString('utf8', at, at + length)) ?? [];
    if (key === 'path') names = { ...names, path: value };
    if (key === 'linkpath') names = { ...names, link: value };
    if (key === 'size') names = { ...names, size: Number(value) };
    at += length;
  }
  return names;
}

function nameOf(header: Buffer): string {
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? textAt(header, 345, 155) : '';
  const name = textAt(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function sizeOf(header: Buffer): number {
  const size = parseInt(textAt(header, 124, 12), 8);
  return Number.isFinite(size) ? size : 0;
}

/** Up to the first zero. */
function textAt(from: Buffer, start: number, length: number): string {
  const field = from.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}
