import { posix } from 'node:path';
import type { FoundEngine } from './address';
import type { Surroundings } from './surroundings';

const windowsPipes = [
  '//./pipe/docker_engine',
  '//./pipe/dockerDesktopLinuxEngine',
  '//./pipe/dockerDesktopWindowsEngine',
  '//./pipe/podman-machine-default',
] as const;

/**
 * The first usual socket or pipe that exists. When none does, the platform's default one all the same: so the
 * failure names it, and it is found as soon as the engine starts.
 */
export async function fromUsualPlaces(around: Surroundings): Promise<FoundEngine> {
  const [first, ...others] = usualPaths(around);
  for (const path of [first, ...others]) {
    if (await around.exists(path)) return found(path, around.platform);
  }
  return found(first, around.platform);
}

/** Paths where engines usually listen, the platform's default one first. */
export function usualPaths({ env, home, platform }: Surroundings): readonly [string, ...string[]] {
  if (platform === 'win32') return windowsPipes;
  const runtime = env['XDG_RUNTIME_DIR'];
  const inHome = (path: string) => posix.join(home, path);
  return [
    '/var/run/docker.sock',
    ...(runtime ? [posix.join(runtime, 'docker.sock')] : []),
    inHome('.docker/run/docker.sock'), // Docker Desktop on macOS
    inHome('.docker/desktop/docker.sock'), // Docker Desktop on Linux
    inHome('.orbstack/run/docker.sock'),
    inHome('.colima/default/docker.sock'),
    inHome('.config/colima/default/docker.sock'),
    inHome('.rd/docker.sock'), // Rancher Desktop
    inHome('.lima/docker/sock/docker.sock'),
    ...(runtime ? [posix.join(runtime, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
    inHome('.local/share/containers/podman/machine/podman.sock'),
  ];
}

function found(path: string, platform: NodeJS.Platform): FoundEngine {
  return platform === 'win32'
    ? { kind: 'pipe', path, source: 'usual', name: `npipe://${path}` }
    : { kind: 'socket', path, source: 'usual', name: `unix://${path}` };
}
