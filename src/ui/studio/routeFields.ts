import { l10n } from 'vscode';
import { exampleOf } from '../../nginx/site/arrivesAs';
import type { ProxyTarget, Route, Site } from '../../nginx/site/site';
import { isPath } from '../../nginx/site/values';
import type { FormField, FormSection } from '../../protocol/form';
import { plain } from '../text/words';
import { check, type On, text } from './serverFields';
import { fieldOf, filesTarget, schemes } from './studioValues';

/** What pressing a button of the studio means; some are followed by a number. */
export const studioActions = {
  addRoute: 'addRoute',
  removeRoute: 'removeRoute:',
  addUpstream: 'addUpstream',
  removeUpstream: 'removeUpstream:',
} as const;

/** A section for each route. */
export function routeSections(site: Site, on: On): readonly FormSection[] {
  const sections = site.routes.map((route, at) => routeSection(site, route, at, on));
  const last: FormSection = {
    id: 'routes',
    title: l10n.t('More routes'),
    fields: [
      {
        kind: 'note',
        id: 'routesNote',
        severity: 'info',
        text: l10n.t('nginx takes the longest path that fits, whatever the order.'),
        buttons: [{ id: studioActions.addRoute, label: l10n.t('Add Route') }],
      },
    ],
  };
  return [...sections, last];
}

function routeSection(site: Site, route: Route, at: number, on: On): FormSection {
  const field = (name: string) => fieldOf('route', at, name);
  return {
    id: `route.${at}`,
    title: l10n.t('Route {0}', plain(route.path, 60)),
    isFolded: site.routes.length > 2 && at > 0,
    fields: [
      text(field('path'), l10n.t('Path'), on, { placeholder: '/api/' }),
      {
        kind: 'choice',
        id: field('match'),
        label: l10n.t('Fits'),
        choices: [
          { value: 'prefix', label: l10n.t('the path and all below it') },
          { value: 'start', label: l10n.t('all that begins with it') },
          { value: 'exact', label: l10n.t('nothing but the path') },
        ],
        problems: [],
      },
      {
        kind: 'choice',
        id: field('to'),
        label: l10n.t('Goes to'),
        choices: [
          ...site.upstreams.map(({ name }) => ({ value: name, label: plain(name) })),
          { value: filesTarget, label: l10n.t('files of nginx') },
        ],
        problems: on(field('to')),
      },
      ...(route.to.kind === 'files'
        ? filesFields(field, on)
        : proxyFields(route, route.to, field, on)),
      ...(site.routes.length > 1 ? [removal(at)] : []),
    ],
  };
}

function filesFields(field: (name: string) => string, on: On): FormField[] {
  return [
    text(field('root'), l10n.t('Folder'), on, {
      help: l10n.t('As the nginx container sees it; the path of the request is looked for in it.'),
    }),
    check(
      field('isSinglePage'),
      l10n.t('Single-page application'),
      l10n.t('What is no file gets index.html.'),
    ),
  ];
}

function proxyFields(
  route: Route,
  { headers }: ProxyTarget,
  field: (name: string) => string,
  on: On,
): FormField[] {
  const seconds = (name: string, label: string) =>
    text(field(name), label, on, { placeholder: '60' });
  return [
    {
      kind: 'choice',
      id: field('scheme'),
      label: l10n.t('Spoken there'),
      choices: schemes.map(value => ({ value, label: value })),
      problems: on(field('scheme')),
    },
    check(field('strip'), l10n.t('Take the path off'), exampleWords(route)),
    check(field('isWebSocket'), 'WebSocket', 'Upgrade, Connection'),
    check(
      field('isStreaming'),
      l10n.t('Answers go on at once'),
      l10n.t('For server-sent events: nothing is held back, and an hour of silence is no end.'),
    ),
    check(
      field('hasUsualHeaders'),
      l10n.t('Say who asks'),
      'Host, X-Real-IP, X-Forwarded-For, -Host, -Port, -Proto',
    ),
    check(
      field('trustsClient'),
      l10n.t('Believe what clients say in them'),
      l10n.t('Only behind another proxy that sets them: else everybody can claim any address.'),
    ),
    {
      kind: 'rows',
      id: field('headers'),
      layout: 'table',
      label: l10n.t('Further headers'),
      columns: [
        { id: 'name', label: l10n.t('Name'), placeholder: 'X-Tenant' },
        { id: 'value', label: l10n.t('Value') },
      ],
      addLabel: l10n.t('Add Header'),
      rows: headers.map(({ name }) => ({ label: plain(name, 60) })),
      problems: on(field('headers')),
    },
    seconds('connect', l10n.t('Seconds to connect')),
    seconds('send', l10n.t('Seconds of silence while sending')),
    seconds('read', l10n.t('Seconds of silence while waiting')),
  ];
}

/** What becomes of a request, as an example says it best. */
function exampleWords(route: Route): string {
  if (!isPath(route.path)) return '';
  const { asked, arrives } = exampleOf(route);
  return l10n.t('{0} arrives as {1}', plain(asked, 80), plain(arrives, 80));
}

function removal(at: number): FormField {
  return {
    kind: 'note',
    id: `route.${at}.removal`,
    severity: 'info',
    text: '',
    buttons: [{ id: `${studioActions.removeRoute}${at}`, label: l10n.t('Remove This Route') }],
  };
}
