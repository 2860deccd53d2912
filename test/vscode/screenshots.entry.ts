// Takes the pictures of the README:  npm run screenshots
import { mkdtempSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EditorOptions, startEditor } from '../lab/editor';
import { startEngine } from '../lab/engine';
import { keep } from '../lab/keeper';
import { projectRoot } from '../lab/project';
import { packageExtension } from '../lab/start/packageExtension';
import { startBusyDay } from './screenshots/busyDay';
import { useDockerContext } from './screenshots/dockerContext';
import { Scenes } from './screenshots/scenes';

const pictures = path.join(projectRoot(), 'docs', 'screenshots');

async function main(): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docker-networks-screenshots-'));
  const removeScratch = keep({ kind: 'folder', path: scratch });
  await mkdir(pictures, { recursive: true });
  const options = await editorOptions(scratch);
  const engine = await startEngine('28.5');
  try {
    await startBusyDay(engine);
    const env = await useDockerContext(path.join(scratch, 'docker'), 'shop-dev', engine.host);
    await inEditor({ ...options, env }, inEnglish);
    await inEditor({ ...options, env, language: 'ko' }, inKorean);
    // A desktop engine that is not running; no such user is on this machine.
    const host = 'unix:///home/dev/.docker/desktop/docker.sock';
    const off = await useDockerContext(path.join(scratch, 'off'), 'desktop-linux', host);
    await inEditor({ ...options, env: off }, scenes => scenes.welcome());
  } finally {
    await engine.stop();
    await removeScratch();
  }
}

async function inEnglish(scenes: Scenes): Promise<void> {
  await scenes.settle();
  await scenes.tree();
  await scenes.containerMenu('shop-api', 'menu');
  await scenes.topology({
    'vs-dark': 'topology-dark',
    vs: 'topology-light',
    'hc-black': 'topology-high-contrast',
  });
  await scenes.selection('shop-nginx', 'topology-menu');
  await scenes.connectionTest();
  await scenes.networkForm();
  await scenes.nginxStudio();
}

async function inKorean(scenes: Scenes): Promise<void> {
  await scenes.settle();
  await scenes.openTopology('Docker Networks: 토폴로지 보기');
  await scenes.containerMenu('shop-api', 'korean');
}

async function inEditor(options: EditorOptions, take: (scenes: Scenes) => Promise<void>) {
  const editor = await startEditor(options);
  try {
    await take(new Scenes(editor, pictures));
  } finally {
    await editor.close();
  }
}

/** The extension is installed as people install it: an editor in development mode says so in its title. */
async function editorOptions(scratch: string): Promise<EditorOptions> {
  const vsix = await packageExtension(scratch);
  const folder = path.join(scratch, 'shop');
  await mkdir(folder);
  const settings = { 'editor.minimap.enabled': false };
  return { vsix, folder, settings, viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
