import { l10n } from 'vscode';
import type { Network } from '../../landscape/landscape';
import type { WayKind } from '../../landscape/reach';
import type { Question } from '../../diagnose/question';
import { targetName } from '../../diagnose/question';
import type { Finding, FindingKind, FindingOf } from '../../diagnose/verdict';
import { listOf, nameOf, quoted, type Table, type Words } from './findingTable';
import { reachedWords } from './reachedWords';
import { nameList, plain } from './words';

/** What a connection test found, as a sentence. */
export function findingSentence(finding: Finding, question: Question): string {
  return (all()[finding.kind] as Words<Finding>)(finding, question);
}

function all(): Table<FindingKind> {
  return {
    ...runningWords(),
    ...networkWords(),
    ...nameWords(),
    ...reachedWords(),
    noImage: ({ container }) =>
      l10n.t(
        '“{0}” has no tools of its own to look with, and the engine has no image for a helper.',
        nameOf(container),
      ),
    couldNotLook: ({ said }) => l10n.t('It could not be looked at: {0}', plain(said, 300)),
  };
}

function runningWords(): Table<
  | 'run'
  | 'stopped'
  | 'restarting'
  | 'neverStarted'
  | 'paused'
  | 'portTaken'
  | 'serviceRuns'
  | 'serviceDown'
  | 'ownerStopped'
  | 'namespaceLost'
> {
  const endWords: Words<FindingOf<'stopped'>> = ({ kind, container, exitCode, error, log }) => {
    const name = nameOf(container);
    const [last] = log.slice(-1);
    const why =
      error !== ''
        ? l10n.t('“{0}” could not be started: {1}', name, plain(error, 300))
        : kind === 'restarting'
          ? l10n.t('“{0}” keeps restarting: it ends with exit code {1} each time.', name, exitCode)
          : l10n.t('“{0}” does not run: it ended with exit code {1}.', name, exitCode);
    return last === undefined ? why : `${why} ${l10n.t('It said last: {0}', plain(last, 200))}`;
  };
  return {
    run: ({ containers }) =>
      containers.length > 1 ? l10n.t('Both run.') : l10n.t('{0} runs.', nameList(containers)),
    stopped: endWords,
    restarting: endWords,
    neverStarted: ({ container }) => l10n.t('“{0}” was never started.', nameOf(container)),
    paused: ({ container }) =>
      l10n.t('“{0}” is paused: nothing in it moves until it goes on.', nameOf(container)),
    portTaken: ({ container, port, owner }) =>
      owner
        ? l10n.t(
            '“{0}” could not be started: port {1} of the host is taken by “{2}”.',
            nameOf(container),
            port,
            nameOf(owner),
          )
        : l10n.t(
            '“{0}” could not be started: port {1} of the host is taken.',
            nameOf(container),
            port,
          ),
    serviceRuns: ({ service, running, desired }) =>
      l10n.t('{0} of {1} tasks of “{2}” run.', running, desired, plain(service.name)),
    serviceDown: ({ service, desired, said }) =>
      said === ''
        ? l10n.t('None of {0} tasks of “{1}” runs.', desired, plain(service.name))
        : l10n.t(
            'None of {0} tasks of “{1}” runs. The last one said: {2}',
            desired,
            plain(service.name),
            plain(said, 200),
          ),
    ownerStopped: ({ container, owner }) =>
      l10n.t(
        '“{0}” uses the network of “{1}”, which does not run.',
        nameOf(container),
        nameOf(owner),
      ),
    namespaceLost: ({ container, owner }) =>
      l10n.t(
        '“{0}” uses the network that “{1}” had before it was started again, and that one is gone.',
        nameOf(container),
        nameOf(owner),
      ),
  };
}

function networkWords(): Table<
  | 'way'
  | 'noNetwork'
  | 'noSharedNetwork'
  | 'iccOff'
  | 'privateMode'
  | 'noSharedFamily'
  | 'hostIsolated'
  | 'unknownNetwork'
  | 'connectsAnyway'
  | 'leaves'
  | 'noExit'
> {
  return {
    way: ({ way, networks }) => wayWords(way, networks),
    noNetwork: ({ containers }) =>
      containers.length > 1
        ? l10n.t('{0} are on no network.', nameList(containers))
        : l10n.t('{0} is on no network.', nameList(containers)),
    noSharedNetwork: ({ from, to }, question) =>
      [
        l10n.t('They share no network.'),
        l10n.t('{0}: {1}.', nameOf(question.from), nameList(from)),
        l10n.t('{0}: {1}.', plain(targetName(question)), nameList(to)),
      ].join(' '),
    iccOff: ({ network }) =>
      l10n.t(
        '“{0}” was made so that its containers cannot talk (enable_icc=false).',
        nameOf(network),
      ),
    privateMode: ({ network }) =>
      l10n.t('“{0}” keeps its containers apart (mode private).', nameOf(network)),
    noSharedFamily: ({ network }) =>
      l10n.t('On “{0}” they have no IPv4 or IPv6 addresses in common.', nameOf(network)),
    hostIsolated: ({ network }) =>
      l10n.t(
        'The host and the containers on “{0}” cannot talk: {1} keeps them apart.',
        nameOf(network),
        plain(network.driver),
      ),
    unknownNetwork: ({ networks }) =>
      l10n.t('What {0} lets through cannot be known from here.', nameList(networks)),
    connectsAnyway: () =>
      l10n.t(
        'By the engine’s settings there is no way, yet it connects: something else passes it on.',
      ),
    leaves: ({ networks }) =>
      networks.length > 0
        ? l10n.t('It leaves by {0}.', nameList(networks))
        : l10n.t('It uses the host’s network.'),
    noExit: ({ networks }) =>
      l10n.t('Nothing leaves {0}: there is no way out.', nameList(networks)),
  };
}

function wayWords(way: WayKind, networks: readonly Network[]): string {
  const names = nameList([...new Set(networks)]);
  switch (way) {
    case 'direct':
      return l10n.t('Both are on {0}.', names);
    case 'localhost':
      return l10n.t('Both use one network namespace: the address is 127.0.0.1.');
    case 'gateway':
      return l10n.t('The target uses the host’s network, which answers on {0}.', names);
    case 'host':
      return l10n.t('The sender uses the host’s network, which is on {0}.', names);
    case 'routed':
      return l10n.t('They share no network, but the host passes packets on to {0}.', names);
  }
}

function nameWords(): Table<
  | 'byAddress'
  | 'resolves'
  | 'noNames'
  | 'noNamesFromHost'
  | 'unknownName'
  | 'nameElsewhere'
  | 'resolverSilent'
  | 'otherTarget'
  | 'underscore'
  | 'alternates'
  | 'replicas'
> {
  return {
    byAddress: ({ addresses }) => l10n.t('It is asked by address: {0}.', listOf(addresses)),
    resolves: ({ name, addresses, by }) =>
      by === 'hosts'
        ? l10n.t('“{0}” leads to {1}, as /etc/hosts says.', plain(name), listOf(addresses))
        : l10n.t('“{0}” leads to {1}.', plain(name), listOf(addresses)),
    noNames: ({ name }) =>
      l10n.t('Nobody knows the name “{0}”: the default bridge has no name service.', plain(name)),
    noNamesFromHost: ({ name }, { from }) =>
      l10n.t(
        'Nobody knows the name “{0}”: “{1}” uses the host’s network, which has no names of containers.',
        plain(name),
        nameOf(from),
      ),
    unknownName: ({ name, usable }) =>
      usable.length > 0
        ? l10n.t('Nobody knows the name “{0}”. Did you mean {1}?', plain(name), quoted(usable))
        : l10n.t('Nobody knows the name “{0}”.', plain(name)),
    nameElsewhere: ({ name, network }, { from }) =>
      l10n.t(
        '“{0}” is a name on “{1}” only, and “{2}” is not on that network.',
        plain(name),
        nameOf(network),
        nameOf(from),
      ),
    resolverSilent: ({ name, servers }) =>
      l10n.t('The name server {0} does not answer for “{1}”.', listOf(servers), plain(name)),
    otherTarget: ({ name, addresses, owners, by }, question) =>
      [
        by === 'hosts'
          ? l10n.t('“{0}” leads to {1}, as /etc/hosts says.', plain(name), listOf(addresses))
          : l10n.t('“{0}” leads to {1}.', plain(name), listOf(addresses)),
        owners.length > 0
          ? l10n.t('That is {0}, not “{1}”.', nameList(owners), plain(targetName(question)))
          : l10n.t('That is not “{0}”.', plain(targetName(question))),
      ].join(' '),
    underscore: ({ name }) =>
      l10n.t('“{0}” has an underscore: Docker finds it, some programs refuse it.', plain(name)),
    alternates: ({ name, others }) =>
      l10n.t('“{0}” leads now to this container, now to {1}.', plain(name), nameList(others)),
    replicas: ({ name, others }) =>
      l10n.t('“{0}” leads to all replicas in turn, to {1} as well.', plain(name), nameList(others)),
  };
}
