import { l10n } from 'vscode';
import type { RefusalReason } from '../../actions/refusal';
import type { RemakeObstacle } from '../../actions/remake/obstacle';
import type { EndedError, NotCarriedError, RemakeError } from '../../actions/remake/remakeError';
import { isCancellation } from '../cancellation';
import { nameList, plain } from './words';

type RemakeRefusal = RefusalReason & {
  readonly kind: 'remakeOpen' | 'notRemade' | 'containerChanged';
};

/** Why making a container again was not even begun. */
export function remakeRefusalSentence(reason: RemakeRefusal): string {
  switch (reason.kind) {
    case 'remakeOpen':
      return l10n.t(
        '“{0}” is being made again, or that was interrupted. Bring it back first.',
        plain(reason.name),
      );
    case 'containerChanged':
      return l10n.t('“{0}” was changed meanwhile. Look at it again.', plain(reason.name));
    case 'notRemade':
      return obstacleSentence(plain(reason.container.name), reason.why);
  }
}

function obstacleSentence(name: string, why: RemakeObstacle): string {
  switch (why.kind) {
    case 'composed':
      return l10n.t(
        'Compose made “{0}”. Change its file instead: “docker compose up” makes it again from there.',
        name,
      );
    case 'task':
      return l10n.t(
        '“{0}” belongs to a service of the Swarm, which would replace it. Change the service.',
        name,
      );
    case 'sharing':
      return l10n.t(
        '“{0}” uses the network of another container. Change the ports and networks of that one.',
        name,
      );
    case 'shared':
      return l10n.t(
        'The network of “{0}” is also that of {1}, and would be gone. Stop and remove what uses it first.',
        name,
        nameList(why.by),
      );
    case 'linked':
      return l10n.t(
        'Other containers find “{0}” by a link (“--link”), which would lead to the one before. Let them find it on a network of your own instead.',
        name,
      );
    case 'selfRemoving':
      return l10n.t(
        '“{0}” was run with “--rm”: once stopped, it is gone, and could not be brought back. Run it anew instead.',
        name,
      );
    case 'own':
      return l10n.t('The editor runs in “{0}”: it cannot be stopped from here.', name);
    case 'paused':
      return l10n.t('“{0}” is paused. Continue it first, with “docker unpause”.', name);
    case 'restarting':
      return l10n.t('“{0}” is restarting again and again. Stop it first.', name);
    case 'removing':
      return l10n.t('“{0}” is being removed.', name);
  }
}

/** How it ended where a container was not made again. `said` is why, as a sentence. */
export function remakeSentence({ container, cause, remainder }: RemakeError, said: string): string {
  const name = plain(container);
  if (remainder !== undefined) return l10n.t('“{0}” could not be brought back. {1}', name, said);
  if (isCancellation(cause)) return l10n.t('Cancelled. “{0}” is as it was.', name);
  return l10n.t('“{0}” could not be made again, and is as it was. {1}', name, said);
}

/** What the engine passed over. */
export function notCarriedSentence({ settings }: NotCarriedError): string {
  return l10n.t(
    'This engine does not take over all of its settings: {0}.',
    plain(settings.join(', '), 300),
  );
}

/** The new one did not stay. */
export function endedSentence({ exitCode, said }: EndedError): string {
  return said === ''
    ? l10n.t('The new container ended at once, with exit code {0}.', exitCode)
    : l10n.t(
        'The new container ended at once, with exit code {0}: {1}',
        exitCode,
        plain(said, 200),
      );
}
