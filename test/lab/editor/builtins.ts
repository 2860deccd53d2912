import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Built-in extensions that are big and that no test needs. */
export const droppedBuiltins: readonly string[] = [
  'copilot',
  'mermaid-markdown-features',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'microsoft-authentication',
  'git',
  'git-base',
  'github',
  'github-authentication',
  'tunnel-forwarding',
];

const stubSource = 'exports.activate = () => {};\n';

/**
 * Makes hollow what is left of the dropped ones. Their ids must stay: the page has a list of its
 * own of built-in extensions and would fetch those that the server lacks, with error toasts.
 */
export async function hollowDroppedBuiltins(server: string): Promise<void> {
  for (const name of droppedBuiltins) {
    const folder = path.join(server, 'extensions', name);
    const manifest = await readManifest(folder);
    if (manifest) await writeHollow(folder, manifest);
  }
}

/**
 * A folder of built-in extensions where languages, grammars and themes are real and those with
 * code are hollow: the extension under test starts sooner and alone.
 */
export async function makeMinimalBuiltins(server: string, folder: string): Promise<void> {
  const source = path.join(server, 'extensions');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(source)) {
    const manifest = await readManifest(path.join(source, name));
    if (!manifest?.['name'] || !manifest['engines']) continue;
    const target = path.join(folder, name);
    if (!manifest['main'] && !manifest['browser']) {
      await symlink(path.join(source, name), target);
      continue;
    }
    await mkdir(target);
    await writeHollow(target, manifest);
  }
}

type Manifest = Readonly<Record<string, unknown>>;

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

async function writeHollow(folder: string, manifest: Manifest): Promise<void> {
  const hollow = {
    ...manifest,
    ...(manifest['main'] ? { main: './stub.js' } : {}),
    ...(manifest['browser'] ? { browser: './stub.js' } : {}),
    activationEvents: [],
    contributes: undefined,
    enabledApiProposals: undefined,
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(hollow));
  await writeFile(path.join(folder, 'stub.js'), stubSource);
}
