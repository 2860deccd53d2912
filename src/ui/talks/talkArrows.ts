import { l10n } from 'vscode';
import type { Talk } from '../../diagnose/inside/talks';
import type { TalkReading } from '../../diagnose/inside/talkSampler';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import type { Arrow } from '../../protocol/arrows';
import { plain, someOf } from '../text/words';

const mostPorts = 2;
const mostAddresses = 4;

/** One arrow for all connections from a container to another one, and one for those that lead away. */
export function talkArrows(talks: readonly Talk[], landscape: Landscape): readonly Arrow[] {
  const groups = new Map<string, Talk[]>();
  for (const talk of talks) {
    const key = `${talk.from} ${talk.to ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), talk]);
  }
  const { container } = attachmentsOf(landscape);
  return [...groups].flatMap(([id, group]) => {
    const [first] = group;
    const from = first && container(first.from);
    const to = first?.to === undefined ? undefined : container(first.to);
    if (!first || !from || (first.to !== undefined && !to)) return [];
    const addresses = [...new Set(group.flatMap(talk => talk.addresses))];
    const end = to ? to.name : awayWord(addresses);
    const names = [plain(from.name), plain(end)] as const;
    const title = to
      ? l10n.t('{0} is connected to {1}', ...names)
      : l10n.t('{0} is connected to {1}, which is no container', ...names);
    return {
      id,
      from: from.id,
      ...(to ? { to: to.id } : {}),
      end: plain(end),
      state: to ? 'talks' : 'talksOut',
      label: someOf(group, mostPorts, portWord),
      lines: [title, ...group.map(lineOf)],
    } as const;
  });
}

/** What has to be known beside what is shown. */
export function talkNote({ looked, unseen, left }: TalkReading): string {
  const all = looked + unseen + left;
  return looked === all ? '' : l10n.t('{0} of {1} containers', looked, all);
}

function awayWord(addresses: readonly string[]): string {
  const [first = '', ...others] = addresses;
  return others.length > 0 ? l10n.t('{0} +{1}', first, others.length) : first;
}

function portWord({ port, protocol }: Talk): string {
  return protocol === 'udp' ? `${port}/udp` : String(port);
}

function lineOf(talk: Talk): string {
  const { count, addresses } = talk;
  const word =
    count === 1
      ? l10n.t('port {0}: 1 connection', portWord(talk))
      : l10n.t('port {0}: {1} connections', portWord(talk), count);
  return addresses.length > 0 ? `${word} (${someOf(addresses, mostAddresses, plain)})` : word;
}
