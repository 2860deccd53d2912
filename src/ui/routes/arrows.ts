import { l10n } from 'vscode';
import type { Container, ContainerId, Landscape } from '../../landscape/landscape';
import type { ContainerDetails } from '../../landscape/readDetails';
import type { DetailsCache } from '../../live/detailsCache';
import { attachmentsOf } from '../../landscape/attachments';
import { containerOf, type Destination, type LocatedRoute } from '../../nginx/routes/destination';
import type { Route } from '../../nginx/routes/route';
import { routesOn } from '../../nginx/routes/routesOn';
import type { ProxyArrow } from '../../protocol/proxyRoutes';
import { destinationSentences, routeLabel, routeLine, targetWord } from '../text/routeWords';
import { plain, someLines } from '../text/words';
import type { ReadProxy } from './readProxy';

/** An arrow with the routes that it stands for. */
export interface DrawnArrow {
  readonly arrow: ProxyArrow;
  readonly routes: readonly Route[];
}

/** The arrows for the routes of one nginx container, as the landscape is now. */
export async function arrowsOf(
  landscape: Landscape,
  nginx: Container,
  { routes, facts }: ReadProxy,
  cache: DetailsCache,
): Promise<readonly DrawnArrow[]> {
  const locate = (known: ReadonlyMap<ContainerId, ContainerDetails>) =>
    routesOn(landscape, nginx, routes, id => known.get(id), facts);
  const first = locate(new Map());
  const isFound = first.every(({ destinations }) =>
    destinations.every(({ kind }) => kind === 'reached'),
  );
  return grouped(nginx, isFound ? first : locate(await neighbours(landscape, nginx, cache)));
}

/** Aliases may tell what names do not: of all who are on a network with nginx. */
export async function neighbours(
  landscape: Landscape,
  nginx: Container,
  cache: DetailsCache,
): Promise<ReadonlyMap<ContainerId, ContainerDetails>> {
  const attachments = attachmentsOf(landscape);
  const ids = attachments
    .on(nginx.id)
    .flatMap(({ network }) => attachments.of(network.id))
    .map(({ container }) => container.id);
  const found = new Map<ContainerId, ContainerDetails>();
  const read = async (id: ContainerId) => found.set(id, await cache.get(id));
  // One that is gone meanwhile has no aliases any more.
  await Promise.allSettled([...new Set(ids)].map(read));
  return found;
}

interface Part {
  readonly route: Route;
  readonly destination: Destination;
}

/** One arrow for all that lead to the same place in the same way. */
function grouped(nginx: Container, located: readonly LocatedRoute[]): readonly DrawnArrow[] {
  const groups = new Map<string, Part[]>();
  for (const { route, destinations } of located) {
    for (const destination of destinations) {
      if (destination.target.isDown) continue;
      const { state, place } = endOf(destination);
      const key = `${nginx.id} ${state} ${place}`;
      groups.set(key, [...(groups.get(key) ?? []), { route, destination }]);
    }
  }
  return [...groups].flatMap(([id, parts]) => {
    const [first] = parts;
    return first ? [arrowOf(id, nginx, first, parts)] : [];
  });
}

function endOf(destination: Destination): { state: ProxyArrow['state']; place: string } {
  const state = stateOf(destination);
  const container = containerOf(destination);
  return { state, place: container?.id ?? targetWord(destination.target) };
}

function stateOf(destination: Destination): ProxyArrow['state'] {
  switch (destination.kind) {
    case 'reached':
      return destination.ownPort === undefined ? 'works' : 'unsure';
    case 'broken':
    case 'outside':
      return destination.kind;
    case 'possible':
    case 'variable':
    case 'socket':
    case 'ownPort':
      return 'unsure';
  }
}

const mostLines = 12;

function arrowOf(id: string, nginx: Container, first: Part, parts: readonly Part[]): DrawnArrow {
  const { destination } = first;
  const container = containerOf(destination);
  const end = targetWord(destination.target);
  const labels = [...new Set(parts.map(({ route }) => routeLabel(route)))];
  const [label = '', ...others] = labels;
  const lines = [...new Set(parts.map(part => routeLine(part.route, part.destination.target)))];
  const sentences = parts.flatMap(part => destinationSentences(nginx, part.destination));
  return {
    arrow: {
      id,
      from: nginx.id,
      ...(container && container !== nginx ? { to: container.id } : {}),
      end,
      state: stateOf(destination),
      label: others.length > 0 ? l10n.t('{0} +{1}', label, others.length) : label,
      lines: [
        titleOf(stateOf(destination), plain(nginx.name), container ? plain(container.name) : end),
        ...someLines(lines, mostLines, line => line),
        ...new Set(sentences),
      ],
    },
    routes: parts.map(({ route }) => route),
  };
}

function titleOf(state: ProxyArrow['state'], from: string, to: string): string {
  switch (state) {
    case 'works':
      return l10n.t('Proxy route from {0} to {1}', from, to);
    case 'broken':
      return l10n.t('Broken proxy route from {0} to {1}', from, to);
    case 'unsure':
      return l10n.t('Proxy route from {0} to {1}, uncertain', from, to);
    case 'outside':
      return l10n.t('Proxy route from {0} out to {1}', from, to);
  }
}
