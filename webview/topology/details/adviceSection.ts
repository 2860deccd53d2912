import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Target } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import type { Scene } from './scene';
import type { Section } from './sheet';

/** The advice about what is selected, if there is any; about two at once there is none. */
export function adviceSections(scene: Scene, targets: readonly Target[]): readonly Section[] {
  const [target, second] = targets;
  if (!target || second) return [];
  const items = scene.advice(idsOf(scene, target));
  return items.length > 0 ? [{ kind: 'advice', title: t('Advice'), items }] : [];
}

/** A card may stand for several containers. */
function idsOf({ landscape, standsFor }: Scene, target: Target): readonly string[] {
  if (target.kind === 'network') return [target.networkId];
  const { containerId } = target;
  if (attachmentsOf(landscape).container(containerId)) return [containerId];
  return (standsFor(containerId) ?? []).map(({ id }) => id);
}
