import { posix } from 'node:path';
import type { EngineAddress, FoundEngine } from './address';
import { addressText } from './addressText';
import type { Surroundings } from './surroundings';

/** What usually listens at a place. Its maker's own name for it, not translated. */
export type EngineProduct =
  | 'Docker'
  | 'Docker (rootless)'
  | 'Docker Desktop'
  | 'OrbStack'
  | `Colima (${string})`
  | `Lima (${string})`
  | 'Rancher Desktop'
  | 'Podman'
  | 'Podman (rootless)'
  | 'Podman machine';

/** A socket or pipe where engines usually listen. */
export interface UsualPlace {
  readonly path: string;
  readonly product: EngineProduct;
}

/**
 * The first usual socket or pipe that exists. When none does, the platform's default one all the same: so the
 * failure names it, and it is found as soon as the engine starts.
 */
export async function fromUsualPlaces(around: Surroundings): Promise<FoundEngine> {
  const [first, ...others] = await usualPlaces(around);
  for (const { path } of [first, ...others]) {
    if (await around.exists(path)) return found(path, around.platform);
  }
  return found(first.path, around.platform);
}

/** The usual places where something listens, as this machine has them now. */
export async function presentPlaces(around: Surroundings): Promise<readonly UsualPlace[]> {
  const places = await usualPlaces(around);
  const areThere = await Promise.all(places.map(({ path }) => around.exists(path)));
  return places.filter((_, index) => areThere[index]);
}

/** The path of a socket, or on Windows of a pipe, as an address. */
export function addressOf(path: string, platform: NodeJS.Platform): EngineAddress {
  return { kind: platform === 'win32' ? 'pipe' : 'socket', path };
}

/** Places where engines usually listen, the platform's default one first. */
async function usualPlaces(
  around: Surroundings,
): Promise<readonly [UsualPlace, ...(readonly UsualPlace[])]> {
  const { env, home, platform } = around;
  if (platform === 'win32') return windowsPipes;
  const runtime = env['XDG_RUNTIME_DIR'];
  const inRuntime = (path: string, product: EngineProduct) =>
    runtime ? [{ path: posix.join(runtime, path), product }] : [];
  const inHome = (path: string, product: EngineProduct) => ({
    path: posix.join(home, path),
    product,
  });
  const [colima, newColima, lima] = await Promise.all([
    around.list(posix.join(home, '.colima')),
    around.list(posix.join(home, '.config/colima')),
    around.list(posix.join(home, '.lima')),
  ]);
  return [
    { path: '/var/run/docker.sock', product: 'Docker' },
    ...inRuntime('docker.sock', 'Docker (rootless)'),
    inHome('.docker/run/docker.sock', 'Docker Desktop'), // on macOS
    inHome('.docker/desktop/docker.sock', 'Docker Desktop'), // on Linux
    inHome('.orbstack/run/docker.sock', 'OrbStack'),
    ...machines(colima).map(name => inHome(`.colima/${name}/docker.sock`, `Colima (${name})`)),
    ...machines(newColima).map(name =>
      inHome(`.config/colima/${name}/docker.sock`, `Colima (${name})`),
    ),
    inHome('.rd/docker.sock', 'Rancher Desktop'),
    ...machines(lima).map(name => inHome(`.lima/${name}/sock/docker.sock`, `Lima (${name})`)),
    ...inRuntime('podman/podman.sock', 'Podman (rootless)'),
    { path: '/run/podman/podman.sock', product: 'Podman' },
    inHome('.local/share/containers/podman/machine/podman.sock', 'Podman machine'),
  ];
}

/** The folders of machines: names with `_` or `.` in front are the program's own. */
function machines(names: readonly string[]): readonly string[] {
  const own = names.filter(name => /^[a-z\d]/i.test(name));
  return own.sort(
    (a, b) => Number(b === 'default') - Number(a === 'default') || a.localeCompare(b),
  );
}

const windowsPipes: readonly [UsualPlace, ...(readonly UsualPlace[])] = [
  { path: '//./pipe/docker_engine', product: 'Docker' },
  { path: '//./pipe/dockerDesktopLinuxEngine', product: 'Docker Desktop' },
  { path: '//./pipe/dockerDesktopWindowsEngine', product: 'Docker Desktop' },
  { path: '//./pipe/podman-machine-default', product: 'Podman machine' },
];

function found(path: string, platform: NodeJS.Platform): FoundEngine {
  const address = addressOf(path, platform);
  return { ...address, source: 'usual', name: addressText(address) };
}
