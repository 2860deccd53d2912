import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Keeps a context in the Docker CLI’s folder as `docker context create` does. */
export async function keepContext(cli: string, name: string, host: string): Promise<void> {
  const digest = createHash('sha256').update(name).digest('hex');
  const folder = path.join(cli, 'contexts', 'meta', digest);
  await mkdir(folder, { recursive: true });
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host } } };
  await writeFile(path.join(folder, 'meta.json'), JSON.stringify(meta));
}
