import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached, cacheFolder, withLock } from '../cache';
import { run } from '../run';
import { findMirror } from './aptSources';

/**
 * Downloads packages of a Debian suite and unpacks them into a folder. Lists and downloads are
 * apart from the system's; nothing is installed.
 */
export async function unpackFromSuite(suite: string, names: readonly string[], into: string) {
  const options = await suiteOptions(suite);
  const store = storeOf(suite);
  await mkdir(store, { recursive: true });
  await withLists(suite, options, () => download(names, store, options));
  await unpackPackages(store, names, into);
}

/** As unpackFromSuite, with all packages that those need in turn, down to the C library. */
export async function unpackClosure(suite: string, names: readonly string[], into: string) {
  const store = path.join(into, 'packages');
  await mkdir(path.join(store, 'partial'), { recursive: true });
  const status = path.join(store, 'status');
  await writeFile(status, ''); // as if nothing were installed
  const options = await suiteOptions(suite);
  const folders = ['-o', `Dir::State::status=${status}`, '-o', `Dir::Cache::archives=${store}`];
  const install = ['install', '--yes', '--download-only', '--no-install-recommends', ...names];
  await withLists(suite, options, () =>
    run('apt-get', ['-qq', ...options, ...folders, ...install]),
  );
  for (const file of (await readdir(store)).filter(name => name.endsWith('.deb')))
    await run('dpkg-deb', ['-x', path.join(store, file), into]);
  await rm(store, { recursive: true });
}

/** Downloads packages as the machine's own apt would take them, and unpacks them into a folder. */
export async function unpackFromSystem(names: readonly string[], store: string, into: string) {
  await mkdir(store, { recursive: true });
  await download(names, store, ['-o', 'APT::Sandbox::User=root']);
  await unpackPackages(store, names, into);
}

/** Works with a suite's lists; mirrors drop old versions, so lists of long ago are renewed. */
function withLists(suite: string, options: readonly string[], work: () => Promise<unknown>) {
  return withLock(`${storeOf(suite)}.lock`, async () => {
    try {
      await work();
    } catch {
      await run('apt-get', ['-qq', ...options, 'update']);
      await work();
    }
  });
}

function storeOf(suite: string): string {
  return path.join(cacheFolder(), 'packages', suite);
}

async function suiteOptions(suite: string): Promise<string[]> {
  const folder = await cached(`apt/${suite}`, async draft => {
    await mkdir(path.join(draft, 'lists', 'partial'), { recursive: true });
    await mkdir(path.join(draft, 'cache', 'archives', 'partial'), { recursive: true });
    await writeFile(path.join(draft, 'sources.list'), suiteSources(suite));
    await run('apt-get', ['-qq', ...aptOptions(draft), 'update']);
  });
  return aptOptions(folder);
}

function aptOptions(folder: string): string[] {
  const options = {
    'Dir::Etc::sourcelist': path.join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': path.join(folder, 'lists'),
    'Dir::Cache': path.join(folder, 'cache'),
    'Acquire::Languages': 'none',
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function suiteSources(suite: string): string {
  const main = findMirror('debian');
  if (!main) throw new Error('the engines of the tests need a Debian mirror in the apt sources');
  const security = findMirror('debian-security');
  const lines = [`deb ${main} ${suite} main`];
  // Testing has no security archive worth asking for.
  if (security && suite !== 'forky') lines.push(`deb ${security} ${suite}-security main`);
  return `${lines.join('\n')}\n`;
}

async function download(names: readonly string[], store: string, options: readonly string[]) {
  const present = await readdir(store);
  const missing = names.filter(name => !present.some(file => isPackage(file, name)));
  if (missing.length === 0) return;
  await run('apt-get', ['-qq', ...options, 'download', ...missing], { cwd: store });
}

async function unpackPackages(store: string, names: readonly string[], into: string) {
  const files = await readdir(store);
  for (const name of names) {
    const file = files.filter(candidate => isPackage(candidate, name)).at(-1);
    if (!file) throw new Error(`apt-get downloaded no package ${name}`);
    await run('dpkg-deb', ['-x', path.join(store, file), into]);
  }
}

function isPackage(file: string, name: string): boolean {
  return file.startsWith(`${name}_`) && file.endsWith('.deb');
}
