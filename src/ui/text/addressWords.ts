import { l10n } from 'vscode';
import type { AddressReason } from '../../landscape/endpointDraft';
import type { SubnetReason } from '../../landscape/subnetProblems';
import type { AddressUser } from '../../landscape/usedAddresses';
import { plain } from './words';

/** What is wrong with a subnet, its gateway, its range or what is reserved in it. */
export function subnetSentence(reason: SubnetReason): string {
  switch (reason.kind) {
    case 'notCidr':
      return l10n.t('This is no subnet. Write an address and a size, e.g. 172.30.0.0/24.');
    case 'hostBits':
      return l10n.t('This is an address inside of {0}, not the subnet itself.', reason.meant);
    case 'familyOff':
      return reason.version === 6
        ? l10n.t('This is an IPv6 subnet, but IPv6 is off.')
        : l10n.t('This is an IPv4 subnet, but IPv4 is off.');
    case 'secondOfFamily':
      return reason.version === 6
        ? l10n.t('A bridge network has only one IPv6 subnet.')
        : l10n.t('A bridge network has only one IPv4 subnet.');
    case 'tooSmall':
      return l10n.t('This subnet is too small for a gateway and a container.');
    case 'overlapsNetwork':
      return l10n.t(
        'It overlaps {0} of the network “{1}”.',
        reason.subnet,
        plain(reason.network.name),
      );
    case 'overlapsRow':
      return l10n.t('It overlaps subnet {0} above.', reason.row + 1);
    case 'overlapsRoute':
      return l10n.t(
        'It overlaps {0}, which this machine routes elsewhere: what is there would not be reached any more.',
        reason.route,
      );
    case 'overlapsAvoided':
      return l10n.t('It overlaps {0}, which is to be avoided.', plain(reason.range));
    case 'notAddress':
      return l10n.t('This is no IP address.');
    case 'outside':
      return l10n.t('This is not inside of {0}.', reason.subnet);
    case 'edge':
      return l10n.t(
        '{0} stands for the subnet itself or for all of it; nobody can have it.',
        reason.address,
      );
    case 'subnetMissing':
      return l10n.t('Enter the subnet that this belongs to.');
    case 'reservedUnnamed':
      return l10n.t('Write a name for each address: router={0}', plain(reason.address));
    case 'reservedTwice':
      return l10n.t('“{0}” is there twice.', plain(reason.name));
    case 'reservedGateway':
      return l10n.t('{0} is the gateway’s address already.', reason.address);
  }
}

/** Why a container cannot have an address. */
export function addressSentence(reason: AddressReason): string {
  switch (reason.kind) {
    case 'notAddress':
      return l10n.t('This is no IP address of this kind.');
    case 'outside':
      return l10n.t('This is not inside of {0}.', reason.subnets.join(', '));
    case 'edge':
      return l10n.t(
        '{0} stands for the subnet itself or for all of it; nobody can have it.',
        reason.address,
      );
    case 'taken':
      return takenSentence(reason.address, reason.by);
    case 'chosenByEngine':
      return l10n.t(
        '{0} looks as if the engine had chosen it. Then it refuses fixed addresses; Edit Network… can give the network a subnet of its own.',
        reason.subnet,
      );
  }
}

function takenSentence(address: string, by: AddressUser): string {
  switch (by.kind) {
    case 'container':
      return l10n.t('“{1}” has {0} already.', address, plain(by.container.name));
    case 'gateway':
      return l10n.t('{0} is the gateway’s address already.', address);
    case 'reserved':
      return l10n.t('{0} is reserved for “{1}”.', address, plain(by.name));
  }
}
