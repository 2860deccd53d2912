import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './editor/browser';
import { injectDevelopmentOptions } from './editor/developmentOptions';
import { keep } from './keeper';
import { startServer, type ServerOptions } from './vscodeServer';

export interface SuiteOptions extends ServerOptions {
  readonly extensionDir: string;
  /** A module that exports run(), as @vscode/test-electron wants it. */
  readonly suitePath: string;
  readonly folder?: string;
  readonly language?: string;
  readonly timeout?: number;
}

export interface SuiteResult {
  /** 0 when run() ended well. */
  readonly exitCode: number;
  /** What the suite wrote to the file that the variable TEST_RESULT_FILE names, parsed. */
  readonly result: unknown;
  /** What the extension host wrote to its console, and the server to its log. */
  readonly output: string;
}

/** Runs a suite inside the extension host of a real VS Code. */
export async function runSuiteInEditor(options: SuiteOptions): Promise<SuiteResult> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'docker-networks-suite-'));
  const removeScratch = keep({ kind: 'folder', path: scratch });
  const resultFile = path.join(scratch, 'result.json');
  const env = { ...options.env, TEST_RESULT_FILE: resultFile };
  const server = await startServer({ ...options, env });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const lines: string[] = [];
    page.on('console', message => lines.push(message.text()));
    const query = new URLSearchParams({ folder: options.folder ?? scratch });
    const exitCode = await runIn(page, `${server.url}?${query.toString()}`, options);
    const result = existsSync(resultFile) ? parse(readFileSync(resultFile, 'utf8')) : undefined;
    return { exitCode, result, output: [...lines, await server.readLog()].join('\n') };
  } finally {
    await browser.close();
    await server.stop();
    await removeScratch();
  }
}

/** VS Code calls codeAutomationExit when run() has ended. */
async function runIn(page: Page, address: string, options: SuiteOptions): Promise<number> {
  let finish: (code: number) => void = () => undefined;
  const ended = new Promise<number>(resolve => (finish = resolve));
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
  page.on('crash', () => finish(98));
  await injectDevelopmentOptions(page, {
    extensions: [path.resolve(options.extensionDir)],
    testsPath: path.resolve(options.suitePath).replace(/\.js$/, ''),
    ...(options.language ? { language: options.language } : {}),
  });
  await page.goto(address);
  const timer = setTimeout(() => finish(97), options.timeout ?? 180_000);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
