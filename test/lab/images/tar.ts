/** One entry of an archive: a file, a link or a folder (name ends in a slash). */
export interface TarEntry {
  /** Up to 100 characters, without a leading slash. */
  readonly name: string;
  readonly content?: Buffer | string;
  readonly link?: string;
  readonly mode?: number;
}

const blockSize = 512;
/** A fixed time, so that the same content always makes the same archive. */
const modified = Date.UTC(2024, 0, 1) / 1000;

/** Packs entries, owned by root, into a tar archive. */
export function packTar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap(entry => {
    const content = Buffer.from(entry.content ?? '');
    return [header(entry, content.length), content, padding(content.length)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * blockSize)]);
}

function header(entry: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  const isFolder = entry.name.endsWith('/');
  const octal = (value: number, offset: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), offset);
  if (Buffer.byteLength(entry.name) > 100) throw new Error(`too long for tar: ${entry.name}`);
  block.write(entry.name, 0);
  octal(entry.mode ?? (isFolder ? 0o755 : 0o644), 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(modified, 136, 12);
  block.write(' '.repeat(8), 148);
  block.write(isFolder ? '5' : entry.link === undefined ? '0' : '2', 156);
  block.write(entry.link ?? '', 157);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padding(size: number): Buffer {
  return Buffer.alloc((blockSize - (size % blockSize)) % blockSize);
}
