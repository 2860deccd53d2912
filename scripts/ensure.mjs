// Brings the packages that the scripts themselves need: node_modules as in the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Runs npm ci when node_modules is missing or older than the lock file. */
export function ensureModules() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the npm packages of the lock file');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci failed');
}

/** Runs a script of the project; true when it ended well. */
export function runNode(args, env = {}) {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } };
  return spawnSync(process.execPath, args, options).status === 0;
}

/** The script of an npm package's program. */
export function program(name, file) {
  return path.join(root, 'node_modules', name, file);
}

/** Builds the production bundles and everything that tests and scripts run. */
export function build() {
  const args = ['esbuild.js', '--production', '--tests'];
  const stdio = ['inherit', 'ignore', 'inherit']; // the list of sizes is for `npm run package`
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio });
  if (status !== 0) throw new Error('the build failed');
}
