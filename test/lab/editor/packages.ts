import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../run';

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
const npmOptions = [...quiet, '--ignore-scripts'];

/** Downloads a package of the npm registry and gives its archive's path to the work. */
export async function withPackage<T>(name: string, work: (archive: string) => Promise<T>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-npm-'));
  try {
    const output = await run('npm', [...npmOptions, 'pack', name], { cwd: folder });
    return await work(path.join(folder, output.trim().split('\n').at(-1) ?? ''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Installs what the package.json of a folder asks for, without running any package's scripts. */
export async function installIn(folder: string): Promise<void> {
  const kind = ['--omit=dev', '--legacy-peer-deps'];
  await run('npm', [...npmOptions, 'install', ...kind], { cwd: folder });
}

export interface UnpackOptions {
  /** How many folders of the archive to leave away. */
  readonly strip: number;
  /** What to take; everything if left out. */
  readonly only?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Unpacks an archive of npm's into a folder. */
export async function unpack(archive: string, into: string, options: UnpackOptions) {
  await mkdir(into, { recursive: true });
  const excludes = (options.exclude ?? []).map(pattern => `--exclude=${pattern}`);
  const strip = `--strip-components=${options.strip}`;
  await run('tar', ['-xzf', archive, '-C', into, strip, ...excludes, ...(options.only ?? [])]);
}
