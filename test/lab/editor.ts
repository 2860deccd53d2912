import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './editor/browser';
import { injectDevelopmentOptions } from './editor/developmentOptions';
import { keep } from './keeper';
import { workbenchOf, type Workbench } from './ui/workbench';
import { startServer, type ServerOptions, type VscodeServer } from './vscodeServer';

export { ensureEditor, newestEditor, oldestEditor } from './vscodeServer';

export interface EditorOptions extends ServerOptions {
  /** An extension's folder, to run in development mode; or use `vsix`. */
  readonly extensionDir?: string;
  /** Folders of further ones beside it. */
  readonly others?: readonly string[];
  /** The folder to open; an empty temporary one if left out. */
  readonly folder?: string;
  /** A display language such as `ko` for the extension's own texts. */
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** 2 makes screenshots of twice the resolution. */
  readonly deviceScaleFactor?: number;
}

/** A real VS Code with an extension, in a browser that a test drives. */
export interface LabEditor extends Workbench {
  readonly page: Page;
  readonly server: VscodeServer;
  /** The folder that is open. */
  readonly folder: string;
  /** What the page wrote to its console. */
  readonly logs: readonly string[];
  /** Loads the window again. */
  readonly reload: () => Promise<void>;
  /** Ends the server and with it the extension host, and starts both again. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens an editor. */
export async function startEditor(options: EditorOptions = {}): Promise<LabEditor> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'docker-networks-folder-'));
  const removeFolder = options.folder ? undefined : keep({ kind: 'folder', path: folder });
  const server = await startServer(options);
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    await removeFolder?.();
  };
  try {
    const page = await openPage(browser, options);
    const logs = collectLogs(page);
    const address = `${server.url}?${new URLSearchParams({ folder }).toString()}`;
    await load(page, address);
    const workbench = workbenchOf(page);
    // By the command: a bare reload of the page would not let VS Code write its state first.
    const reload = async () => {
      const loaded = page.waitForEvent('load', { timeout: 60_000 });
      const row = await workbench.openPalette('Developer: Reload Window');
      await row.click({ noWaitAfter: true });
      await loaded;
      await ready(page);
    };
    const restart = async () => {
      await server.restart();
      await load(page, address);
    };
    return { ...workbench, page, server, folder, logs, reload, restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

async function openPage(browser: Browser, options: EditorOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1400, height: 900 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // The browser's own question whether to leave the page; left alone, it means no.
  page.on('dialog', dialog => void dialog.accept());
  await injectDevelopmentOptions(page, {
    extensions: [
      ...(options.extensionDir ? [path.resolve(options.extensionDir)] : []),
      ...(options.others ?? []),
    ],
    ...(options.language ? { language: options.language } : {}),
  });
  return page;
}

function collectLogs(page: Page): string[] {
  const logs: string[] = [];
  page.on('console', message => logs.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', error => logs.push(`pageerror ${error.message}`));
  return logs;
}

async function load(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('.monaco-workbench .part.activitybar', { timeout: 60_000 });
  await page.waitForSelector('.part.statusbar .statusbar-item', { timeout: 60_000 });
}
