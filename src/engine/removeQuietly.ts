import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';

/**
 * Removes a container of our own, running or not. Never throws: what cannot be removed is swept away later.
 * Podman 4 refuses to remove what ends at that very moment (“container state improper”), so it is asked again.
 *
 * @param id or its name.
 */
export async function removeQuietly(engine: Engine, id: ContainerId): Promise<void> {
  const remove = () => engine.removeContainer(id, { isForced: true });
  await remove()
    .catch(remove)
    .catch(() => undefined);
}
