import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import type { ContainerId } from '../../landscape/landscape';
import { insistOn } from '../insist';
import { isGoing, look } from '../rebuild/look';
import { unlessGone } from '../unlessGone';
import type { RemakePlan } from './plan';

/**
 * Brings back the container of before under its name, running where it ran, and removes the new one. It looks at the
 * engine instead of trusting what was done: already right, it changes nothing.
 *
 * @returns why it could not be brought back; undefined when all is as it was.
 */
export function restore(engine: Engine, plan: RemakePlan): Promise<Error | undefined> {
  return insistOn(() => attempt(engine, plan));
}

async function attempt(engine: Engine, plan: RemakePlan): Promise<void> {
  const { containerId, name, draftName, madeId, restart, isActive } = plan;
  const { containers } = await look(engine);
  const old = containers.find(({ id, state }) => id === containerId && !isGoing(state));
  // Without it there is nothing to go back to, and the new one is all that is left.
  if (!old) throw new EngineError('notFound', `No such container: ${name}`);
  const made = containers.find(
    other => other.id === madeId || (other.name === draftName && other.id !== containerId),
  );
  if (made) await unlessGone(engine.removeContainer(made.id, { isForced: true }));
  if (old.name !== name) await engine.renameContainer(containerId, name);
  if (restart) await setRestart(engine, containerId, restart);
  if (isActive && old.state !== 'running') await engine.startContainer(containerId);
  const now = (await look(engine)).containers;
  const isBack = now.some(
    each =>
      each.id === containerId && each.name === name && (!isActive || each.state === 'running'),
  );
  const isLeft = now.some(({ id, state }) => id === made?.id && !isGoing(state));
  if (!isBack || isLeft) {
    throw new EngineError('conflict', `container ${name} was changed meanwhile`);
  }
}

/** Podman 4 cannot change it, so it never was. */
export async function setRestart(
  engine: Engine,
  container: ContainerId,
  policy: NonNullable<RemakePlan['restart']>,
): Promise<void> {
  await unlessGone(engine.setRestart(container, policy));
}
