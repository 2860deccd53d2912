import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cached } from '../cache';
import { droppedBuiltins, hollowDroppedBuiltins } from './builtins';
import { installIn, unpack, withPackage } from './packages';
import { addRipgrep, addStandIns, dropOtherPlatforms } from './standIns';

/** A VS Code server on this machine. */
export interface EditorInstallation {
  /** The folder of the server. */
  readonly server: string;
  /** The node program that it runs on. */
  readonly node: string;
}

/** The newest VS Code that the tests run in, as a version of the npm package code-server. */
export const newestEditor = '4.139.1';
/** The oldest one (VS Code 1.100). */
export const oldestEditor = '4.100.3';

/** Brings the VS Code server of a code-server version from npm, once; compiles nothing. */
export async function ensureEditor(version: string = newestEditor): Promise<EditorInstallation> {
  const root = await cached(`editors/${version}`, draft =>
    withPackage(`code-server@${version}`, archive => fill(archive, draft)),
  );
  const own = path.join(root, 'node', 'bin', 'node');
  return { server: path.join(root, 'vscode'), node: existsSync(own) ? own : process.execPath };
}

async function fill(archive: string, draft: string): Promise<void> {
  const server = path.join(draft, 'vscode');
  const built = droppedBuiltins.map(name => `lib/vscode/extensions/${name}`);
  await unpack(archive, server, {
    strip: 3,
    only: ['package/lib/vscode'],
    exclude: ['*.map', ...built.flatMap(name => [`${name}/*/*`, `${name}/*.js`, `${name}/*.md`])],
  });
  await hollowDroppedBuiltins(server);
  await trimDependencies(server);
  await installIn(server);
  await dropOtherPlatforms(server);
  await addStandIns(server);
  await addRipgrep(server);
  await addNode(await wantedNode(archive), draft);
}

/** What the server needs at run time; the rest is for other platforms or for signing in. */
const kept = new Set(
  `@microsoft/1ds-core-js @microsoft/1ds-post-js @parcel/watcher @vscode/iconv-lite-umd
  @vscode/proxy-agent @vscode/ripgrep @vscode/vscode-languagedetection @xterm/addon-clipboard
  @xterm/addon-image @xterm/addon-ligatures @xterm/addon-progress @xterm/addon-search
  @xterm/addon-serialize @xterm/addon-unicode11 @xterm/addon-webgl @xterm/headless @xterm/xterm
  cookie http-proxy-agent https-proxy-agent jschardet minimist node-pty tas-client tas-client-umd
  vscode-oniguruma vscode-regexpp vscode-textmate ws yauzl yazl`.split(/\s+/),
);

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: unknown;
  scripts?: unknown;
  overrides?: Record<string, unknown>;
}

interface Shrinkwrap {
  packages: Record<string, Manifest>;
}

async function trimDependencies(server: string): Promise<void> {
  const files = ['package.json', 'npm-shrinkwrap.json'].map(name => path.join(server, name));
  const [manifest, lock] = (await Promise.all(files.map(readJson))) as [Manifest, Shrinkwrap];
  const wanted = Object.entries(manifest.dependencies ?? {}).filter(([name]) => kept.has(name));
  const overrides = Object.entries(manifest.overrides ?? {});
  manifest.dependencies = Object.fromEntries(wanted);
  manifest.overrides = Object.fromEntries(
    overrides.filter(([name]) => name.startsWith('node-gyp-build')),
  );
  delete manifest.scripts;
  delete manifest.devDependencies;
  const top = { ...lock.packages[''], dependencies: manifest.dependencies };
  delete top.devDependencies;
  lock.packages[''] = top;
  await Promise.all(
    [manifest, lock].map((data, index) => writeFile(files[index] ?? '', JSON.stringify(data))),
  );
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}

/** The major version of node that this code-server is made for. */
async function wantedNode(archive: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'docker-networks-npm-'));
  try {
    await unpack(archive, folder, { strip: 1, only: ['package/package.json'] });
    const manifest = (await readJson(path.join(folder, 'package.json'))) as {
      engines: { node: string };
    };
    return /\d+/.exec(manifest.engines.node)?.[0] ?? '';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addNode(major: string, draft: string): Promise<void> {
  if (major === process.versions.node.split('.')[0]) return;
  // The package that is named for its platform has no install script, unlike `node`.
  await withPackage(`node-linux-${process.arch}@${major}`, archive =>
    unpack(archive, path.join(draft, 'node'), { strip: 1, only: ['package/bin/node'] }),
  );
}
