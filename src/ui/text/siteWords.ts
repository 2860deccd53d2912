import { l10n } from 'vscode';
import type { Preset } from '../../nginx/site/siteFor';
import type { SiteProblem } from '../../nginx/site/siteProblems';
import { firstWith } from '../../nginx/site/version';
import { plain } from './words';

/** Why something cannot stand in a configuration as it is, and what could. */
export function siteSentence(problem: SiteProblem): string {
  switch (problem.kind) {
    case 'invalid':
      return invalid(
        String(problem.where.findLast(part => typeof part === 'string')),
        problem.value,
      );
    case 'missing':
      return l10n.t('Enter at least one.');
    case 'duplicate':
      return l10n.t(
        '“{0}” is there twice: nginx would take only one of them.',
        plain(problem.value),
      );
    case 'unknownUpstream':
      return l10n.t(
        'There is no group of back ends “{0}”. Choose another one.',
        plain(problem.value),
      );
    case 'stripNeedsPlainPath':
      return l10n.t(
        'Only a path of letters, digits and the usual marks can be taken off an encoded request. Keep the path, or choose a plainer one.',
      );
    case 'needsVersion':
      return l10n.t(
        'This needs nginx {0} or newer, and the chosen one is older or not known.',
        firstWith(problem.feature),
      );
    case 'noBackup':
      return l10n.t(
        'nginx has no back-up servers with this way to take turns. Choose another way.',
      );
    case 'noneUp':
      return l10n.t('All back ends are marked as down or back-up. Leave at least one as it is.');
    case 'oneBackend':
      return l10n.t(
        'Names that are looked up at each request go to one back end without shares, cookies or kept connections. Choose another way to look names up.',
      );
    case 'notForGrpc':
      return l10n.t('gRPC calls have no path to take off, no WebSocket, and stream anyway.');
  }
}

function invalid(field: string, value: string): string {
  const text = plain(value, 60);
  switch (field) {
    case 'port':
    case 'ports':
      return l10n.t('Enter a whole number from 1 to 65535.');
    case 'names':
      return l10n.t(
        '“{0}” is not a host name, a name with * at one end, or _. Write other letters as xn--… (Punycode).',
        text,
      );
    case 'host':
      return l10n.t('“{0}” is neither a name that a container can have nor an address.', text);
    case 'path':
      return l10n.t(
        'A path begins with a slash, is written as people read it (not encoded), and has no //, .. , ?, # or $.',
      );
    case 'certificate':
    case 'key':
    case 'file':
    case 'root':
      return l10n.t('Enter a full path as the nginx container sees it, without $.');
    case 'from':
      return l10n.t('“{0}” is not an address or a range such as 10.0.0.0/8.', text);
    case 'addresses':
      return l10n.t('“{0}” is not an address.', text);
    case 'realm':
      return l10n.t('Enter a short text without $; it is what browsers show when they ask.');
    case 'name':
      return l10n.t('“{0}” cannot be a name here: use letters, digits and hyphens.', text);
    case 'sticky':
      return l10n.t('A cookie’s name has letters, digits, hyphens and underscores.');
    case 'value':
      return l10n.t('A value has one line, no $, and no more than 2,000 bytes.');
    default:
      return l10n.t('Enter a whole number within sensible limits.');
  }
}

/** What a preset is called. */
export function presetLabel(preset: Preset): string {
  switch (preset) {
    case 'simple':
      return l10n.t('Simple');
    case 'production':
      return l10n.t('Production');
    case 'webSocket':
      return 'WebSocket';
    case 'frontAndApi':
      return l10n.t('Front and /api');
    case 'balanced':
      return l10n.t('Load balancer');
  }
}

/** What a preset is for. */
export function presetDetail(preset: Preset): string {
  switch (preset) {
    case 'simple':
      return l10n.t('The fewest lines that work, to see what does what.');
    case 'production':
      return l10n.t('Who asks is said, texts are compressed, containers may come and go.');
    case 'webSocket':
      return l10n.t('For an application that keeps connections open in both directions.');
    case 'frontAndApi':
      return l10n.t('Pages at /, their API behind /api/.');
    case 'balanced':
      return l10n.t(
        'Several containers: the least busy one is asked, failing ones are left alone.',
      );
  }
}
