import { randomBytes } from 'node:crypto';
import type { Engine } from '../engine/engine';
import type { HelperContainer } from '../engine/helperContainer';
import { removeQuietly } from '../engine/removeQuietly';
import { record, text } from '../landscape/fields';
import { type Container, type ContainerId, type TextMap } from '../landscape/landscape';
import { probeLabel, workplaceLabel } from '../landscape/probeLabel';

/** Seconds after which a helper ends by itself, whatever became of us; the engine then removes it. */
export const helperLife = 30;

/** Seconds after which one that is still there was left behind by somebody who died. */
const leftAfter = 4 * helperLife;

/** How a helper is to be. */
export interface HelperOptions {
  /** It sees the other one's processes, too. */
  readonly seesProcesses?: boolean;
  /** Seconds after which it ends by itself; at most so many that no sweep takes it for one that was left behind. */
  readonly life?: number;
}

/** A container of ours in the network namespace of another one. */
export interface Helper {
  readonly id: ContainerId;
  /** Never throws: what cannot be removed ends and goes by itself. */
  remove(): Promise<void>;
}

/**
 * Starts a helper in the container's network namespace, from an image that has BusyBox. It does nothing until
 * something is run in it.
 *
 * @throws EngineError; then nothing is left.
 */
export function startHelper(
  engine: Engine,
  target: Container,
  image: string,
  { seesProcesses = false, life = helperLife }: HelperOptions,
  signal: AbortSignal,
): Promise<Helper> {
  const command = ['busybox', 'sleep', String(life)];
  return startInside(engine, target, { image, command, seesProcesses }, signal);
}

/**
 * Makes and starts a container of ours in another one's network namespace.
 *
 * @throws EngineError; then nothing is left.
 */
export async function startInside(
  engine: Engine,
  target: Container,
  made: Omit<HelperContainer, 'name' | 'labels' | 'network'> & { readonly labels?: TextMap },
  signal: AbortSignal,
): Promise<Helper> {
  // By its name it can be removed also when nobody heard of its id.
  const name = `docker-networks-probe-${randomBytes(6).toString('hex')}`;
  const remove = () => removeQuietly(engine, name as ContainerId);
  const labels: TextMap = { ...made.labels, [probeLabel]: target.id };
  const network = { kind: 'namespace', of: target.id } as const;
  try {
    // Not to be cancelled: what an engine goes on making could not be removed yet.
    const id = await engine.createHelper({ ...made, name, labels, network });
    signal.throwIfAborted();
    await engine.startContainer(id);
    return { id, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Removes what earlier tests have left behind, of this window or another one, by the engine's own clock.
 *
 * @param oldest seconds: what is younger may belong to a test that still runs.
 */
export async function sweepHelpers(
  engine: Engine,
  signal?: AbortSignal,
  oldest = leftAfter,
): Promise<void> {
  const listed = (await engine.listLabelled(probeLabel, signal)).map(record);
  if (listed.length === 0) return;
  const now = Date.parse(text(record(await engine.info(signal))['SystemTime'])) || Date.now();
  const left = listed.filter(({ Created: created, Labels: labels, State: state }) => {
    // One that somebody keeps ends by itself when nobody does so any more.
    if (workplaceLabel in record(labels) && state === 'running') return false;
    const seconds = typeof created === 'number' ? now / 1000 - created : Infinity;
    return seconds >= oldest;
  });
  await Promise.all(left.map(({ Id: id }) => removeQuietly(engine, text(id) as ContainerId)));
}
