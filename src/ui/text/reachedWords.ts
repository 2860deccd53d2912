import { l10n } from 'vscode';
import type { Question } from '../../diagnose/question';
import { targetName } from '../../diagnose/question';
import { isEverywhere, isLoopback } from '../../diagnose/scene';
import { dateOf, listOf, nameOf, type Table } from './findingTable';
import { nameList, plain } from './words';

/** What was found of who listens and answers, as sentences. */
export function reachedWords() {
  return {
    ...publishedWords(),
    ...listeningWords(),
    ...connectionWords(),
    ...tlsWords(),
    ...answerWords(),
  };
}

function publishedWords(): Table<
  | 'published'
  | 'publishedTo'
  | 'publishedByOther'
  | 'notPublished'
  | 'publishedLocally'
  | 'publishedInternally'
  | 'opensHere'
  | 'closedHere'
> {
  return {
    published: ({ at, inside }) =>
      l10n.t('The host publishes port {0} of it, for this sender at {1}.', inside, listOf(at)),
    publishedTo: ({ addresses }) =>
      addresses.some(isEverywhere)
        ? l10n.t('It is open to everybody who reaches the host ({0}).', listOf(addresses))
        : addresses.every(isLoopback)
          ? l10n.t('It is open to the host alone ({0}).', listOf(addresses))
          : l10n.t('It is open to those who reach the host at {0}.', listOf(addresses)),
    publishedByOther: ({ port, owner }) =>
      l10n.t('Port {0} of the host belongs to “{1}”.', port, nameOf(owner)),
    opensHere: ({ address, seconds }) =>
      l10n.t(
        'It takes the connection at {0} ({1} ms).',
        plain(address),
        Math.round(seconds * 1000),
      ),
    closedHere: ({ address, outcome }) =>
      outcome === 'refused'
        ? l10n.t('From this computer {0} refuses the connection.', plain(address))
        : l10n.t('From this computer nothing answers at {0}.', plain(address)),
    notPublished: ({ port }, question) =>
      l10n.t('The host does not publish “{0}” on port {1}.', plain(targetName(question)), port),
    publishedLocally: ({ port, address }) =>
      l10n.t(
        'The host publishes port {0} on {1} only: nobody but the host itself gets there.',
        port,
        plain(address),
      ),
    publishedInternally: ({ networks }, question) =>
      l10n.t(
        '“{0}” is on {1} only, and internal networks publish nothing.',
        plain(targetName(question)),
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
  | 'onOtherNodes'
> {
  const who = (process: string | undefined, question: Question) =>
    process === undefined ? `“${plain(targetName(question))}”` : `“${plain(process)}”`;
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
    onOtherNodes: () => l10n.t('Its tasks run on other nodes, where nobody can look from here.'),
    nothingListens: ({ port }) =>
      l10n.t('Nothing listens on port {0}, nor on any other port.', port),
  };
}

function connectionWords(): Table<
  | 'connects'
  | 'refused'
  | 'unreachable'
  | 'timedOut'
  | 'partly'
  | 'pathOpen'
  | 'virtualIpSilent'
  | 'replicasFail'
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
    virtualIpSilent: ({ address, open }) =>
      l10n.t(
        'Its tasks take connections ({0}), its virtual IP {1} does not: the load balancing of the Swarm (IPVS) does not work on this node.',
        listOf(open),
        plain(address),
      ),
    replicasFail: ({ failed, of }) =>
      l10n.t('{0} of {1} tasks take no connections: {2}.', failed.length, of, listOf(failed)),
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
