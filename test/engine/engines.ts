import type { EngineVersion, LabEngine } from '../lab/engine';
import { startEngine } from '../lab/engine';
import { isPodman } from '../lab/engine/binaries';
import { call } from '../lab/engine/request';
import { loadImages } from '../lab/images';
import { leaveSwarm } from '../lab/swarm';
import { inParallel } from '../lab/wait';

/** The oldest and the newest: what most tests run on. */
export const versions = ['20.10', '28.5'] as const;

/** For tests of what may differ in between as well. */
export const allVersions = ['20.10', '26.1', '28.5'] as const;

/** For tests of what Podman's answer to Docker's API has to give as well. */
export const podmanVersions = ['podman4', 'podman5'] as const;

/** The long forms, `npm run soak`: on every engine, at every step. */
export const isSoak = process.env['DOCKER_NETWORKS_SOAK'] !== undefined;

// Each test file is a bundle of its own, with its own module variables: what they share is the process.
const key = Symbol.for('dockerNetworks.testEngines');
type Engines = Map<EngineVersion, Promise<LabEngine>>;
const shared = globalThis as { [key]?: Engines };
const engines: Engines = shared[key] ?? new Map<EngineVersion, Promise<LabEngine>>();
shared[key] = engines;

/** The engine of a version that all test files of this process share, with the images loaded. */
export function sharedEngine(version: EngineVersion): Promise<LabEngine> {
  let engine = engines.get(version);
  if (!engine) {
    engine = begin(version);
    engines.set(version, engine);
  }
  return engine;
}

async function begin(version: EngineVersion): Promise<LabEngine> {
  const engine = await startEngine(version);
  await loadImages(engine.request);
  return engine;
}

/** Ends all shared engines. Whichever file's hook comes first does it. */
async function end(): Promise<void> {
  const all = [...engines.values()];
  engines.clear();
  for (const engine of await Promise.allSettled(all)) {
    if (engine.status === 'fulfilled') await engine.value.stop();
  }
}

/**
 * Describes the same tests for each version, on the shared engine, which is empty before and after.
 *
 * @param own versions whose tests get an engine of their own: Podman 4 stops to answer names after a hundred tests or so.
 */
export function describeEngines(
  name: string,
  tests: (engine: () => LabEngine, version: EngineVersion) => void,
  only: readonly EngineVersion[] = versions,
  own: readonly EngineVersion[] = [],
): void {
  for (const version of only) {
    describe(`${name}, ${titleOf(version)}`, function () {
      this.timeout(180_000);
      const isOwn = own.includes(version);
      let engine: LabEngine;
      before(async () => {
        engine = await (isOwn ? begin(version) : sharedEngine(version));
        await clean(engine);
      });
      tests(() => engine, version);
      after(() => (isOwn ? engine.stop() : clean(engine)));
    });
  }
}

function titleOf(version: EngineVersion): string {
  return isPodman(version) ? version.replace('podman', 'Podman ') : `Docker ${version}`;
}

// Outside of any suite, so it runs when all files are done.
after(async function () {
  this.timeout(180_000);
  await end();
});

/**
 * Leaves a swarm, which would start its containers again; removes all containers, then all
 * networks that are not the engine's own. A swarm leaves docker_gwbridge behind.
 */
export async function clean({ request }: LabEngine): Promise<void> {
  await leaveSwarm({ request });
  const listed = (path: string) => call<{ Id: string; Name: string }[]>(request, 'GET', path);
  // Podman keeps a container as long as another one uses its namespace, and for good once its networks are gone.
  for (let round = 0; round < 4; round++) {
    const left = await listed('/containers/json?all=1');
    if (left.length === 0) break;
    await inParallel(left, 4, ({ Id }) => request('DELETE', `/containers/${Id}?force=1&v=1`));
  }
  const networks = await listed('/networks');
  const own = new Set(['bridge', 'host', 'none']);
  for (const { Id, Name } of networks)
    if (!own.has(Name)) await request('DELETE', `/networks/${Id}`);
}
