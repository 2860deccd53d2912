import { l10n } from 'vscode';
import type { MatrixCell, MatrixColumn } from '../../diagnose/matrix/matrix';
import type { Place } from '../../diagnose/matrix/places';
import { isEverywhere, isLoopback } from '../../diagnose/scene';
import { isUp } from '../../landscape/ways';
import { plain, someOf, stateWord } from './words';

/** What a cell says, in a word. */
export function cellText({ outcome, seconds = 0 }: MatrixCell): string {
  switch (outcome) {
    case 'open':
      return isSlow(seconds) ? l10n.t('{0} ms', Math.round(seconds * 1000)) : l10n.t('ok');
    case 'refused':
      return l10n.t('refused');
    case 'timedOut':
      return l10n.t('timed out');
    case 'unreachable':
      return l10n.t('no route');
    case 'failed':
      return l10n.t('failed');
    case 'noName':
      return l10n.t('no name');
    case 'own':
    case 'noPort':
    case 'down':
      return '–';
    case 'pending':
      return '…';
    case 'unseen':
      return '?';
  }
}

/** The clock that is used counts hundredths, and programs have to begin. */
function isSlow(seconds: number): boolean {
  return seconds >= 0.1;
}

/** The same as a sentence, with what should have been. */
export function cellSentence(cell: MatrixCell): string {
  const sentence = outcomeSentence(cell);
  if (!cell.isSurprise) return sentence;
  return `${sentence} ${
    cell.expected
      ? l10n.t('By the settings and what listens it should work.')
      : l10n.t('By the settings and what listens it should not connect.')
  }`;
}

function outcomeSentence({ outcome, from, column, seconds = 0 }: MatrixCell): string {
  const sender = plain(from.container.name);
  const target = targetText(column);
  switch (outcome) {
    case 'open':
      return isSlow(seconds)
        ? l10n.t('{0} reaches {1} ({2} ms).', sender, target, Math.round(seconds * 1000))
        : l10n.t('{0} reaches {1}.', sender, target);
    case 'refused':
      return l10n.t('{1} refuses {0}.', sender, target);
    case 'timedOut':
      return l10n.t('{1} does not answer {0}: something drops the packets.', sender, target);
    case 'unreachable':
      return l10n.t('{0} has no route to {1}.', sender, target);
    case 'failed':
      return l10n.t('{0} cannot reach {1}.', sender, target);
    case 'noName': {
      const name = plain(column.to.name ?? '');
      return l10n.t(
        '{0} reaches {1} by its address, but the name “{2}” does not lead there.',
        sender,
        target,
        name,
      );
    }
    case 'own':
      return l10n.t('This is {0} itself.', sender);
    case 'noPort':
      return l10n.t('Nothing listens on TCP in {0}.', target);
    case 'down':
      return downSentence([from, column.to]);
    case 'pending':
      return l10n.t('{0} has not tried {1} yet.', sender, target);
    case 'unseen':
      return l10n.t('Whether {0} reaches {1} could not be told.', sender, target);
  }
}

function downSentence([from, to]: readonly [Place, Place]): string {
  const { container } = isUp(from.container) && from.container.state !== 'paused' ? to : from;
  const name = plain(container.name);
  return container.state === 'paused'
    ? l10n.t('“{0}” is paused: nothing in it moves until it goes on.', name)
    : l10n.t('“{0}” does not run.', name);
}

/** `db:5432` */
export function targetText({ to, port }: MatrixColumn): string {
  const name = plain(to.container.name);
  return port ? `${name}:${port.port}` : name;
}

/** What there is to know of a container beside its name. */
export function placeDetail({ container, sharing }: Place): string {
  const state = container.state === 'running' ? [] : [stateWord(container.state)];
  const others = someOf(sharing, 2, ({ name }) => plain(name));
  return [...state, ...(others === '' ? [] : [l10n.t('with {0}', others)])].join(' · ');
}

/** Where a port listens, if it is not everywhere. */
export function portDetail({ port }: MatrixColumn): string {
  if (!port || port.addresses.some(isEverywhere)) return '';
  if (port.addresses.every(isLoopback)) return l10n.t('on 127.0.0.1 only');
  return l10n.t('on {0} only', someOf(port.addresses, 2, plain));
}
