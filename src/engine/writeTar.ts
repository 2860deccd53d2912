/** What is to be in an archive. */
export interface TarFile {
  /** Without a leading slash. */
  readonly path: string;
  /** Absent: it is a folder. */
  readonly content?: Buffer;
  /** Permissions, e.g. `0o644`. */
  readonly mode: number;
  /** Numbers of its user and group; root where they are absent. */
  readonly owner?: number;
  readonly group?: number;
}

const blockSize = 512;

/**
 * Packs files and folders into a tar archive; names that do not fit into a header come before it, as POSIX writes them.
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13
 */
export function writeTar(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.flatMap(entry), Buffer.alloc(2 * blockSize)]);
}

function entry(file: TarFile): Buffer[] {
  const name = Buffer.from(file.path);
  const content = file.content ?? Buffer.alloc(0);
  const own = [header(file, file.content ? '0' : '5', content.length), ...padded(content)];
  if (name.length <= 100) return own;
  const record = paxRecord('path', file.path);
  return [header({ path: 'long', mode: 0o644 }, 'x', record.length), ...padded(record), ...own];
}

function header({ path, mode, owner = 0, group = 0 }: TarFile, type: string, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  const octal = (value: number, offset: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), offset);
  Buffer.from(path).copy(block, 0, 0, 100);
  octal(mode, 100, 8);
  octal(owner, 108, 8);
  octal(group, 116, 8);
  octal(size, 124, 12);
  octal(Math.floor(Date.now() / 1000), 136, 12);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** `length key=value` and a line feed, the length counting itself. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) {
    length = String(length).length + rest.length;
  }
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

function padded(content: Buffer): Buffer[] {
  return [content, Buffer.alloc(-content.length & (blockSize - 1))];
}
