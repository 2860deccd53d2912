import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file of our own that is whole or not there, also when the machine fails. Only the user may read it. */
export async function writeWhole(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
