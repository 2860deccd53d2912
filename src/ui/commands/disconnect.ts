import { type Disposable, l10n, window } from 'vscode';
import { cutOff, disconnectContainer } from '../../actions/disconnectContainer';
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import { isConnectable } from '../../landscape/contextWords';
import type { Landscape } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { networkChoice, pickOne, pickSome } from '../picks';
import type { Found } from '../targets';
import { nameList, plain, plainLabel } from '../text/words';
import { targetsFor } from './targetsFor';

/** Disconnects containers from networks, after saying whom they can no longer reach. */
export function registerDisconnect(parts: Parts): Disposable {
  const { boundary, live, runner } = parts;
  return boundary.command(commands.containerDisconnect, async (...args) => {
    const chosen = await choose(live.landscape, targetsFor(parts, args));
    if (!chosen || chosen.length === 0) return;
    const actions = chosen.map(({ network, container }) =>
      disconnectContainer(live.landscape, network, container),
    );
    if (!(await isConfirmed(live.landscape, chosen))) return;
    const { failures } = await runner.runAll(l10n.t('Disconnecting…'), actions);
    for (const error of failures.slice(0, 3)) void boundary.show(error);
  });
}

type Pair = Pick<Attachment, 'network' | 'container'>;

/** Rows below a network say it all; a container by itself leaves to ask which of its networks. */
async function choose(
  landscape: Landscape,
  found: readonly Found[],
): Promise<readonly Pair[] | undefined> {
  const pairs = found.flatMap(item =>
    item.kind === 'container' && item.network
      ? [{ container: item.container, network: item.network }]
      : [],
  );
  if (pairs.length > 0) return pairs;
  const attachments = attachmentsOf(landscape);
  const single = found.find(item => item.kind === 'container');
  if (single) {
    const leavable = attachments.on(single.container.id).filter(isLeavable);
    if (leavable.length === 1) return leavable;
    return pickSome(
      l10n.t('Disconnect “{0}” from which networks?', plain(single.container.name)),
      leavable.map(pair => ({ ...networkChoice(pair.network), value: pair })),
      l10n.t('“{0}” is on no network that it could leave.', plain(single.container.name)),
    );
  }
  const all = landscape.containers.flatMap(({ id }) => attachments.on(id).filter(isLeavable));
  const pair = await pickOne(
    l10n.t('Disconnect which container from which network?'),
    all.map(attachment => ({
      value: attachment,
      label: `${plainLabel(attachment.container.name)} $(debug-disconnect) ${plainLabel(attachment.network.name)}`,
      description: plainLabel(attachment.endpoint.ipv4 ?? attachment.endpoint.ipv6 ?? ''),
    })),
    l10n.t('No container is on a network that it could leave.'),
  );
  return pair && [pair];
}

function isLeavable({ network, through }: Attachment): boolean {
  return isConnectable(network) && !through;
}

async function isConfirmed(landscape: Landscape, pairs: readonly Pair[]): Promise<boolean> {
  const [first] = pairs;
  if (!first) return false;
  const question =
    pairs.length === 1
      ? l10n.t(
          'Disconnect “{0}” from “{1}”?',
          plain(first.container.name),
          plain(first.network.name),
        )
      : l10n.t('Disconnect {0} containers?', pairs.length);
  const detail = pairs
    .slice(0, 10)
    .map(pair => consequence(landscape, pair))
    .join('\n');
  const yes = l10n.t('Disconnect');
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

function consequence(landscape: Landscape, { network, container }: Pair): string {
  const name = plain(container.name);
  if (container.state !== 'running') {
    return l10n.t('“{0}” is not running; nothing is interrupted.', name);
  }
  const cut = cutOff(landscape, network, container);
  return cut.length === 0
    ? l10n.t('“{0}” loses its address on “{1}”.', name, plain(network.name))
    : l10n.t('“{0}” and {1} can no longer reach each other.', name, nameList(cut));
}
