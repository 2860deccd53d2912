// Takes the pictures of the README and of the first steps:  npm run screenshots
import { mkdtempSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EditorOptions, startEditor } from '../lab/editor';
import { startEngine } from '../lab/engine';
import { keep } from '../lab/keeper';
import { projectRoot } from '../lab/project';
import { packageExtension } from '../lab/start/packageExtension';
import { startSample } from '../lab/sample';
import { startBusyDay } from './screenshots/busyDay';
import { useDockerContext } from './screenshots/dockerContext';
import { filmFirstSteps } from './screenshots/firstSteps';
import { Scenes } from './screenshots/scenes';
import { filmTour } from './screenshots/tour';

const pictures = path.join(projectRoot(), 'docs', 'screenshots');

async function main(): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docker-networks-screenshots-'));
  const removeScratch = keep({ kind: 'folder', path: scratch });
  await mkdir(pictures, { recursive: true });
  const options = await editorOptions(scratch);
  try {
    await takeStills(scratch, options);
    await takeTour(scratch, options);
    for (const language of ['en', 'ko'] as const) {
      const folder = path.join(pictures, 'first-steps');
      await filmFirstSteps({ vsix: options.vsix, language, scratch, folder });
    }
  } finally {
    await removeScratch();
  }
}

async function takeStills(scratch: string, options: InstalledOptions): Promise<void> {
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
  }
}

/** The moving picture at the top of the README. */
async function takeTour(scratch: string, options: InstalledOptions): Promise<void> {
  const engine = await startEngine('28.5');
  try {
    await startSample(engine.request);
    const env = await useDockerContext(path.join(scratch, 'tour'), 'shop-dev', engine.host);
    const settings = { ...options.settings, 'dockerNetworks.tree.showPredefined': false };
    const small = { viewport: { width: 1080, height: 675 }, deviceScaleFactor: 1 };
    const editor = await startEditor({ ...options, ...small, settings, env });
    try {
      await writeFile(path.join(pictures, 'tour.gif'), await filmTour(editor));
      console.log('  tour.gif');
    } finally {
      await editor.close();
    }
  } finally {
    await engine.stop();
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

type InstalledOptions = EditorOptions & { readonly vsix: string };

/** The extension is installed as people install it: an editor in development mode says so in its title. */
async function editorOptions(scratch: string): Promise<InstalledOptions> {
  const downloads = path.join(scratch, 'Downloads'); // its name is in a picture
  await mkdir(downloads);
  const vsix = await packageExtension(downloads);
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
