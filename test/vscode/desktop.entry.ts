// Runs the suite inside a desktop VS Code, which it downloads:  npm run test:desktop
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { download, runTests } from '@vscode/test-electron';
import { cacheFolder } from '../lab/cache';
import { startEngine } from '../lab/engine';
import { keep } from '../lab/keeper';
import { entryPath, projectRoot } from '../lab/project';
import { startSample } from '../lab/sample';
import { findEngine } from '../lab/start/findEngine';
import { canInstall, ensureEngineNeeds } from '../lab/system';
import type { SuiteReport } from './suite/report';

interface DesktopEngine {
  readonly host: string;
  readonly stop: () => Promise<void>;
}

/** Gives whether all tests passed. */
async function main(): Promise<boolean> {
  const executable = process.env['VSCODE_EXECUTABLE'] ?? (await downloadEditor());
  const engine = await openEngine();
  console.log(`The engine is at ${engine.host}`);
  try {
    return await runSuite(executable, engine.host);
  } finally {
    await engine.stop();
  }
}

async function downloadEditor(): Promise<string> {
  const cachePath = path.join(cacheFolder(), 'desktop');
  await mkdir(cachePath, { recursive: true });
  try {
    return await download({ cachePath });
  } catch (error) {
    const advice = 'Give the program of an installed one in VSCODE_EXECUTABLE.';
    throw new Error(`VS Code cannot be downloaded here (${messageOf(error)}). ${advice}`, {
      cause: error,
    });
  }
}

/** A private engine with the sample where that is possible, else the person's own, which the suite only reads. */
async function openEngine(): Promise<DesktopEngine> {
  if (canInstall()) {
    await ensureEngineNeeds();
    const engine = await startEngine('28.5');
    try {
      await startSample(engine.request);
    } catch (error) {
      await engine.stop();
      throw error;
    }
    return engine;
  }
  const host = await findEngine();
  if (!host) throw new Error('No engine answers. Start Docker, or name an engine in DOCKER_HOST.');
  return { host, stop: () => Promise.resolve() };
}

async function runSuite(executable: string, host: string): Promise<boolean> {
  // A short name: VS Code's own socket is in there, and a socket's path has little room.
  const scratch = mkdtempSync(path.join(tmpdir(), 'dn-desktop-'));
  const removeScratch = keep({ kind: 'folder', path: scratch });
  const resultFile = path.join(scratch, 'result.json');
  const folder = path.join(scratch, 'workspace');
  await mkdir(folder);
  try {
    const hasEnded = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: projectRoot(),
      extensionTestsPath: entryPath('vscode/suite/index').replace(/\.js$/, ''),
      extensionTestsEnv: { DOCKER_HOST: host, TEST_RESULT_FILE: resultFile },
      launchArgs: [
        folder,
        ...['--user-data-dir', path.join(scratch, 'user')],
        ...['--extensions-dir', path.join(scratch, 'extensions')],
      ],
    }).then(
      () => true,
      (error: unknown) => {
        console.error(messageOf(error));
        return false;
      },
    );
    return printReport(resultFile) && hasEnded;
  } finally {
    await removeScratch();
  }
}

function printReport(file: string): boolean {
  if (!existsSync(file)) {
    console.error(`VS Code ended before the suite did.${displayHint()}`);
    return false;
  }
  const { passed, skipped, failed } = JSON.parse(readFileSync(file, 'utf8')) as SuiteReport;
  for (const { title, error } of failed) console.error(`\n${title}\n${error}`);
  for (const title of skipped) console.log(`skipped: ${title}`);
  console.log(`${passed.length} passed, ${failed.length} failed`);
  return passed.length > 0 && failed.length === 0;
}

function displayHint(): string {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const isHeadless = process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
  return isHeadless ? ' There is no display here: try  xvfb-run -a npm run test:desktop' : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().then(
  isGood => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(messageOf(error));
    process.exit(1);
  },
);
