// How one container reaches another one, in words.
import type { Container } from '../../../src/landscape/landscape';
import { namesOf, type NetworkName } from '../../../src/landscape/networkNames';
import type { Reach, Way } from '../../../src/landscape/reach';
import { t } from '../../l10n';
import type { Scene } from './scene';
import { plain, plainList, someOf } from './texts';

/** Names that are said at most: a container can have any number of aliases. */
const mostNames = 4;

/** Where a way goes: the title of those that are reached over it. */
export function wayTitle({ kind, network }: Pick<Way, 'kind' | 'network'>): string {
  const name = network?.name ?? '';
  switch (kind) {
    case 'direct':
      return name;
    case 'localhost':
      return t('In the same network namespace');
    case 'gateway':
      return t('At the host’s address on {0}', name);
    case 'host':
      return t('On {0}, from the host', name);
    case 'routed':
      return t('On {0}, passed on by the host', name);
  }
}

/**
 * The names and addresses to use for the target of a way: `db, shop-db-1 · 172.22.0.3`. Beside the container's own name
 * that one is left out where it is the only one.
 */
export function wayLine(scene: Scene, way: Way, target: Container, isBeside = false): string {
  const text = namesText(scene, way, target);
  const names = isBeside && text === plain(target) ? '' : text;
  const addresses = way.addresses.join(', ');
  return names ? `${names} · ${addresses}` : addresses;
}

/** What else is to be known of those that are reached over it. */
export function wayNote({ kind, hasNames }: Way): string | undefined {
  if (kind === 'direct' && !hasNames) return t('This network has no names: addresses only.');
  return undefined;
}

/** Whether one reaches the other by this way, in a sentence. */
export function waySentence(scene: Scene, way: Way, from: Container, to: Container): string {
  const [sender, target] = [plain(from), plain(to)];
  const network = way.network ? plain(way.network) : '';
  const addresses = way.addresses.join(', ');
  switch (way.kind) {
    case 'direct': {
      const names = namesText(scene, way, to);
      return names
        ? t('{0} reaches {1} on {2}, as {3} ({4}).', sender, target, network, names, addresses)
        : t('{0} reaches {1} on {2}, by address only: {3}.', sender, target, network, addresses);
    }
    case 'localhost':
      return t('{0} reaches {1} at localhost: they share a network namespace.', sender, target);
    case 'gateway':
      return t(
        '{0} reaches {1} at {2}, the address of the host on {3}.',
        sender,
        target,
        addresses,
        network,
      );
    case 'host':
      return t('{0} reaches {1} from the host, at {2} on {3}.', sender, target, addresses, network);
    case 'routed':
      return t(
        '{0} reaches {1} at {2}: the host passes on to {3}.',
        sender,
        target,
        addresses,
        network,
      );
  }
}

/** That somebody does not answer, though there is a way; empty where all do. */
export function frozenWords({ frozen }: Pick<Reach, 'frozen'>): string[] {
  if (frozen.length === 0) return [];
  return [t('Paused: {0}. Connections are taken, but nothing answers.', plainList(frozen))];
}

/** The names by which a container goes on a way's network, those that lead to it alone first. */
function namesText(scene: Scene, { kind, network, hasNames }: Way, target: Container): string {
  if (kind !== 'direct' || !network || !hasNames) return '';
  return networkNamesText(namesOf(scene.landscape, network, target, scene.details));
}

/** Names with whom else they lead to, those that lead to one alone first. */
export function networkNamesText(names: readonly NetworkName[]): string {
  const sure = names.filter(({ sharedWith }) => sharedWith.length === 0);
  const shared = names.filter(({ sharedWith }) => sharedWith.length > 0);
  return someOf([...sure, ...shared].map(nameText), mostNames);
}

function nameText(known: NetworkName): string {
  const name = plain(known);
  if (known.sharedWith.length === 0) return name;
  return t('{0} (alternates with {1})', name, plainList(known.sharedWith));
}
