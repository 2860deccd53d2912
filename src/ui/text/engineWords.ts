import { l10n } from 'vscode';
import { AddressError } from '../../engine/addressError';
import type { EngineError } from '../../engine/engineError';
import { plain } from './words';

/** Why there is no connection to an engine. */
export function noEngineSentence(error: EngineError | AddressError): string {
  return error instanceof AddressError ? addressErrorSentence(error) : engineSentence(error);
}

/** What kind of failure it is, in our words, and what happened, in the engine’s. */
export function engineSentence(error: EngineError): string {
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
