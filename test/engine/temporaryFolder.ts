import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that everybody may enter, for sockets. */
export async function temporaryFolder(within = tmpdir()) {
  const folder = await mkdtemp(path.join(within, 'docker-networks-test-'));
  await chmod(folder, 0o755);
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
