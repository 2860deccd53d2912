import { l10n } from 'vscode';
import type { ApplyError, ApplyStep } from '../../actions/apply/applyError';
import type { Spot } from '../../actions/apply/ground';
import type { Neighbour } from '../../nginx/apply/neighbours';
import type { RouteRequest } from '../../nginx/apply/requestFor';
import { isCancellation } from '../cancellation';
import type { CheckedRoute, RouteCheck } from '../apply/checkRoutes';
import { nameList, plain, someOf } from './words';

/** What is being done, while it is. */
export function stepWords(step: ApplyStep): string {
  switch (step) {
    case 'write':
      return l10n.t('writing the file');
    case 'test':
      return l10n.t('nginx tests it');
    case 'reload':
      return l10n.t('nginx loads it');
    case 'workers':
      return l10n.t('waiting for the new worker processes');
    case 'routes':
      return l10n.t('sending a request through each route');
  }
}

/** Which step failed and why, and what is there now. `cause` is what went wrong, as a sentence. */
export function applySentence(error: ApplyError, cause: string): string {
  const { remainder, container } = error;
  const name = plain(container);
  const now =
    remainder === undefined
      ? l10n.t('The former configuration is back and serves on.')
      : l10n.t(
          'The former configuration could not be brought back: {0}',
          plain(remainder instanceof Error ? remainder.message : '', 200),
        );
  if (isCancellation(error.cause)) return l10n.t('Cancelled. {0}', now);
  return `${ended(failureSentence(error, name, cause))} ${now}`;
}

/** nginx's words and the engine's need not be sentences. */
function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function failureSentence({ step, said }: ApplyError, name: string, cause: string): string {
  const words = said === '' ? cause : plain(said, 400);
  switch (step) {
    case 'write':
      return l10n.t('The file could not be written in “{0}”: {1}', name, words);
    case 'test':
      return l10n.t('nginx in “{0}” does not take the configuration: {1}', name, words);
    case 'reload':
    case 'workers':
      return l10n.t('nginx in “{0}” could not load the configuration: {1}', name, words);
    case 'routes':
      return l10n.t('A route of nginx in “{0}” does not work: {1}', name, words);
  }
}

/** `GET http://shop.localhost/api/: 502, connect() failed …`. */
export function requestWords(
  { isTls, host, path, port }: RouteRequest,
  status: number | undefined,
  said: string | undefined,
): string {
  const usual = isTls ? 443 : 80;
  const place = port === usual ? host : `${host}:${port}`;
  const url = `GET ${isTls ? 'https' : 'http'}://${place}${path}`;
  const why = said?.replace(/, client: .*?(?=, upstream: |$)/s, '').replace(/, host: .*$/s, '');
  const words = [status === undefined ? undefined : String(status), why].filter(Boolean).join(', ');
  return `${url} → ${words}`;
}

/** What was applied, and what the routes answered. */
export function appliedSentence(container: string, path: string, check?: RouteCheck): string {
  const done = l10n.t('nginx in “{0}” serves {1}.', plain(container), plain(path, 120));
  if (!check) return l10n.t('{0} The routes were not tested.', done);
  const { checked, unchecked } = check;
  const routes = someOf(checked, 3, checkedWords);
  const left = someOf(unchecked, 3, ({ location, written }) =>
    plain(location?.path ?? written, 60),
  );
  return [
    done,
    ...(checked.length > 0 ? [l10n.t('Tested: {0}.', routes)] : []),
    ...(unchecked.length > 0 ? [l10n.t('Not tested: {0}.', left)] : []),
  ].join(' ');
}

/** `/api/ → “shop-api” (200)`. */
function checkedWords({ route, status, seen }: CheckedRoute): string {
  const path = plain(route.location?.path ?? '/', 60);
  return seen.length > 0
    ? l10n.t('{0} → {1} ({2})', path, nameList(seen), status)
    : l10n.t('{0} answers {1}', path, status);
}

/** Why a file cannot be written there. */
export function spotSentence(
  spot: Exclude<Spot, { readonly kind: 'writable' }>,
  container: string,
  path: string,
): string {
  const [name, file] = [plain(container), plain(path, 120)];
  switch (spot.kind) {
    case 'elsewhere':
      return l10n.t(
        '{1} of “{0}” is {2} on the engine’s host, which is not in a folder that is open here. Save the file there, or open that folder first.',
        name,
        file,
        plain(spot.file, 200),
      );
    case 'readOnly':
      return l10n.t(
        '“{0}” cannot be changed: {1} is read-only there. Save the file, and make the container with it.',
        name,
        file,
      );
    case 'memory':
      return l10n.t(
        '{1} of “{0}” is only in memory, where the container engine cannot write. Save the file, and make the container with it.',
        name,
        file,
      );
  }
}

/** How the new file gets on with others. */
export function neighbourSentence(neighbour: Neighbour): string {
  switch (neighbour.kind) {
    case 'hidden':
      return l10n.t(
        '“{0}” on port {1} is answered by {2} first: this file’s server never is.',
        plain(neighbour.name),
        neighbour.port,
        placeWords(neighbour.by),
      );
    case 'hides':
      return l10n.t(
        '“{0}” on port {1} is answered here, and no longer by {2}.',
        plain(neighbour.name),
        neighbour.port,
        placeWords(neighbour.other),
      );
    case 'notDefault':
      return l10n.t(
        'Other names on port {0} go on being answered by {1}.',
        neighbour.port,
        placeWords(neighbour.by),
      );
  }
}

function placeWords({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${plain(file, 120)}:${line}`;
}
