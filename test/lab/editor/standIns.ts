import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesFolder } from './files';
import { unpack, withPackage } from './packages';

/** Native modules that would have to be compiled, by name, with the file that stands in for each. */
const standIns: Readonly<Record<string, string>> = {
  // Without it the extension host of older versions spins for ever when it flushes its log.
  '@vscode/spdlog': 'spdlog.js',
  '@vscode/native-watchdog': 'nativeWatchdog.js',
  'native-watchdog': 'nativeWatchdog.js',
  '@vscode/deviceid': 'deviceId.js',
};

/** Puts JavaScript in the place of native modules that a test does not need. */
export async function addStandIns(server: string): Promise<void> {
  for (const [name, file] of Object.entries(standIns)) {
    const folder = path.join(server, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    const manifest = { name, version: '0.0.0', main: 'index.js' };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(path.join(folder, 'index.js'), await readFile(path.join(filesFolder(), file)));
  }
}

/** Brings ripgrep, which older versions would download in an install script. */
export async function addRipgrep(server: string): Promise<void> {
  const platform = `package/bin/linux-${process.arch}`;
  await withPackage('@vscode/ripgrep-universal@1.18.0', async archive => {
    const old = path.join(server, 'node_modules/@vscode/ripgrep');
    if (existsSync(old)) {
      return unpack(archive, path.join(old, 'bin'), { strip: 3, only: [`${platform}/rg`] });
    }
    const own = path.join(server, 'node_modules/@vscode/ripgrep-universal');
    return unpack(archive, own, {
      strip: 1,
      only: ['package/package.json', 'package/lib', platform],
    });
  });
}

/** Removes prebuilt binaries of other platforms. */
export async function dropOtherPlatforms(server: string): Promise<void> {
  const prebuilds = path.join(server, 'node_modules/node-pty/prebuilds');
  if (!existsSync(prebuilds)) return;
  for (const name of await readdir(prebuilds)) {
    if (!name.startsWith('linux')) await rm(path.join(prebuilds, name), { recursive: true });
  }
}
