import { l10n } from 'vscode';
import type { Network } from '../../landscape/landscape';
import type { Pair } from '../pairs';
import type { Wording } from '../report';
import { plain } from './words';

/** Said once, in the name of all, where all are of one network or of one container. */
interface Sentences {
  readonly one: (container: string, network: string) => string;
  readonly byNetwork: Outcome;
  readonly byContainer: Outcome;
  readonly byBoth: Outcome<readonly [names: string]>;
}

interface Outcome<T extends readonly string[] = readonly [name: string, names: string]> {
  readonly done: (...words: T) => string;
  readonly failed: (...words: T) => string;
}

/** How connecting these went. */
export function connectWording(pairs: readonly Pair[]): Wording<Pair> {
  return wordingOf(pairs, {
    one: (container, network) => l10n.t('“{0}” is connected to “{1}”.', container, network),
    byNetwork: {
      done: (network, names) => l10n.t('Connected to “{0}”: {1}.', network, names),
      failed: (network, names) => l10n.t('Not connected to “{0}”: {1}.', network, names),
    },
    byContainer: {
      done: (container, names) => l10n.t('“{0}” is connected to {1}.', container, names),
      failed: (container, names) => l10n.t('“{0}” is not connected to {1}.', container, names),
    },
    byBoth: {
      done: names => l10n.t('Connected: {0}.', names),
      failed: names => l10n.t('Not connected: {0}.', names),
    },
  });
}

/** How disconnecting these went. */
export function disconnectWording(pairs: readonly Pair[]): Wording<Pair> {
  return wordingOf(pairs, {
    one: (container, network) => l10n.t('“{0}” is disconnected from “{1}”.', container, network),
    byNetwork: {
      done: (network, names) => l10n.t('Disconnected from “{0}”: {1}.', network, names),
      failed: (network, names) => l10n.t('Still connected to “{0}”: {1}.', network, names),
    },
    byContainer: {
      done: (container, names) => l10n.t('“{0}” is disconnected from {1}.', container, names),
      failed: (container, names) => l10n.t('“{0}” is still connected to {1}.', container, names),
    },
    byBoth: {
      done: names => l10n.t('Disconnected: {0}.', names),
      failed: names => l10n.t('Still connected: {0}.', names),
    },
  });
}

/** How moving these to a network went. */
export function moveWording(to: Network): Wording<Pair> {
  const target = plain(to.name);
  return {
    name: ({ container }) => container.name,
    one: ({ container, network }) =>
      l10n.t(
        '“{0}” is moved from “{1}” to “{2}”.',
        plain(container.name),
        plain(network.name),
        target,
      ),
    done: names => l10n.t('Moved to “{0}”: {1}.', target, names),
    failed: names => l10n.t('Not moved: {0}.', names),
  };
}

function wordingOf(pairs: readonly Pair[], sentences: Sentences): Wording<Pair> {
  const one = ({ container, network }: Pair) =>
    sentences.one(plain(container.name), plain(network.name));
  const [first] = pairs;
  if (first && pairs.every(({ network }) => network.id === first.network.id)) {
    const { done, failed } = sentences.byNetwork;
    const name = plain(first.network.name);
    return {
      one,
      name: pair => pair.container.name,
      done: names => done(name, names),
      failed: names => failed(name, names),
    };
  }
  if (first && pairs.every(({ container }) => container.id === first.container.id)) {
    const { done, failed } = sentences.byContainer;
    const name = plain(first.container.name);
    return {
      one,
      name: pair => pair.network.name,
      done: names => done(name, names),
      failed: names => failed(name, names),
    };
  }
  return {
    one,
    name: ({ container, network }) => `${container.name} → ${network.name}`,
    ...sentences.byBoth,
  };
}
