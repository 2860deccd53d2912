import { l10n } from 'vscode';
import type { MoveError } from '../../actions/moveError';
import type { RefusalReason } from '../../actions/refusal';
import type { SplitError } from '../../actions/split/splitError';
import { isHostNetwork, isNoneNetwork } from '../../landscape/predefined';
import type { Container, Network } from '../../landscape/landscape';
import { nameList, plain } from './words';

export type ConnectionRefusal = Extract<
  RefusalReason,
  {
    readonly kind:
      | 'alreadyConnected'
      | 'notConnected'
      | 'notConnectable'
      | 'cannotJoin'
      | 'restarting'
      | 'noFreeAddress';
  }
>;

/** Why a container was not even tried to be connected or disconnected. */
export function connectionRefusalSentence(reason: ConnectionRefusal): string {
  switch (reason.kind) {
    case 'alreadyConnected':
      return l10n.t(
        '“{0}” is already connected to “{1}”.',
        plain(reason.container.name),
        plain(reason.network.name),
      );
    case 'notConnected':
      return l10n.t(
        '“{0}” is not connected to “{1}” (any more).',
        plain(reason.container.name),
        plain(reason.network.name),
      );
    case 'notConnectable':
      return notConnectableSentence(reason.network);
    case 'cannotJoin':
      return cannotJoinSentence(reason.container);
    case 'restarting':
      return l10n.t(
        'What keeps restarting cannot be connected or disconnected. Stop it first: {0}.',
        nameList(reason.containers),
      );
    case 'noFreeAddress':
      return l10n.t(
        '“{0}” has no free address left. Disconnect a container from it first, or give it a larger subnet with “Edit Network…”.',
        plain(reason.network.name),
      );
  }
}

function notConnectableSentence(network: Network): string {
  const name = plain(network.name);
  if (network.isConfigOnly) {
    return l10n.t('“{0}” is a template for other networks and takes no containers.', name);
  }
  return isHostNetwork(network) || isNoneNetwork(network)
    ? l10n.t(
        'Containers cannot be connected to or disconnected from “{0}”: they are created with it.',
        name,
      )
    : l10n.t('“{0}” belongs to Swarm, which connects and disconnects containers itself.', name);
}

function cannotJoinSentence({ name, networkMode, state }: Container): string {
  if (state === 'removing') return l10n.t('“{0}” is being removed.', plain(name));
  switch (networkMode.kind) {
    case 'host':
      return l10n.t(
        '“{0}” uses the network of the host, which cannot be mixed with others. Create it again with a network of its own.',
        plain(name),
      );
    case 'none':
      return l10n.t(
        '“{0}” was created without any network, and stays without. Create it again with a network of its own.',
        plain(name),
      );
    case 'container':
    case 'own':
      return l10n.t(
        '“{0}” uses the network of another container: what that one is connected to, it is connected to. Connect or disconnect that one.',
        plain(name),
      );
  }
}

/** A move that was begun and could be neither ended nor taken back. `said` is why, as a sentence. */
export function moveErrorSentence({ container, from, to }: MoveError, said: string): string {
  return l10n.t(
    '“{0}” could not be moved from “{1}” to “{2}”, and may be on both or on neither now. {3}',
    plain(container.name),
    plain(from.name),
    plain(to.name),
    said,
  );
}

/** A split that could be neither ended nor taken back whole. `said` is why, as a sentence. */
export function splitErrorSentence({ network, added }: SplitError, said: string): string {
  return l10n.t(
    '“{0}” and “{1}” could not be brought back to how they were: containers may be on both now. {2}',
    plain(network),
    plain(added),
    said,
  );
}
