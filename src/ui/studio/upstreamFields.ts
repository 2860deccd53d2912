import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks } from '../../landscape/contextWords';
import { isNginx } from '../../landscape/isNginx';
import { portsOf } from '../../nginx/portsOf';
import { hashKeys, type Lookup, type Site, type Upstream } from '../../nginx/site/site';
import { firstWith, has } from '../../nginx/site/version';
import type { FormField, FormSection, FormSuggestion } from '../../protocol/form';
import { plain } from '../text/words';
import { publishedNotes } from './publishedNotes';
import { studioActions } from './routeFields';
import { check, type On, text } from './serverFields';
import type { StudioScene } from './studioScene';
import { fieldOf } from './studioValues';

/** A section for each group of back ends, and one for how their names are looked up. */
export function upstreamSections(site: Site, scene: StudioScene, on: On): readonly FormSection[] {
  return [
    ...site.upstreams.map((upstream, at) => upstreamSection(site, upstream, at, scene, on)),
    {
      id: 'upstreams',
      title: l10n.t('More back ends'),
      fields: [
        {
          kind: 'note',
          id: 'upstreamsNote',
          severity: 'info',
          text: l10n.t('Routes can share a group of back ends, or have one each.'),
          buttons: [{ id: studioActions.addUpstream, label: l10n.t('Add Group of Back Ends') }],
        },
      ],
    },
    lookupSection(site.lookup, scene, on),
  ];
}

function upstreamSection(
  site: Site,
  upstream: Upstream,
  at: number,
  scene: StudioScene,
  on: On,
): FormSection {
  const field = (name: string) => fieldOf('upstream', at, name);
  const { balance, name } = upstream;
  const isUsed = site.routes.some(({ to }) => to.kind === 'proxy' && to.upstream === name);
  const hash: readonly FormField[] = [
    {
      kind: 'choice',
      id: field('hashKey'),
      label: l10n.t('By'),
      choices: hashKeys.map(value => ({ value, label: value })),
      problems: [],
    },
    check(field('isConsistent'), l10n.t('Few move when one comes or goes'), 'hash … consistent'),
  ];
  return {
    id: `upstream.${at}`,
    title: l10n.t('Back ends {0}', plain(name, 60)),
    fields: [
      text(field('name'), l10n.t('Name'), on),
      backends(field('servers'), upstream, scene, on),
      ...publishedNotes(upstream, scene),
      {
        kind: 'choice',
        id: field('balance'),
        label: l10n.t('They take turns'),
        choices: balances(),
        problems: on(field('balance')),
      },
      ...(balance.kind === 'hash' ? hash : []),
      text(field('keepalive'), l10n.t('Idle connections kept open'), on, { placeholder: '16' }),
      text(field('sticky'), l10n.t('Cookie that brings clients back'), on, {
        help: l10n.t('From nginx {0} on.', firstWith('sticky')),
      }),
      ...(isUsed || site.upstreams.length < 2 ? [] : [removal(at)]),
    ],
  };
}

function backends(id: string, { servers }: Upstream, scene: StudioScene, on: On): FormField {
  return {
    kind: 'rows',
    id,
    layout: 'table',
    label: l10n.t('Containers'),
    help: l10n.t('By name or alias, on the port inside the container: never the published one.'),
    columns: [
      { id: 'host', label: l10n.t('Name'), suggestions: hosts(scene) },
      { id: 'port', label: l10n.t('Port'), placeholder: '80' },
      { id: 'weight', label: l10n.t('Share'), placeholder: '1' },
      { id: 'maxFails', label: l10n.t('Failures'), placeholder: '1' },
      { id: 'failTimeout', label: l10n.t('Pause, s'), placeholder: '10' },
      {
        id: 'role',
        label: l10n.t('Role'),
        suggestions: [
          { value: 'backup', detail: l10n.t('only while the others are away') },
          { value: 'down', detail: l10n.t('gets no requests') },
        ],
      },
    ],
    addLabel: l10n.t('Add Container'),
    rows: servers.map(({ host }) => ({ label: plain(host, 60) })),
    problems: on(id),
  };
}

/** Containers, services of several, and containers by one of their networks where they have more than one. */
function hosts({ landscape }: StudioScene): FormSuggestion[] {
  const containers = landscape.containers.filter(
    container => canJoinNetworks(container) && !isNginx(container),
  );
  const { on } = attachmentsOf(landscape);
  const names = containers.map(container => ({
    value: container.name,
    detail: portsOf(container).join(', '),
  }));
  const services = [...new Set(containers.flatMap(({ service }) => service ?? []))].flatMap(
    name => {
      const count = containers.filter(({ service }) => service === name).length;
      return count > 1
        ? [{ value: name, detail: l10n.t('a service with {0} containers', count) }]
        : [];
    },
  );
  const byNetwork = containers.flatMap(({ id, name }) => {
    const networks = on(id).map(({ network }) => network);
    const named = networks.filter(({ isPredefined }) => !isPredefined);
    return named.length > 1
      ? named.map(network => ({
          value: `${name}.${network.name}`,
          detail: l10n.t('on this network only'),
        }))
      : [];
  });
  return [...names, ...services, ...byNetwork];
}

function balances() {
  return [
    { value: 'roundRobin', label: l10n.t('one after the other') },
    { value: 'leastConn', label: l10n.t('who has the fewest connections') },
    { value: 'random', label: l10n.t('the less busy of two at random') },
    { value: 'ipHash', label: l10n.t('always the same for an address') },
    { value: 'hash', label: l10n.t('always the same for …') },
    {
      value: 'leastTime',
      label: l10n.t('who answers fastest'),
      detail: l10n.t('From nginx {0} on.', firstWith('leastTime')),
    },
  ];
}

function removal(at: number): FormField {
  return {
    kind: 'note',
    id: `upstream.${at}.removal`,
    severity: 'info',
    text: l10n.t('No route goes here.'),
    buttons: [{ id: `${studioActions.removeUpstream}${at}`, label: l10n.t('Remove This Group') }],
  };
}

function lookupSection(lookup: Lookup, { facts }: StudioScene, on: On): FormSection {
  const known = facts?.nameServers.join(', ') ?? '';
  const resolver: readonly FormField[] = [
    text('resolver', l10n.t('Name servers'), on, {
      help:
        known === ''
          ? l10n.t('127.0.0.11 on networks of Docker; on Podman the gateway of the network.')
          : l10n.t('Those of the nginx container are {0}.', known),
    }),
    text('valid', l10n.t('An answer is good for, seconds'), on, { placeholder: '5' }),
    {
      kind: 'choice',
      id: 'family',
      label: l10n.t('Addresses'),
      choices: [
        { value: 'ipv4', label: 'IPv4' },
        { value: 'ipv6', label: 'IPv6' },
        { value: 'both', label: l10n.t('both') },
      ],
      problems: on('family'),
    },
  ];
  return {
    id: 'lookup',
    title: l10n.t('Containers that come and go'),
    help: l10n.t(
      'A container that is made again has another address. Docker says of its names that they hold for ten minutes, and nginx believes it.',
    ),
    fields: [
      {
        kind: 'choice',
        id: 'lookup',
        label: l10n.t('Names are looked up'),
        choices: [
          {
            value: 'start',
            label: l10n.t('when nginx starts'),
            detail: l10n.t(
              'Short and plain, but nginx does not start while a name is missing, and loses a container that comes back elsewhere.',
            ),
          },
          {
            value: 'resolve',
            label: l10n.t('again and again'),
            detail: has(facts?.version, 'resolve')
              ? 'server … resolve'
              : l10n.t('From nginx {0} on.', firstWith('resolve')),
          },
          {
            value: 'variable',
            label: l10n.t('at each request'),
            detail: l10n.t('By a variable, with every nginx; one back end for each route.'),
          },
        ],
        problems: on('lookup'),
      },
      ...(lookup.kind === 'start' ? [] : resolver),
    ],
  };
}
