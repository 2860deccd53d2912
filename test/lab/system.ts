import { existsSync } from 'node:fs';
import { findChromium } from './editor/browser';
import { run, tryRun } from './run';

/** A Debian package and how to see that its content is there. */
interface Need {
  readonly package: string;
  readonly isThere: () => boolean | Promise<boolean>;
}

const hasProgram = (name: string) => () =>
  ['/usr/sbin', '/usr/bin', '/sbin', '/bin'].some(folder => existsSync(`${folder}/${name}`));

const needs: readonly Need[] = [
  { package: 'ca-certificates', isThere: () => existsSync('/etc/ssl/certs/ca-certificates.crt') },
  { package: 'iproute2', isThere: hasProgram('ip') },
  { package: 'iptables', isThere: hasProgram('iptables') },
  { package: 'util-linux', isThere: hasProgram('unshare') },
  { package: 'procps', isThere: hasProgram('ps') },
  { package: 'tar', isThere: hasProgram('tar') },
  { package: 'curl', isThere: hasProgram('curl') },
];

const browserNeeds: readonly Need[] = [
  { package: 'chromium', isThere: () => findChromium() !== undefined },
  { package: 'fonts-nanum', isThere: hasHangul },
];

/** Whether packages can be installed here: root on Debian or Ubuntu. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && hasProgram('apt-get')();
}

/** Installs the packages that engines need and this machine lacks. */
export function ensureEngineNeeds(): Promise<void> {
  return ensure(needs);
}

/** Installs the packages that a driven browser needs and this machine lacks. */
export function ensureBrowserNeeds(): Promise<void> {
  return ensure(browserNeeds);
}

/** Installs packages, without any that they merely recommend. */
export async function installPackages(names: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '--yes', '-qq', '--no-install-recommends', ...names];
  const isDone = (await tryRun('apt-get', args, { env })) !== undefined;
  if (isDone) return;
  await run('apt-get', ['update', '-qq'], { env }); // the lists are missing or old
  await run('apt-get', args, { env });
}

async function ensure(wanted: readonly Need[]): Promise<void> {
  const checked = await Promise.all(
    wanted.map(async need => ((await need.isThere()) ? [] : need.package)),
  );
  const missing = checked.flat();
  if (missing.length === 0) return;
  if (!canInstall()) {
    console.log(`Missing here, and only root on Debian may install it: ${missing.join(', ')}`);
    return;
  }
  console.log(`Installing ${missing.join(', ')} with apt-get`);
  await installPackages(missing);
}

async function hasHangul(): Promise<boolean> {
  const fonts = await tryRun('fc-list', [':lang=ko', 'family']);
  return fonts !== undefined && fonts.trim() !== '';
}
