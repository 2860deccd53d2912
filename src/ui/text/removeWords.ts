import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { isActive } from '../../landscape/isActive';
import type { Landscape, Network } from '../../landscape/landscape';
import { sentenceOf } from '../sentenceOf';
import type { Removal, Removals } from '../removals';
import type { Wording } from '../report';
import { nameList, plain, someLines } from './words';

/** As many networks are described. */
const mostDescribed = 6;

/** Whether to remove these. */
export function removalQuestion(networks: readonly Network[]): string {
  return networks.length === 1
    ? l10n.t('Remove the network {0}?', nameList(networks))
    : l10n.t('Remove {0} networks?', networks.length);
}

/** Who is on them, what that means, and what cannot be removed. */
export function removalDetail(landscape: Landscape, { removals, refused }: Removals): string {
  const used = removals.filter(({ plan }) => plan.endpoints.length > 0);
  const unused = removals.filter(({ plan }) => plan.endpoints.length === 0);
  return [
    ...someLines(used, mostDescribed, ({ network }) => userLines(landscape, network)),
    ...(used.length > 0
      ? [
          l10n.t(
            'They are disconnected first; connections over it break. If that fails, or you cancel, all of them are connected again.',
          ),
        ]
      : []),
    ...(unused.length > 0 ? [unusedLine(unused, removals)] : []),
    ...someLines(refused, mostDescribed, ({ error }) => sentenceOf(error)),
  ].join('\n');
}

function userLines(landscape: Landscape, network: Network): readonly string[] {
  const users = attachmentsOf(landscape)
    .of(network.id)
    .map(({ container }) => container);
  const running = users.filter(isActive);
  const stopped = users.filter(container => !isActive(container));
  const name = plain(network.name);
  return [
    ...(running.length > 0 ? [l10n.t('Running on “{0}”: {1}.', name, nameList(running))] : []),
    ...(stopped.length > 0 ? [l10n.t('Stopped on “{0}”: {1}.', name, nameList(stopped))] : []),
  ];
}

function unusedLine(unused: readonly Removal[], all: readonly Removal[]): string {
  return all.length === 1
    ? l10n.t('No container uses it.')
    : l10n.t('No container uses them: {0}', nameList(unused.map(({ network }) => network)));
}

/** How removing networks went. */
export function removeWording(): Wording<Removal> {
  return {
    name,
    one: removal => l10n.t('The network “{0}” is removed.', plain(name(removal))),
    done: names => l10n.t('Removed networks: {0}.', names),
    failed: names => l10n.t('Not removed: {0}.', names),
  };
}

/** How bringing back removed networks went. */
export function broughtBackWording(): Wording<Removal> {
  return {
    name,
    one: removal => {
      const { endpoints } = removal.plan;
      const containers = nameList(endpoints.map(({ containerName }) => ({ name: containerName })));
      return endpoints.length === 0
        ? l10n.t('The network “{0}” is back.', plain(name(removal)))
        : l10n.t('The network “{0}” is back, with {1}.', plain(name(removal)), containers);
    },
    done: names => l10n.t('Networks that are back: {0}.', names),
    failed: names => l10n.t('Not brought back: {0}.', names),
  };
}

function name({ network }: Removal): string {
  return network.name;
}
