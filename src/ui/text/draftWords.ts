import { l10n } from 'vscode';
import type { DraftReason } from '../../landscape/draftProblems';
import type { EndpointReason } from '../../landscape/endpointDraft';
import { addressSentence, subnetSentence } from './addressWords';
import { optionValues } from './optionWords';
import { nameProblemSentence, refusalSentence } from './problems';
import { plain } from './words';

/** What is to be said about a network that is being typed. */
export function draftSentence(reason: DraftReason): string {
  switch (reason.kind) {
    case 'name':
      return nameProblemSentence(reason.problem);
    case 'nameTaken':
      return refusalSentence(reason);
    case 'notPlain':
      return l10n.t('Compose and Podman take only letters, digits, “_”, “.” and “-”.');
    case 'noFamily':
      return l10n.t('A network needs IPv4, IPv6 or both.');
    case 'ipv4Needed':
      return l10n.t(
        'This network needs IPv4. Only local networks of Docker 28 or newer go without it.',
      );
    case 'ipv6NeedsSubnet':
      return l10n.t('This engine has no IPv6 addresses of its own to give: add an IPv6 subnet.');
    case 'overlayIpv6':
      return l10n.t(
        'This Docker never gets done with an overlay network that has IPv6; nothing could be connected to it.',
      );
    case 'needsSwarm':
      return l10n.t(
        'Overlay networks connect the machines of a Swarm, and this engine is in none.',
      );
    case 'needsManager':
      return l10n.t(
        'Overlay networks are made on a manager of the Swarm; this engine is a worker.',
      );
    case 'templateMissing':
      return l10n.t('There is no config-only network named “{0}”.', plain(reason.name));
    case 'unnamed':
      return l10n.t('Enter a name, or remove the line.');
    case 'twice':
      return l10n.t('“{0}” is there twice.', plain(reason.name));
    case 'badOption':
      return l10n.t('Enter {0}.', optionValues(reason.option));
    case 'unknownOption':
      return l10n.t(
        '“{0}” is no documented option of this driver; it may be ignored.',
        plain(reason.name),
      );
    case 'bridgeNameTaken':
      return l10n.t(
        'The network “{0}” has a bridge of this name already.',
        plain(reason.network.name),
      );
    case 'parentTaken':
      return l10n.t(
        'The network “{0}” uses this parent already, and this engine allows one only.',
        plain(reason.network.name),
      );
    case 'noParent':
      return l10n.t(
        'Without the option “parent”, containers reach each other only, not your physical network.',
      );
    case 'isolatedNeedsInternal':
      return l10n.t('“isolated” is for internal networks: mark this one as internal.');
    case 'edge':
    case 'familyOff':
    case 'hostBits':
    case 'notAddress':
    case 'notCidr':
    case 'outside':
    case 'overlapsAvoided':
    case 'overlapsNetwork':
    case 'overlapsRoute':
    case 'overlapsRow':
    case 'reservedGateway':
    case 'reservedTwice':
    case 'reservedUnnamed':
    case 'secondOfFamily':
    case 'subnetMissing':
    case 'tooSmall':
      return subnetSentence(reason);
  }
}

/** What is to be said about an endpoint that is being typed. */
export function endpointSentence(reason: EndpointReason): string {
  switch (reason.kind) {
    case 'oddAlias':
      return l10n.t(
        '“{0}” is no host name; many programs will not look it up.',
        plain(reason.alias),
      );
    case 'notLinkLocal':
      return l10n.t(
        '“{0}” is no link-local address (169.254.0.0/16 or fe80::/10).',
        plain(reason.address),
      );
    case 'notMac':
      return l10n.t(
        'Enter six pairs of hexadecimal digits of a single device, e.g. 02:42:ac:11:00:02.',
      );
    case 'notPriority':
      return l10n.t(
        'Enter a whole number. The network with the highest one is the default gateway.',
      );
    case 'notInterface':
      return l10n.t(
        'Enter {0}.',
        l10n.t('an interface name of at most 15 bytes, without blanks or slashes'),
      );
    case 'unnamed':
      return l10n.t('Enter a name, or remove the line.');
    case 'twice':
      return l10n.t('“{0}” is there twice.', plain(reason.name));
    case 'chosenByEngine':
    case 'edge':
    case 'notAddress':
    case 'outside':
    case 'taken':
      return addressSentence(reason);
  }
}
