import { l10n } from 'vscode';
import type { NetworkNameProblem } from '../../landscape/networkName';
import type { RefusalReason } from '../../actions/refusal';
import type { AddressError } from '../../engine/addressError';
import type { EngineError } from '../../engine/engineError';
import type { Container } from '../../landscape/landscape';
import { connectionRefusalSentence } from './connectionWords';
import { nginxRefusalSentence } from './nginxWords';
import { refusedSentence } from './refusedWords';
import { swarmRefusalSentence } from './swarmWords';
import { nameList, plain } from './words';

/** What happened, to what, and what to do, for an engine's failure. Where we do not know, its own words say it. */
export function engineErrorSentence(error: EngineError): string {
  return refusedSentence(error, l10n.t, plain) ?? rawSentence(error);
}

function rawSentence(error: EngineError): string {
  const said = plain(error.message, 300);
  switch (error.kind) {
    case 'unreachable':
      return l10n.t('No container engine answers: {0}', said);
    case 'denied':
      return l10n.t('The container engine may not be used by your user: {0}', said);
    case 'noLogin':
      return l10n.t('ssh could not log in to the machine of the container engine: {0}', said);
    case 'timeout':
      return l10n.t('The container engine accepts connections but does not answer: {0}', said);
    case 'notFound':
      return l10n.t('It does not exist any more: {0}', said);
    case 'conflict':
      return l10n.t('The container engine refused: {0}', said);
    case 'invalid':
      return l10n.t('The container engine does not accept the values: {0}', said);
    case 'noImage':
      return l10n.t('The container engine does not have this image. Pull it first. {0}', said);
    case 'portTaken':
      return l10n.t(
        'A port of the host is in use already, by another container or program. Publish another one, or stop what uses it. {0}',
        said,
      );
    case 'noHostAddress':
      return l10n.t(
        'The host does not have the address that a port is to be published on. Leave it out for all addresses of the host. {0}',
        said,
      );
    case 'notExecutable':
      return l10n.t(
        'The container does not start: the program that it is to run is not in its image, or cannot be executed. {0}',
        said,
      );
    case 'unsupported':
      return l10n.t('This is not supported: {0}', said);
    case 'failed':
      return l10n.t('The container engine failed: {0}', said);
  }
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

/** Why nobody can tell where the engine is. */
export function addressErrorSentence({ kind, text = '', file = '' }: AddressError): string {
  switch (kind) {
    case 'unsupported':
      return l10n.t(
        'Docker Networks cannot connect to “{0}”. Use a socket, a named pipe, or a tcp:// or ssh:// address.',
        plain(text),
      );
    case 'invalid':
      return l10n.t(
        '“{0}” is not the address of a container engine. An example: unix:///var/run/docker.sock',
        plain(text),
      );
    case 'damaged':
      return l10n.t('The Docker configuration file {0} cannot be read.', plain(file, 300));
    case 'missing':
      return l10n.t('The Docker context “{0}” does not exist. Select another engine.', plain(text));
  }
}
