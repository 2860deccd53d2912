import { env, l10n } from 'vscode';
import type { Container, Network } from '../../landscape/landscape';
import type { WayKind } from '../../landscape/reach';
import type { Question } from '../../diagnose/question';
import { targetOf } from '../../diagnose/question';
import type { Finding, FindingKind, FindingOf } from '../../diagnose/verdict';
import { someOf, nameList, plain } from './words';

type Words<F> = (finding: F, question: Question) => string;

/** What a connection test found, as a sentence. */
export function findingSentence(finding: Finding, question: Question): string {
  return (all()[finding.kind] as Words<Finding>)(finding, question);
}

type Table<K extends FindingKind> = { readonly [Each in K]: Words<FindingOf<Each>> };

function all(): Table<FindingKind> {
  return {
    ...runningWords(),
    ...networkWords(),
    ...nameWords(),
    ...publishedWords(),
    ...listeningWords(),
    ...connectionWords(),
    ...tlsWords(),
    ...answerWords(),
    noImage: ({ container }) =>
      l10n.t(
        '“{0}” has no tools of its own to look with, and the engine has no image for a helper.',
        nameOf(container),
      ),
    couldNotLook: ({ said }) => l10n.t('It could not be looked at: {0}', plain(said, 300)),
  };
}

function runningWords(): Table<
  'run' | 'stopped' | 'restarting' | 'neverStarted' | 'paused' | 'ownerStopped' | 'namespaceLost'
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
        l10n.t('{0}: {1}.', nameOf(targetOf(question)), nameList(to)),
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
          ? l10n.t('That is {0}, not “{1}”.', nameList(owners), nameOf(targetOf(question)))
          : l10n.t('That is not “{0}”.', nameOf(targetOf(question))),
      ].join(' '),
    underscore: ({ name }) =>
      l10n.t('“{0}” has an underscore: Docker finds it, some programs refuse it.', plain(name)),
    alternates: ({ name, others }) =>
      l10n.t('“{0}” leads now to this container, now to {1}.', plain(name), nameList(others)),
    replicas: ({ name, others }) =>
      l10n.t('“{0}” leads to all replicas in turn, to {1} as well.', plain(name), nameList(others)),
  };
}

function publishedWords(): Table<
  'published' | 'notPublished' | 'publishedLocally' | 'publishedInternally'
> {
  return {
    published: ({ at, inside }) =>
      l10n.t('The host publishes port {0} of it, for this sender at {1}.', inside, listOf(at)),
    notPublished: ({ port }, question) =>
      l10n.t('The host does not publish “{0}” on port {1}.', nameOf(targetOf(question)), port),
    publishedLocally: ({ port, address }) =>
      l10n.t(
        'The host publishes port {0} on {1} only: nobody but the host itself gets there.',
        port,
        plain(address),
      ),
    publishedInternally: ({ networks }, question) =>
      l10n.t(
        '“{0}” is on {1} only, and internal networks publish nothing.',
        nameOf(targetOf(question)),
        nameList(networks),
      ),
  };
}

function listeningWords(): Table<
  | 'listens'
  | 'loopbackOnly'
  | 'otherAddress'
  | 'otherFamily'
  | 'otherProtocol'
  | 'otherPort'
  | 'nothingListens'
> {
  const who = (process: string | undefined, question: Question) =>
    process === undefined ? `“${nameOf(targetOf(question))}”` : `“${plain(process)}”`;
  return {
    listens: ({ port, addresses, process }, question) =>
      l10n.t('{0} listens on port {1} ({2}).', who(process, question), port, listOf(addresses)),
    loopbackOnly: ({ port, process }, question) =>
      l10n.t(
        '{0} listens on port {1} at 127.0.0.1 only: nobody outside its container gets there.',
        who(process, question),
        port,
      ),
    otherAddress: ({ port, addresses, process }, question) =>
      l10n.t(
        '{0} listens on port {1} at {2} only, which is not where it is asked.',
        who(process, question),
        port,
        listOf(addresses),
      ),
    otherFamily: ({ port, family }) =>
      l10n.t('Port {0} takes IPv{1} only, and it is asked by IPv{2}.', port, family, 10 - family),
    otherProtocol: ({ port, protocol }) =>
      l10n.t('Port {0} is open for {1}, not for what is asked.', port, protocol.toUpperCase()),
    otherPort: ({ port, listening }) =>
      l10n.t('Nothing listens on port {0}. Open there: {1}.', port, listOf(listening.map(String))),
    nothingListens: ({ port }) =>
      l10n.t('Nothing listens on port {0}, nor on any other port.', port),
  };
}

function connectionWords(): Table<
  'connects' | 'refused' | 'unreachable' | 'timedOut' | 'partly' | 'pathOpen'
> {
  return {
    connects: ({ address, seconds }) =>
      l10n.t('{0} takes the connection ({1} ms).', plain(address), Math.round(seconds * 1000)),
    refused: ({ address }) => l10n.t('{0} refuses the connection.', plain(address)),
    unreachable: ({ address }) => l10n.t('There is no route to {0}.', plain(address)),
    timedOut: ({ address, seconds }) =>
      l10n.t(
        '{0} does not answer within {1} s: something drops the packets.',
        plain(address),
        Math.max(1, Math.round(seconds)),
      ),
    partly: ({ failed }) =>
      l10n.t('{0} takes no connections, though the name leads there, too.', listOf(failed)),
    pathOpen: ({ address }) => l10n.t('Packets get to {0} and back.', plain(address)),
  };
}

function tlsWords(): Table<
  | 'secured'
  | 'certificateTime'
  | 'certificateName'
  | 'selfSigned'
  | 'speaksTls'
  | 'speaksPlain'
  | 'tlsFails'
> {
  return {
    secured: ({ version, certificate }) =>
      certificate
        ? l10n.t(
            'It speaks {0}, with a certificate for {1} that {2} signed and that holds until {3}.',
            plain(version),
            listOf(certificate.names),
            `“${plain(certificate.issuer)}”`,
            dateOf(certificate.until),
          )
        : l10n.t('It speaks {0}, without a certificate.', plain(version)),
    certificateTime: ({ certificate: { time, from, until } }) =>
      time === 'expired'
        ? l10n.t('Its certificate has expired on {0}: programs refuse it.', dateOf(until))
        : l10n.t('Its certificate holds only from {0} on: programs refuse it.', dateOf(from)),
    certificateName: ({ certificate, host }) =>
      l10n.t(
        'Its certificate is for {0}, not for “{1}”: programs refuse it under that name.',
        listOf(certificate.names),
        plain(host),
      ),
    selfSigned: () =>
      l10n.t(
        'It has signed its certificate itself: programs refuse it unless they are told to trust it.',
      ),
    speaksTls: ({ port }) =>
      l10n.t('Port {0} speaks TLS: what speaks plain HTTP to it is turned away.', port),
    speaksPlain: ({ port }) => l10n.t('Port {0} does not speak TLS: HTTPS to it fails.', port),
    tlsFails: ({ said }) => l10n.t('The TLS handshake fails: {0}', plain(said, 300)),
  };
}

function dateOf(iso: string): string {
  return new Date(iso).toLocaleDateString(env.language, { dateStyle: 'medium' });
}

function answerWords(): Table<'http' | 'speaks' | 'udpUnproven' | 'noHttp'> {
  return {
    http: ({ status, server }) =>
      server === undefined
        ? l10n.t('It answers HTTP with status {0}.', status)
        : l10n.t('It answers HTTP with status {0} ({1}).', status, plain(server)),
    speaks: ({ what, said }) => {
      switch (what) {
        case 'tls':
          return l10n.t('It speaks TLS.');
        case 'dns':
          return l10n.t('It answers as a name server.');
        case 'text':
          return l10n.t('It speaks another protocol than HTTP: {0}', plain(said ?? ''));
        case 'silent':
          return l10n.t('It says nothing to an HTTP request: it may speak another protocol.');
      }
    },
    noHttp: ({ said }) =>
      said === ''
        ? l10n.t('It does not answer an HTTP request.')
        : l10n.t('It speaks another protocol than HTTP: {0}', plain(said)),
    udpUnproven: () =>
      l10n.t('UDP takes no connections: that anything answers cannot be told from outside.'),
  };
}

function nameOf(named: Container | Network | undefined): string {
  return plain(named?.name ?? '');
}

function listOf(texts: readonly string[]): string {
  return someOf(texts, 4, text => plain(text));
}

function quoted(names: readonly string[]): string {
  return someOf(names, 4, name => `“${plain(name)}”`);
}
