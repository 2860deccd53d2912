import type { Attachment } from '../../../src/landscape/attachments';
import { isConnectable } from '../../../src/landscape/contextWords';
import type { Target } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import { endpointFacts } from './endpointFacts';
import { membersSection } from './networkSheet';
import type { Scene } from './scene';
import type { Sheet } from './sheet';
import { plain } from './texts';

/** All about a container on one network. */
export function endpointSheet(scene: Scene, attachment: Attachment): Sheet {
  const { container, network, through } = attachment;
  const target: Target = {
    kind: 'endpoint',
    containerId: container.id,
    networkId: network.id,
  };
  const canLeave = isConnectable(network) && !through;
  return {
    key: `e ${container.id} ${network.id}`,
    title: t('{0} on {1}', plain(container), plain(network)),
    kind: t('{0} network', network.driver),
    answer: [],
    buttons: [
      ...(canLeave
        ? [{ label: t('Disconnect…'), action: 'disconnect' as const, targets: [target] }]
        : []),
      { label: t('Inspect'), action: 'inspect', targets: [target] },
    ],
    sections: [
      { kind: 'facts', title: t('Endpoint'), facts: endpointFacts(scene, attachment) },
      membersSection(scene, network, t('On the same network'), container),
    ],
  };
}
