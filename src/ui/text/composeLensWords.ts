import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { plainLabel, someOf, stateWord } from './words';

/** What stands over the lines of a Compose file, in few words. */
export const composeLensWords = {
  networks: (there: number, all: number) =>
    l10n.t('{0} of {1} networks are on the engine', there, all),
  project: (isRunning: boolean) =>
    isRunning ? l10n.t('on the engine') : l10n.t('not on the engine'),
  drift: () => l10n.t('Drift: what runs is not what is written'),
  same: () => l10n.t('As written'),
  show: () => l10n.t('Show'),
  topology: () => l10n.t('Topology'),
  plan: () => l10n.t('Planned Topology'),
  network: (landscape: Landscape, network: Network) =>
    [
      l10n.t('{0} attached', attachmentsOf(landscape).of(network.id).length),
      ...network.subnets.map(({ subnet }) => plainLabel(subnet)),
    ].join(', '),
  noNetwork: (isExternal: boolean) =>
    isExternal ? l10n.t('not on the engine') : l10n.t('not on the engine yet'),
  service: serviceWords,
} as const;

function serviceWords(landscape: Landscape, containers: readonly Container[]): string {
  const [first] = containers;
  if (!first) return l10n.t('no container');
  if (containers.length > 1) {
    const running = containers.filter(({ state }) => state === 'running').length;
    return l10n.t('{0} of {1} containers are running', running, containers.length);
  }
  const places = attachmentsOf(landscape)
    .on(first.id)
    .flatMap(({ endpoint }) => endpoint.ipv4 ?? endpoint.ipv6 ?? []);
  return [
    stateWord(first.state),
    ...(places.length > 0 ? [someOf(places, 3, place => plainLabel(place))] : []),
  ].join(', ');
}
