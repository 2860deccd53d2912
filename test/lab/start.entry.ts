// What `npm start` does once everything is built; scripts/start.mjs builds and calls it.
import { requestTo } from './engine/request';
import { removeImages } from './images';
import { removeSample, startSample } from './sample';
import { hasDesktopEditor, startDesktopEditor, type StartedEditor } from './start/desktopEditor';
import { findEngine } from './start/findEngine';
import { helpText, readOptions, type StartOptions } from './start/options';
import { portOrFree } from './start/ports';
import { installDocker, startPrivateEngine } from './start/privateEngine';
import { startWebEditor } from './start/webEditor';
import { canInstall, ensureEngineNeeds } from './system';
import { delay } from './wait';

type Undo = () => Promise<void>;
const undos: Undo[] = [];

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.hasHelp) {
    console.log(helpText);
    return;
  }
  const opening = open(options);
  try {
    await Promise.race([opening.then(editor => editor.closed), interruption()]);
    console.log('\nEnding what was started');
    // What is being made at this moment can only be taken away once it is there.
    await Promise.race([opening, delay(20_000)]);
  } finally {
    await end();
  }
}

/** Resolves at the first Ctrl-C; the second one ends the program, and the keeper cleans up. */
function interruption(): Promise<void> {
  return new Promise(resolve => {
    setInterval(() => undefined, 60_000); // a promise alone keeps no process alive
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) {
      process.once(signal, () => {
        for (const next of signals) process.on(next, () => process.exit(130));
        resolve();
      });
    }
  });
}

/** Engine, sample, editor; each notes how it is ended. */
async function open(options: StartOptions): Promise<StartedEditor> {
  const env = await openEngine(options);
  const isDesktop = options.editor ? options.editor === 'desktop' : await hasDesktopEditor();
  if (!isDesktop) console.log('Preparing VS Code for the browser (code-server from npm)');
  const { editorPort: port, language } = options;
  const editor = isDesktop
    ? startDesktopEditor(env, language)
    : await startWebEditor({ port, env, language });
  undos.push(editor.stop);
  console.log(`\n${editor.place}\nCtrl-C ends everything that was started.`);
  return editor;
}

/** Gives the environment that leads the extension to the engine. */
async function openEngine(options: StartOptions): Promise<NodeJS.ProcessEnv> {
  const found = await findEngine();
  if (found) {
    console.log(`The engine at ${found} answers`);
    if (options.wantsSample) await openSample(found, options.samplePort);
    return {};
  }
  if (!canInstall()) {
    console.log('No engine answers. Install and start Docker, or run this as root on Debian.');
    return {};
  }
  console.log(
    'No engine answers. Installing the packages docker.io and iptables from the distribution, if\n' +
      'they are missing (no service is started), and starting a private engine with its own socket\n' +
      'and data folder.',
  );
  await ensureEngineNeeds();
  await installDocker();
  const engine = await startPrivateEngine();
  undos.push(engine.stop);
  console.log(`The private engine is at ${engine.host}`);
  await openSample(engine.host, options.samplePort);
  return { DOCKER_HOST: engine.host };
}

async function openSample(host: string, wantedPort: number): Promise<void> {
  const request = requestTo(host);
  const publishPort = await portOrFree(wantedPort);
  console.log('Building the images of the sample application and starting it');
  undos.push(async () => {
    await removeSample(request);
    await removeImages(request);
  });
  await startSample(request, { publishPort });
  console.log(`The sample application is at http://localhost:${publishPort}`);
}

async function end(): Promise<void> {
  for (const undo of undos.splice(0).reverse()) {
    await undo().catch((error: unknown) => console.error(messageOf(error)));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(messageOf(error));
    process.exit(1);
  },
);
