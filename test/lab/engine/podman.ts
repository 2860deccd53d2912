import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineBinaries } from './binaries';
import type { EngineCommand, EngineSetup } from './daemon';
import { openRoot } from './namespaces';

/** How Podman's service is started, in a root folder of its own. */
export async function podmanCommand(
  binaries: EngineBinaries,
  { folder, socket, cgroup, namespaces }: EngineSetup,
): Promise<EngineCommand> {
  await writeConfiguration(folder);
  const root = await openRoot(namespaces, folder, binaries.root, cgroup);
  const service = ['system', 'service', '--time', '0', `unix://${socket}`];
  return {
    argv: root.enter(['podman', '--log-level', 'warn', ...service]),
    env: {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      TMPDIR: folder,
      PODMAN_IGNORE_CGROUPSV1_WARNING: '1',
    },
  };
}

/** Writes what becomes /etc in Podman's root. */
async function writeConfiguration(folder: string): Promise<void> {
  const etc = path.join(folder, 'etc');
  await mkdir(path.join(etc, 'containers'), { recursive: true });
  const files = {
    passwd: 'root:x:0:0:root:/root:/bin/sh\n',
    group: 'root:x:0:\n',
    hosts: '127.0.0.1 localhost\n',
    'containers/policy.json': JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }),
    'containers/registries.conf': 'unqualified-search-registries = ["docker.io"]\n',
    'containers/containers.conf': containersConf(folder),
    'containers/storage.conf': toml({
      storage: {
        driver: 'overlay',
        graphroot: path.join(folder, 'data'),
        runroot: path.join(folder, 'exec'),
      },
    }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(etc, name), text);
}

function containersConf(folder: string): string {
  return toml({
    containers: {
      // What it takes by itself may be more than this process is allowed to give.
      default_ulimits: [
        `nofile=${hardLimit('Max open files')}`,
        `nproc=${hardLimit('Max processes')}`,
      ],
      log_driver: 'k8s-file',
    },
    engine: {
      cgroup_manager: 'cgroupfs',
      events_logger: 'file',
      events_logfile_path: path.join(folder, 'events.log'),
      runtime: 'crun',
      helper_binaries_dir: ['/usr/lib/podman', '/usr/libexec/podman', '/usr/bin'],
      init_path: '/usr/libexec/podman/catatonit',
      stop_timeout: 1, // a forced removal waits for it, too
    },
    network: {
      network_backend: 'netavark',
      network_config_dir: path.join(folder, 'networks'),
    },
  });
}

function hardLimit(name: string): string {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const [, hard] = new RegExp(`^${name} +\\S+ +(\\S+)`, 'm').exec(limits) ?? [];
  const value = !hard || hard === 'unlimited' ? '-1' : hard;
  return `${value}:${value}`;
}

type Table = Readonly<Record<string, string | number | readonly string[]>>;

/** Numbers, strings and lists of those are written in TOML as in JSON. */
function toml(tables: Readonly<Record<string, Table>>): string {
  const lines = Object.entries(tables).flatMap(([name, table]) => [
    `[${name}]`,
    ...Object.entries(table).map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
  ]);
  return `${lines.join('\n')}\n`;
}
