import { existsSync, mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installedEngine } from '../engine/binaries';
import { Daemon } from '../engine/daemon';
import { dockerdCommand } from '../engine/dockerd';
import { readHostNetwork } from '../engine/hostNetwork';
import { openNamespaces } from '../engine/namespaces';
import { requestTo } from '../engine/request';
import { keep } from '../keeper';
import { installPackages } from '../system';
import { thaw } from '../undo';

/** An engine that only this program knows of. */
export interface PrivateEngine {
  readonly host: string;
  readonly stop: () => Promise<void>;
}

/** Installs the distribution's Docker, if there is none, without letting it start as a service. */
export async function installDocker(): Promise<void> {
  if (existsSync('/usr/sbin/dockerd') || existsSync('/usr/bin/dockerd')) return;
  const policy = '/usr/sbin/policy-rc.d'; // Debian's own way to forbid service starts
  const isOurs = !existsSync(policy);
  const remove = isOurs ? keep({ kind: 'folder', path: policy }) : undefined;
  if (isOurs) await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await installPackages(['docker.io', 'iptables', 'iproute2']);
  } finally {
    await remove?.();
  }
}

/**
 * Starts the installed Docker with a socket and data of its own. It is in the host's network, so
 * that published ports are at localhost; what it changes there is put back at the end.
 */
export async function startPrivateEngine(): Promise<PrivateEngine> {
  const undos: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const undo of undos.splice(0).reverse()) await undo();
  };
  try {
    return { host: await launch(undos), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function launch(undos: (() => Promise<void>)[]): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-private-'));
  undos.push(keep({ kind: 'folder', path: folder }));
  const cgroup = `docker-networks-${process.pid}`;
  undos.push(keep({ kind: 'cgroup', name: cgroup }));
  undos.push(keep({ kind: 'hostNetwork', before: await readHostNetwork() }));
  const namespaces = await openNamespaces(folder, 'host');
  undos.push(namespaces.close);
  const socket = path.join(folder, 'docker.sock');
  const host = `unix://${socket}`;
  const command = dockerdCommand(installedEngine(), { folder, socket, cgroup, namespaces });
  const daemon = new Daemon({ folder, command, request: requestTo(host) });
  undos.push(() => daemon.end('SIGTERM').catch(() => undefined));
  undos.push(() => {
    thaw(cgroup);
    return Promise.resolve();
  });
  await daemon.start();
  return host;
}
