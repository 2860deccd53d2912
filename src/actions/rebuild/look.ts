import type { Engine } from '../../engine/engine';
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import type { ContainerId, Landscape, NetworkId } from '../../landscape/landscape';
import { readLandscape } from '../../landscape/readLandscape';
import { sleep } from '../sleep';

/** The landscape as of now: what was connected to a container that does not run came without an event. */
export async function look(engine: Engine, signal?: AbortSignal): Promise<Landscape> {
  const [networks, containers] = await Promise.all([
    engine.listNetworks(undefined, signal),
    engine.listContainers(undefined, signal),
  ]);
  return readLandscape({ networks, containers });
}

/**
 * The containers on a network. Not those that use another one's namespace, which come along with it; nor those that
 * are going, which take no changes.
 */
export function membersOf(landscape: Landscape, network: NetworkId): readonly Attachment[] {
  return attachmentsOf(landscape)
    .of(network)
    .filter(({ container, through }) => !through && !isGoing(container.state));
}

/** Those whose containers still exist. */
export function presentOf<T extends { readonly containerId: ContainerId }>(
  endpoints: readonly T[],
  { containers }: Landscape,
): readonly T[] {
  const ids = new Set(containers.filter(({ state }) => !isGoing(state)).map(({ id }) => id));
  return endpoints.filter(({ containerId }) => ids.has(containerId));
}

/** True for the states of a container that can be waited for and nothing else. */
export function isGoing(state: string): boolean {
  return state === 'removing' || state === 'dead';
}

/** Removes a network and waits until it is gone, which a Swarm's is only a little later. */
export async function removeAndWait(engine: Engine, network: NetworkId): Promise<void> {
  await engine.removeNetwork(network);
  for (let attempt = 0; attempt < 50; attempt++) {
    const left = await engine.listNetworks([network]);
    if (left.length === 0) return;
    await sleep(100);
  }
}
