import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  // The tests never leave this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** The machine's Chromium, or the program that the variable CHROMIUM names. */
export function findChromium(): string | undefined {
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].map(name => `/usr/bin/${name}`);
  const { CHROMIUM } = process.env;
  return CHROMIUM ?? usual.find(file => existsSync(file));
}

/** Starts a browser without a window. It ends with this process, as it is told by a pipe. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  return chromium.launch({ executablePath, headless: true, args });
}
