import { attachmentsOf } from '../../landscape/attachments';
import { list, record, text } from '../../landscape/fields';
import type { Container, Landscape } from '../../landscape/landscape';
import { Refusal } from '../refusal';

/** Why a container is not made again. */
export type RemakeObstacle =
  /** Compose would make it again from its file, as it is written there. */
  | { readonly kind: 'composed' }
  /** A Swarm's service made it, and makes another one. */
  | { readonly kind: 'task' }
  /** It has the network of another one, which publishes for it. */
  | { readonly kind: 'sharing' }
  /** Others have its network, and would be left without one. */
  | { readonly kind: 'shared'; readonly by: readonly Container[] }
  /** Others name it by a legacy link, which leads to the one of before. */
  | { readonly kind: 'linked' }
  /** `--rm`: stopped, it would be gone, and there were no way back. */
  | { readonly kind: 'selfRemoving' }
  /** The editor itself runs in it. */
  | { readonly kind: 'own' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'restarting' }
  | { readonly kind: 'removing' };

/** What is known without asking the engine. */
export function obstacleOf(landscape: Landscape, container: Container): RemakeObstacle | undefined {
  const { state, labels, networkMode } = container;
  if ('com.docker.swarm.task.id' in labels) return { kind: 'task' };
  if (container.project !== undefined) return { kind: 'composed' };
  if (networkMode.kind === 'container') return { kind: 'sharing' };
  const by = attachmentsOf(landscape).sharing(container.id);
  if (by.length > 0) return { kind: 'shared', by };
  if (state === 'paused' || state === 'restarting') return { kind: state };
  return state === 'removing' || state === 'dead' ? { kind: 'removing' } : undefined;
}

/** @throws Refusal of kind `notRemade`, by what is known without asking the engine. */
export function refuseObstacle(landscape: Landscape, container: Container): void {
  const why = obstacleOf(landscape, container);
  if (why) throw new Refusal({ kind: 'notRemade', container, why });
}

/**
 * What only the engine knows.
 *
 * @param inspected of `GET /containers/{id}/json`, and `listed` of `GET /containers/json`.
 * @param own the container that the editor runs in.
 */
export function obstacleInside(
  inspected: unknown,
  listed: unknown,
  own: string | undefined,
): RemakeObstacle | undefined {
  const from = record(inspected);
  const host = record(from['HostConfig']);
  const state = record(from['State']);
  if (own !== undefined && text(from['Id']) === own) return { kind: 'own' };
  if (host['AutoRemove'] === true) return { kind: 'selfRemoving' };
  if (text(host['NetworkMode']).startsWith('container:')) return { kind: 'sharing' };
  if (state['Paused'] === true) return { kind: 'paused' };
  if (state['Restarting'] === true) return { kind: 'restarting' };
  if (['removing', 'dead'].includes(text(state['Status']))) return { kind: 'removing' };
  // A legacy link is one more name: `/web/db`.
  const isLinked = list(record(listed)['Names']).some(name => text(name).lastIndexOf('/') > 0);
  return isLinked ? { kind: 'linked' } : undefined;
}
