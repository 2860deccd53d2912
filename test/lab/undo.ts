import { readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { restoreHostNetwork, type HostNetwork } from './engine/hostNetwork';
import { tryRun } from './run';
import { delay } from './wait';

/** Something on the machine that must be gone at the end. */
export type Trace =
  | { readonly kind: 'group'; readonly pid: number }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'cgroup'; readonly name: string }
  | { readonly kind: 'hostNetwork'; readonly before: HostNetwork };

/** Takes a trace away; does nothing when it is gone already. */
export async function undo(trace: Trace): Promise<void> {
  switch (trace.kind) {
    case 'group':
      return killGroup(trace.pid);
    case 'folder':
      return rm(trace.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    case 'link':
      await tryRun('ip', ['link', 'delete', trace.name]);
      return;
    case 'cgroup':
      return removeCgroups(trace.name);
    case 'hostNetwork':
      return restoreHostNetwork(trace.before);
  }
}

/** Whether a process exists and is no zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return pid > 0;
  }
}

/** Wakes up paused containers: frozen processes do not even react to SIGKILL. */
export function thaw(name: string): void {
  for (const folder of cgroupFolders(name)) {
    writeQuietly(path.join(folder, 'freezer.state'), 'THAWED');
    writeQuietly(path.join(folder, 'cgroup.freeze'), '0');
  }
}

async function killGroup(pid: number): Promise<void> {
  for (let i = 0; i < 400; i++) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      return;
    }
    if (isGroupDead(pid)) return;
    await delay(25);
  }
}

/** Whether only zombies are left of a process group; whoever inherits those may take its time. */
function isGroupDead(group: number): boolean {
  const pids = foldersIn('/proc').filter(name => /^\d+$/.test(name));
  return pids.every(pid => {
    const [, state, , owner] = /\) (\S) (\d+) (\d+)/.exec(readQuietly(`/proc/${pid}/stat`)) ?? [];
    return Number(owner) !== group || state === 'Z';
  });
}

async function removeCgroups(name: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const folders = cgroupFolders(name);
    if (folders.length === 0) return;
    for (const folder of folders) rmdirQuietly(folder);
    await delay(50);
  }
}

/** The cgroup's folders in every hierarchy, children before their parents. */
function cgroupFolders(name: string): string[] {
  const root = '/sys/fs/cgroup';
  const tops = ['', ...foldersIn(root)].map(hierarchy => path.join(root, hierarchy, name));
  return tops.flatMap(withChildren);
}

function withChildren(folder: string): string[] {
  const names = foldersIn(folder, true);
  if (!names) return [];
  return [...names.flatMap(name => withChildren(path.join(folder, name))), folder];
}

function foldersIn(folder: string): string[];
function foldersIn(folder: string, isOptional: true): string[] | undefined;
function foldersIn(folder: string, isOptional = false): string[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
  } catch {
    return isOptional ? undefined : [];
  }
}

function writeQuietly(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'r+' });
  } catch {
    // There is no such control in this hierarchy, or the cgroup has just gone.
  }
}

function rmdirQuietly(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It still has a process that is ending; the next round sees to it.
  }
}

function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
