import { l10n } from 'vscode';
import type { Container, Network } from '../../landscape/landscape';
import type { Obstacle } from '../../landscape/reach';
import type { BrokenReason, Destination, Reached } from '../../nginx/routes/destination';
import type { Listen, Route, RouteLocation, RouteTarget } from '../../nginx/routes/route';
import { nameList, plain } from './words';

/** Where requests of a route come in: `shop.localhost/api/`, `:8080/`, `:5432`. */
export function routeLabel({ server, location }: Pick<Route, 'server' | 'location'>): string {
  const [listen] = server.listens;
  const name = server.names.find(each => each !== '' && each !== '_');
  const port = portWord(listen, name === undefined);
  return plain(`${name ?? ''}${port}${location ? locationWord(location) : ''}`, 80);
}

function portWord(listen: Listen | undefined, isNeeded: boolean): string {
  if (!listen) return '';
  if (listen.port === undefined) return listen.address;
  const isUsual = listen.port === (listen.isTls ? 443 : 80);
  return isUsual && !isNeeded ? '' : `:${listen.port}`;
}

function locationWord({ match, path }: RouteLocation): string {
  switch (match) {
    case 'prefix':
    case 'first':
      return path;
    case 'exact':
      return ` = ${path}`;
    case 'regex':
      return ` ~ ${path}`;
    case 'named':
      return ` ${path}`;
  }
}

/** What a target names: `api:3000`, a path, what is written. */
export function targetWord({ address }: RouteTarget): string {
  switch (address.kind) {
    case 'host': {
      const host = address.host.includes(':') ? `[${address.host}]` : address.host;
      return plain(address.port === undefined ? host : `${host}:${address.port}`, 80);
    }
    case 'socket':
      return plain(address.path, 80);
    case 'variable':
      return plain(address.text, 80);
  }
}

/** The way of requests in a line: `shop.localhost/api/ → http://api:3000`, and by which upstream. */
export function routeLine(route: Route, target: RouteTarget): string {
  const label = routeLabel(route);
  const word = targetWord(target);
  if (route.upstream !== undefined) {
    const group = plain(route.upstream, 80);
    return target.isBackup
      ? l10n.t('{0} → upstream {1}: {2}, as a backup', label, group, word)
      : l10n.t('{0} → upstream {1}: {2}', label, group, word);
  }
  return `${label} → ${plain(route.written, 120)}`;
}

/** What there is to say about where a target leads, a sentence a line; none where all is plain. */
export function destinationSentences(nginx: Container, destination: Destination): string[] {
  switch (destination.kind) {
    case 'reached':
      return reachedSentences(destination);
    case 'broken': {
      const { reason, container, target } = destination;
      const consequence = isAboutName(reason, target)
        ? l10n.t('nginx does not start with such a name.')
        : l10n.t('Such requests are answered with 502 or 504.');
      return [brokenSentence(nginx, reason, container), consequence];
    }
    case 'possible':
      return [l10n.t('Whether anything gets there cannot be known from here.')];
    case 'outside':
      return [l10n.t('Leads away from this engine.')];
    case 'variable':
      return [l10n.t('Only nginx knows where this leads, once a request comes.')];
    case 'socket':
      return [l10n.t('A Unix socket inside the container of nginx.')];
    case 'ownPort':
      return [
        l10n.t(
          'This is the container of nginx itself, not the host, and nothing is known to listen there.',
        ),
      ];
  }
}

function reachedSentences({ by, container, network, sharedWith, ownPort }: Reached): string[] {
  const over = network && plain(network.name);
  return [
    ...(by === 'name' && over !== undefined ? [l10n.t('By its name on “{0}”.', over)] : []),
    ...(by === 'address' && over !== undefined
      ? [l10n.t('By its address on “{0}”, which can be another one after a restart.', over)]
      : []),
    ...(by === 'published'
      ? [l10n.t('By a port that the host publishes; on a shared network its name would do.')]
      : []),
    ...(sharedWith.length > 0
      ? [l10n.t('The same name leads to {0} as well.', nameList(sharedWith))]
      : []),
    ...(ownPort === undefined
      ? []
      : [
          l10n.t(
            'The host publishes “{0}” at this port; inside, it is port {1} that should be named.',
            plain(container.name),
            ownPort,
          ),
        ]),
  ];
}

/** nginx asks for such names before it starts, and does not without an answer. */
function isAboutName({ kind }: BrokenReason, { resolved, address }: RouteTarget): boolean {
  const isName = address.kind === 'host' && !/^[\d.]+$|:/.test(address.host);
  return resolved === 'atStart' && isName && kind !== 'noWay';
}

function brokenSentence(
  nginx: Container,
  reason: BrokenReason,
  container: Container | undefined,
): string {
  const proxy = plain(nginx.name);
  const other = container ? plain(container.name) : '';
  switch (reason.kind) {
    case 'unknownName':
      return reason.similar === undefined
        ? l10n.t('Nobody has the name “{0}” on a network of “{1}”.', plain(reason.host), proxy)
        : l10n.t(
            'Nobody has the name “{0}” on a network of “{1}”. Did you mean “{2}”?',
            plain(reason.host),
            proxy,
            plain(reason.similar),
          );
    case 'noSharedNetwork':
      return apartSentence(proxy, reason.proxy, other, reason.other);
    case 'noNames':
      return l10n.t(
        '“{0}” and “{1}” share only “{2}”, where names are not known. Connect both to a network of your own.',
        proxy,
        other,
        plain(reason.network.name),
      );
    case 'hostMode':
      return l10n.t(
        '“{0}” uses the network of the host, where the names of containers are not known.',
        proxy,
      );
    case 'stopped':
      return l10n.t('“{0}” is not running.', other);
    case 'noWay':
      return noWaySentence(proxy, other, reason.obstacles);
    case 'noResolver':
      return l10n.t(
        '“{0}” is asked for with each request, as it comes from a variable, but no “resolver” says whom to ask.',
        plain(reason.host),
      );
    case 'hostsFile':
      return l10n.t(
        '“{0}” comes from a variable, and nginx’s “resolver” does not read /etc/hosts. Write 127.0.0.1.',
        plain(reason.host),
      );
    case 'otherResolver':
      return l10n.t(
        'The “resolver” {0} does not know the names of containers. The engine’s own is named in the container’s /etc/resolv.conf.',
        reason.resolvers.map(each => plain(each)).join(', '),
      );
  }
}

function noWaySentence(proxy: string, other: string, obstacles: readonly Obstacle[]): string {
  const [first] = obstacles;
  if (first?.kind === 'noSharedNetwork') return apartSentence(proxy, first.from, other, first.to);
  if (first?.kind === 'iccOff' || first?.kind === 'privateMode') {
    return l10n.t('The network “{0}” keeps its containers apart.', plain(first.network.name));
  }
  if (first?.kind === 'notRunning') return l10n.t('Not running: {0}.', nameList(first.containers));
  return l10n.t('There is no way from “{0}” to “{1}”.', proxy, other);
}

function apartSentence(
  proxy: string,
  from: readonly Network[],
  other: string,
  to: readonly Network[],
): string {
  const none = l10n.t('no network');
  return l10n.t(
    '“{0}” ({1}) and “{2}” ({3}) share no network. Connect both to one.',
    proxy,
    from.length > 0 ? nameList(from) : none,
    other,
    to.length > 0 ? nameList(to) : none,
  );
}

/** Why what is drawn is not what nginx itself says. */
export function excuseSentence(
  nginx: Container,
  excuse: 'notRunning' | { readonly refusal: string },
): string {
  return excuse === 'notRunning'
    ? l10n.t(
        'nginx in “{0}” could not be asked. The routes are those of its configuration files.',
        plain(nginx.name),
      )
    : l10n.t(
        'nginx in “{0}” does not accept its configuration any more: {1}. The routes are those of its files.',
        plain(nginx.name),
        plain(excuse.refusal, 300),
      );
}
