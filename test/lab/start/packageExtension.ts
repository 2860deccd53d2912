import path from 'node:path';
import { projectRoot } from '../project';
import { run } from '../run';

/** Makes the VSIX of what is built, as `npm run package` does, and gives its path in the folder. */
export async function packageExtension(folder: string): Promise<string> {
  const vsix = path.join(folder, 'docker-networks.vsix');
  const script = path.join(projectRoot(), 'scripts', 'package.mjs');
  await run(process.execPath, [script, '--built', vsix]);
  return vsix;
}
