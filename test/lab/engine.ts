import { mkdtempSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder } from './cache';
import { ensureCli, ensureEngine, isPodman } from './engine/binaries';
import type { EngineBinaries, EngineVersion } from './engine/binaries';
import { layCable } from './engine/cable';
import { Daemon, type EngineSetup } from './engine/daemon';
import { dockerdCommand } from './engine/dockerd';
import { openNamespaces, runInside } from './engine/namespaces';
import { podmanCommand } from './engine/podman';
import { startResolver } from './engine/resolver';
import { requestTo, type EngineRequest } from './engine/request';
import { keep } from './keeper';
import { run } from './run';
import { thaw } from './undo';

export type { DockerVersion, EngineVersion } from './engine/binaries';

export interface EngineOptions {
  /** More arguments for dockerd; Podman takes none. */
  readonly dockerdArgs?: readonly string[];
  /** The folder for its data and socket; a temporary one if left out. Removed by stop(). */
  readonly dir?: string;
}

/** A private Docker or Podman engine, apart from the machine's own. */
export interface LabEngine {
  readonly version: EngineVersion;
  /** The path of its socket. */
  readonly socket: string;
  /** The same for DOCKER_HOST. */
  readonly host: string;
  /** Where published ports answer from the host. */
  readonly address: string;
  /** Runs the docker CLI of the same version (for Podman, the newest) and gives its output. */
  docker(args: readonly string[], options?: { readonly input?: string }): Promise<string>;
  /** Runs a program inside its namespaces: its bridges, its firewall, its 127.0.0.1. */
  exec(argv: readonly string[]): Promise<string>;
  /** Sends one request to its API. */
  request: EngineRequest;
  /** Kills the daemon alone, as a crash would. */
  kill(): Promise<void>;
  /** Ends the daemon in an orderly way; its data and namespaces stay. */
  stopDaemon(): Promise<void>;
  /** Starts the daemon again, on the same socket and data. */
  startDaemon(): Promise<void>;
  /** Ends everything and removes its data. */
  stop(): Promise<void>;
}

/** Room for 3,584 networks; the default pools end at 31. */
const poolArgs = [
  ...['--bip', '172.17.0.1/16'],
  ...['172.18.0.0/15', '172.20.0.0/14', '172.24.0.0/13'].flatMap(base => [
    '--default-address-pool',
    `base=${base},size=24`,
  ]),
];

/** Starts an engine of a version beside whatever else runs on this machine. Needs root. */
export async function startEngine(
  version: EngineVersion,
  options: EngineOptions = {},
): Promise<LabEngine> {
  const programs = { engine: await ensureEngine(version), cli: await ensureCli(version) };
  const undos: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const undo of undos.splice(0).reverse()) await undo();
  };
  try {
    return await assemble(version, programs, options, undos, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Programs {
  readonly engine: EngineBinaries;
  readonly cli: EngineBinaries;
}

async function assemble(
  version: EngineVersion,
  programs: Programs,
  options: EngineOptions,
  undos: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<LabEngine> {
  const folder = options.dir ?? mkdtempSync(path.join(tmpdir(), 'docker-networks-engine-'));
  await mkdir(folder, { recursive: true });
  undos.push(keep({ kind: 'folder', path: folder }));
  const cgroup = `docker-networks-${process.pid}-${path.basename(folder).slice(-6)}`;
  undos.push(keep({ kind: 'cgroup', name: cgroup }));
  await writeFile(path.join(folder, 'resolv.conf'), '');
  const namespaces = await openNamespaces(folder, 'private');
  undos.push(namespaces.close);
  const cable = await layCable(namespaces);
  undos.push(cable.remove);
  await writeFile(path.join(folder, 'resolv.conf'), `nameserver ${cable.address}\n`);
  startResolver(namespaces, cable.address);
  const socket = path.join(folder, 'docker.sock');
  const request = requestTo(`unix://${socket}`);
  const setup: EngineSetup = { folder, socket, cgroup, namespaces };
  const command = isPodman(version)
    ? await podmanCommand(programs.engine, setup)
    : dockerdCommand(programs.engine, setup, [...poolArgs, ...(options.dockerdArgs ?? [])]);
  const daemon = new Daemon({ folder, command, request });
  undos.push(() => {
    thaw(cgroup);
    return Promise.resolve();
  });
  await daemon.start();
  const config = await writeCliConfig(folder, programs.cli);
  const env = {
    ...process.env,
    PATH: programs.cli.path,
    ...config,
    DOCKER_HOST: `unix://${socket}`,
  };
  return {
    version,
    socket,
    host: `unix://${socket}`,
    address: cable.address,
    docker: (argv, { input } = {}) => run('docker', argv, { env, ...(input ? { input } : {}) }),
    exec: argv => runInside(namespaces, argv),
    request,
    kill: () => daemon.end('SIGKILL'),
    stopDaemon: () => daemon.end('SIGTERM'),
    startDaemon: () => daemon.start(),
    stop,
  };
}

/** The CLI's own configuration; Debian's plug-ins are where it does not look by itself. */
async function writeCliConfig(folder: string, binaries: EngineBinaries) {
  const config = path.join(folder, 'cli');
  await mkdir(config, { recursive: true });
  const roots = [binaries.root, path.join(cacheFolder(), 'engines', '28.5')];
  const cliPluginsExtraDirs = roots.map(root => path.join(root, 'usr/libexec/docker/cli-plugins'));
  await writeFile(path.join(config, 'config.json'), JSON.stringify({ cliPluginsExtraDirs }));
  return { DOCKER_CONFIG: config };
}
