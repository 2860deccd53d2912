import { l10n } from 'vscode';
import type { PlacedFailure } from '../../nginx/log/placeFailures';
import { targetWord } from './routeWords';
import { plain } from './words';

/** What nginx answered, why, what helps, and when it was the last time. */
export function loggedWords(logged: PlacedFailure): string {
  const { failure, count } = logged;
  const at = failure.at.slice('2026/11/21 '.length);
  const last =
    at === ''
      ? []
      : count === 1
        ? [l10n.t('In its log at {0}.', at)]
        : [l10n.t('In its log {0} times, at last at {1}.', count, at)];
  return [reasonWords(logged), ...last].join(' ');
}

function reasonWords({ failure, target, container }: PlacedFailure): string {
  const { kind } = failure;
  const name = plain(failure.name ?? '', 80);
  const place = target ? targetWord(target) : plain(failure.upstream ?? '', 80);
  const who = container ? `${place} (“${plain(container.name, 40)}”)` : place;
  switch (kind) {
    case 'hostNotFound':
      return l10n.t(
        'nginx does not start: the name “{0}” has no address. nginx looks such names up before it starts, so who has it must run and share a network with it.',
        name,
      );
    case 'notResolved':
      return l10n.t(
        '502: nobody answered to the name “{0}” at that moment. Who has it must run and share a network with nginx.',
        name,
      );
    case 'resolverSilent':
      return l10n.t('502: the “resolver” gave no answer for “{0}”. Is it the engine’s own?', name);
    case 'noResolver':
      return l10n.t(
        '502: “{0}” comes from a variable, and no “resolver” says whom to ask for it.',
        name,
      );
    case 'limitedRequests':
      return l10n.t(
        '503: nginx itself lets no more requests through. The zone “{0}” has its limit in “limit_req_zone”, with room for more by “burst=”.',
        name,
      );
    case 'limitedConnections':
      return l10n.t('503: nginx itself lets no more connections through, by the zone “{0}”.', name);
    case 'refused':
      return l10n.t(
        '502: nothing listens at {0}: its program has not started yet, listens at another port, or on 127.0.0.1 only.',
        who,
      );
    case 'unreachable':
      return l10n.t(
        '502: there is no way to {0}: it has stopped, has another address now, or shares no network with nginx.',
        who,
      );
    case 'noLive':
      return l10n.t(
        '502: all servers of the upstream have failed before, or none has an address, and nginx leaves them alone for “fail_timeout”. What went wrong first is said at its servers.',
      );
    case 'connectTimeout':
      return l10n.t(
        '504: nobody answered at {0} when nginx wanted to connect: its address is an old one, a firewall is in the way, or it is overloaded.',
        who,
      );
    case 'readTimeout':
      return l10n.t(
        '504: {0} took the request and sent no answer in time. What may take longer needs a longer “proxy_read_timeout”, which is 60 seconds where nothing is said.',
        who,
      );
    case 'closed':
      return l10n.t(
        '502: {0} closed the connection before it answered: its program has ended or restarted, or speaks another protocol.',
        who,
      );
    case 'bigHeader':
      return l10n.t(
        '502: the headers of the answer from {0} are larger than “proxy_buffer_size”, mostly because of cookies. Make it larger, together with “proxy_buffers”.',
        who,
      );
    case 'noHttp':
      return l10n.t(
        'What {0} answered is not HTTP as nginx expected it. Is it another protocol, or HTTPS?',
        who,
      );
    case 'tls':
      return l10n.t(
        '502: {0} and nginx did not agree on TLS. Does it speak plain HTTP at this port, or want a name by “proxy_ssl_server_name on”?',
        who,
      );
    case 'certificate':
      return l10n.t('502: nginx does not trust the certificate of {0}.', who);
  }
}
