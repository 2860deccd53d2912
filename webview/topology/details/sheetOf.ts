import { attachmentsOf } from '../../../src/landscape/attachments';
import type { Target } from '../../../src/protocol/topology';
import { adviceSections } from './adviceSection';
import { containerSheet } from './containerSheet';
import { endpointSheet } from './endpointSheet';
import { networkSheet } from './networkSheet';
import { pairSheet } from './pairSheet';
import type { Scene } from './scene';
import type { Sheet } from './sheet';
import { stackSheet } from './stackSheet';

/** What there is to say about what is selected, advice first; nothing where it is gone. */
export function sheetOf(scene: Scene, targets: readonly Target[]): Sheet | undefined {
  const sheet = plainSheet(scene, targets);
  return sheet && { ...sheet, sections: [...adviceSections(scene, targets), ...sheet.sections] };
}

function plainSheet(scene: Scene, [first, second]: readonly Target[]): Sheet | undefined {
  if (!first) return undefined;
  const index = attachmentsOf(scene.landscape);
  if (first.kind === 'network') {
    const network = index.network(first.networkId);
    return network && networkSheet(scene, network);
  }
  const container = index.container(first.containerId);
  if (!container) {
    const replicas = scene.standsFor(first.containerId);
    return replicas && stackSheet(scene, replicas);
  }
  const other =
    second && second.kind !== 'network' ? index.container(second.containerId) : undefined;
  if (other) return pairSheet(scene, container, other);
  if (first.kind === 'container') return containerSheet(scene, container);
  const attachment = index.on(container.id).find(({ network }) => network.id === first.networkId);
  return attachment && endpointSheet(scene, attachment);
}
