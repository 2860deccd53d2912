import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import type { Landscape } from '../../landscape/landscape';
import { namespaceOwner } from '../../landscape/namespaceOwner';
import type { Member } from '../../nginx/proxyFindings';

/** A network of the one that the other can join, with names: not the default bridge. */
export function meetingOf(landscape: Landscape, proxy: Member, backend: Member) {
  const meet = (host: Member, guest: Member) => {
    const newcomer = namespaceOwner(guest.container, attachmentsOf(landscape).container);
    const network = landscape.networks.find(
      candidate =>
        !candidate.isPredefined &&
        isConnectable(candidate) &&
        host.networks.includes(candidate.name),
    );
    return network && canJoinNetworks(newcomer) ? { network, newcomer } : undefined;
  };
  return meet(backend, proxy) ?? meet(proxy, backend);
}
