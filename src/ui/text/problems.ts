import { l10n } from 'vscode';
import type { NetworkNameProblem } from '../../landscape/networkName';
import type { RefusalReason } from '../../actions/refusal';
import type { EngineError } from '../../engine/engineError';
import type { Container } from '../../landscape/landscape';
import { connectionRefusalSentence } from './connectionWords';
import { engineSentence } from './engineWords';
import { nginxRefusalSentence } from './nginxWords';
import { remakeRefusalSentence } from './remakeErrorWords';
import { refusedSentence } from './refusedWords';
import { swarmRefusalSentence } from './swarmWords';
import { nameList, plain } from './words';

/** What happened, to what, and what to do, for an engine's failure. Where we do not know, its own words say it. */
export function engineErrorSentence(error: EngineError): string {
  return refusedSentence(error, l10n.t, plain) ?? engineSentence(error);
}

/** Why an action was not even tried. */
export function refusalSentence(reason: RefusalReason): string {
  switch (reason.kind) {
    case 'alreadyConnected':
    case 'notConnected':
    case 'notConnectable':
    case 'cannotJoin':
    case 'restarting':
    case 'noFreeAddress':
      return connectionRefusalSentence(reason);
    case 'predefined':
      return l10n.t(
        '“{0}” is one of the container engine’s own networks and can be neither changed nor removed.',
        plain(reason.network.name),
      );
    case 'templateInUse':
      return l10n.t(
        '“{0}” cannot be changed or removed, because its settings are used by {1}.',
        plain(reason.network.name),
        nameList(reason.users),
      );
    case 'madeById':
      return l10n.t(
        'What was made with the id of “{0}” instead of its name would not start again with another network. Make it again with “--network {0}” first: {1}.',
        plain(reason.network.name),
        nameList(reason.containers),
      );
    case 'rowUnknown':
      return l10n.t(
        'The row that was meant is gone, or was just drawn anew. Try again if it is still there.',
      );
    case 'otherEngine':
      return l10n.t(
        'This was about “{0}” on another container engine. Connect to that one first.',
        plain(reason.name),
      );
    case 'rebuildOpen':
      return l10n.t(
        '“{0}” is being changed or removed, or that was interrupted. Bring it back first.',
        plain(reason.name),
      );
    case 'remakeOpen':
    case 'notRemade':
    case 'containerChanged':
      return remakeRefusalSentence(reason);
    case 'usedByServices':
      return l10n.t(
        'Services of the Swarm use “{0}”: {1}. Disconnect them first.',
        plain(reason.network.name),
        nameList(reason.services.map(name => ({ name }))),
      );
    case 'inUse':
      return l10n.t(
        '“{0}” is still used by {1}. Disconnect or remove what uses it first; what is stopped would not start without it.',
        plain(reason.network.name),
        nameList(reason.containers),
      );
    case 'notAttachable':
    case 'notManager':
    case 'inSwarm':
    case 'notForServices':
    case 'serviceConnected':
    case 'serviceNotConnected':
      return swarmRefusalSentence(reason);
    case 'nameTaken':
      return l10n.t('A network named “{0}” already exists.', plain(reason.network.name));
    case 'containerNameTaken':
      return l10n.t('A container named “{0}” already exists.', plain(reason.container.name));
    case 'cannotStart':
      return cannotStartSentence(reason.container);
    case 'notPaused':
      return l10n.t('“{0}” is not paused.', plain(reason.container.name));
    case 'notRunning':
      return l10n.t('“{0}” is not running.', plain(reason.container.name));
    case 'applyOpen':
    case 'siteChanged':
    case 'noNginx':
      return nginxRefusalSentence(reason);
  }
}

function cannotStartSentence({ name, state }: Container): string {
  switch (state) {
    case 'paused':
      return l10n.t(
        '“{0}” is paused, so it cannot be started. Restart it, or continue it with “docker unpause”.',
        plain(name),
      );
    case 'removing':
    case 'dead':
      return l10n.t('“{0}” is being removed and cannot be started any more.', plain(name));
    case 'created':
    case 'exited':
    case 'restarting':
    case 'running':
    case 'planned':
      return l10n.t('“{0}” is running already.', plain(name));
  }
}

/** Why a network cannot have that name. */
export function nameProblemSentence(problem: NetworkNameProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Enter a name.');
    case 'blanks':
      return l10n.t('The name must not begin or end with a blank.');
    case 'control':
      return l10n.t('The name must not contain line breaks or other control characters.');
    case 'predefined':
      return l10n.t('This name belongs to one of the container engine’s own networks.');
    case 'tooLong':
      return l10n.t('The name must not be longer than 250 characters.');
  }
}
