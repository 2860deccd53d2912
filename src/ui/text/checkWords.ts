import { l10n } from 'vscode';
import type { Container } from '../../landscape/landscape';
import type { Finding } from '../../nginx/checks/finding';
import type { Repair } from '../../nginx/checks/repairs';
import type { WeakSpot } from '../../nginx/checks/weakSpots';
import type { NginxSyntaxErrorKind } from '../../nginx/read/nginxSyntaxError';
import type { ConfigPlace } from '../../nginx/routes/route';
import { loggedWords } from './loggedWords';
import { destinationSentences } from './routeWords';
import { plain } from './words';

/** What is wrong at a place of a configuration, and what comes of it, in a sentence or two. */
export function findingWords(finding: Finding, nginx: Container | undefined): string {
  switch (finding.kind) {
    case 'broken':
      return nginx ? destinationSentences(nginx, finding.destination).join(' ') : '';
    case 'syntax':
      return syntaxWords(finding.error, finding.found);
    case 'publishedPort':
    case 'loopbackOnly':
    case 'otherPort':
    case 'nothingListens':
      return portWords(finding);
    case 'ownLocalhost':
      return l10n.t(
        'This is the container of nginx itself, not the host, and nothing is known to listen there.',
      );
    case 'duplicateLocation':
    case 'duplicateUpstream':
    case 'duplicateName':
    case 'duplicateDefault':
      return duplicateWords(finding);
    case 'portTaken':
      return typeof finding.by === 'string'
        ? l10n.t(
            'Port {0} is taken by “{1}”: nginx cannot listen there.',
            finding.port,
            plain(finding.by, 40),
          )
        : l10n.t(
            'Port {0} of the host is published by “{1}”: nginx, which uses the network of the host, cannot listen there.',
            finding.port,
            plain(finding.by.name),
          );
    case 'weakSpot':
      return weakSpotWords(finding.spot);
    case 'nginx':
      return finding.message.place && finding.line === 1
        ? `${plain(finding.message.text, 300)} (${placeWords(finding.message.place)})`
        : plain(finding.message.text, 300);
    case 'logged':
      return loggedWords(finding.logged);
    case 'notIncluded':
      return l10n.t(
        'The configuration of “{0}” includes no file {1}: nothing of this would be used.',
        nginx ? plain(nginx.name) : '',
        plain(finding.path),
      );
  }
}

type Of<K extends Finding['kind']> = Extract<Finding, { readonly kind: K }>;

function portWords(
  finding: Of<'publishedPort' | 'loopbackOnly' | 'otherPort' | 'nothingListens'>,
): string {
  switch (finding.kind) {
    case 'publishedPort':
      return l10n.t(
        'Port {0} is the one that the host publishes for “{1}”. Between containers it is port {2}.',
        finding.port,
        plain(finding.container.name),
        finding.ownPort,
      );
    case 'loopbackOnly':
      return finding.process === undefined
        ? l10n.t(
            'In “{0}”, port {1} listens on 127.0.0.1 only: nobody but the container itself gets there. Make its program listen on 0.0.0.0.',
            plain(finding.container.name),
            finding.port,
          )
        : l10n.t(
            'In “{0}”, “{2}” listens at port {1} on 127.0.0.1 only: nobody but the container itself gets there. Make it listen on 0.0.0.0.',
            plain(finding.container.name),
            finding.port,
            plain(finding.process, 40),
          );
    case 'otherPort':
      return l10n.t(
        'In “{0}” nothing listens at port {1}, but at {2}. Such requests are answered with 502.',
        plain(finding.container.name),
        finding.port,
        finding.listening.slice(0, 6).join(', '),
      );
    case 'nothingListens':
      return l10n.t(
        'In “{0}” nothing listens at port {1} at the moment. Such requests are answered with 502.',
        plain(finding.container.name),
        finding.port,
      );
  }
}

function duplicateWords(
  finding: Of<'duplicateLocation' | 'duplicateUpstream' | 'duplicateName' | 'duplicateDefault'>,
): string {
  switch (finding.kind) {
    case 'duplicateLocation':
      return l10n.t(
        'This server has the location “{0}” twice: nginx does not start with it.',
        plain(finding.name),
      );
    case 'duplicateUpstream':
      return l10n.t(
        'There is another upstream “{0}”: nginx does not start with two.',
        plain(finding.name),
      );
    case 'duplicateName':
      return l10n.t(
        'Another server has the name “{0}” at the same port ({1}). nginx takes the one that it reads first.',
        plain(finding.name),
        placeWords(finding.other),
      );
    case 'duplicateDefault':
      return l10n.t(
        'Another server is the default at {0} already ({1}): nginx does not start with two.',
        plain(finding.listen),
        placeWords(finding.other),
      );
  }
}

/** Where something stands, as people write it. */
function placeWords({ file, line }: ConfigPlace): string {
  return `${plain(file)}:${line}`;
}

function syntaxWords(error: NginxSyntaxErrorKind, found: string): string {
  switch (error) {
    case 'unexpected':
      return l10n.t(
        'There cannot be a “{0}” here. Is a semicolon missing before it?',
        plain(found),
      );
    case 'unexpectedEnd':
      return l10n.t('The text ends within a directive or a block: a “;” or a “}” is missing.');
    case 'tooLong':
      return l10n.t('This is too long for nginx, which takes up to 4,096 bytes.');
    case 'includeLoop':
      return l10n.t('“{0}” is included again and again.', plain(found));
  }
}

function weakSpotWords({ about, cve, version, mended }: WeakSpot): string {
  const what = {
    resolver: '“resolver”',
    http2: 'HTTP/2',
    http3: 'HTTP/3',
    regexMap: l10n.t('“map” with regular expressions'),
    rewrite: l10n.t('“rewrite” with “?”, and what it captured used behind it'),
    nestedRewrite: l10n.t('“rewrite” with groups within groups, of which it uses several'),
    bodyToHttp2: l10n.t('“proxy_set_body” for HTTP/2 back ends'),
  }[about];
  return l10n.t(
    'nginx {0} has a known flaw, {1}, which concerns this: {2}. Version {3} has it no more; distributions may have mended theirs.',
    version.join('.'),
    cve,
    what,
    mended.join('.'),
  );
}

/** What is said of a flaw by those who keep the list. */
export function weakSpotLink({ cve }: WeakSpot): string {
  return `https://www.cve.org/CVERecord?id=${cve}`;
}

/** A button that puts something right. */
export function repairLabel(repair: Repair): string {
  switch (repair.kind) {
    case 'replace':
      return repair.port === undefined
        ? l10n.t('Use “{0}”', plain(repair.by, 60))
        : l10n.t('Use Port {0}', repair.port);
    case 'connect':
      return l10n.t(
        'Connect “{0}” to “{1}”',
        plain(repair.container.name, 40),
        plain(repair.network.name, 40),
      );
    case 'newNetwork':
      return l10n.t('Connect Both to a New Network');
    case 'start':
      return l10n.t('Start “{0}”', plain(repair.container.name, 40));
    case 'unpause':
      return l10n.t('Unpause “{0}”', plain(repair.container.name, 40));
  }
}
