import { l10n } from 'vscode';
import type { Goal, Protocol, Question, Speech } from '../../diagnose/question';
import { localReplica } from '../../diagnose/service';
import { attachmentsOf } from '../../landscape/attachments';
import type { ContainerId, Landscape } from '../../landscape/landscape';
import type { ServiceId, SwarmView } from '../../landscape/swarm';
import { swarmIndexOf } from '../../landscape/swarmIndex';
import type { ConnectionValues } from '../../protocol/connection';
import { plain } from '../text/words';

/** What a test is about, by id: containers change while its page is open. */
export interface Draft {
  readonly from: ContainerId;
  readonly to:
    | { readonly kind: 'container' | 'published'; readonly id: ContainerId }
    | { readonly kind: 'service'; readonly id: ServiceId }
    | { readonly kind: 'place' };
  readonly values: ConnectionValues;
}

/** The question that was asked, or in a sentence why it is none. */
export function questionOf(
  draft: Draft,
  landscape: Landscape,
  swarm?: SwarmView,
): Question | string {
  const { container } = attachmentsOf(landscape);
  const from = container(draft.from);
  const gone = l10n.t('The container does not exist any more.');
  if (!from) return gone;
  const goal = goalOf(draft, landscape, swarm);
  return typeof goal === 'string' ? goal : { from, goal };
}

function goalOf(
  { to, values }: Draft,
  landscape: Landscape,
  swarm: SwarmView | undefined,
): Goal | string {
  const host = values.host.trim();
  const port = portOf(values.port);
  const protocol: Protocol = values.protocol === 'udp' ? 'udp' : 'tcp';
  const speech = speeches.find(each => each === values.protocol);
  if (port === undefined) return l10n.t('Enter a port from 1 to 65535.');
  const at = { port, protocol, ...(speech ? { speaks: speech } : {}) };
  if (/\s/.test(host) || host.length > 253) return l10n.t('“{0}” is no name.', plain(host));
  // A name that begins with a dash would be taken for an option.
  if (host.startsWith('-')) return l10n.t('“{0}” is no name.', plain(host));
  if (to.kind === 'place') {
    return host === '' ? l10n.t('Enter a name or an address.') : { kind: 'place', host, ...at };
  }
  const name = host === '' ? {} : { name: host };
  if (to.kind === 'service') {
    const service = swarm && swarmIndexOf(swarm).service(to.id);
    if (!service) return l10n.t('The service does not exist any more.');
    const replica = localReplica(service, { landscape, details: () => undefined, swarm });
    return { kind: 'service', service, ...(replica ? { replica } : {}), ...name, ...at };
  }
  const container = attachmentsOf(landscape).container(to.id);
  if (!container) return l10n.t('The container does not exist any more.');
  if (to.kind === 'published') return { kind: 'published', container, ...at };
  return { kind: 'container', container, ...name, ...at };
}

const speeches: readonly Speech[] = ['http', 'https'];

function portOf(text: string): number | undefined {
  const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65536 ? port : undefined;
}
