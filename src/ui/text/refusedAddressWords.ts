import type { addressRefusals } from '../../engine/refusals/addressRefusals';
import type { RefusedWords } from './refusedWords';

export const refusedAddressWords: RefusedWords<keyof typeof addressRefusals> = {
  subnetTaken: (t, { subnet }) =>
    t(
      'The subnet {0} overlaps another network or what the engine’s machine uses. Choose another one.',
      subnet,
    ),
  subnetMissing: t => t('A gateway needs a subnet. Give one, or leave the gateway out.'),
  subnetHostBits: (t, { subnet, expected }) =>
    t('{0} is an address within a subnet. Use {1} for the subnet itself.', subnet, expected),
  subnetInvalid: (t, { subnet }) =>
    t('“{0}” is no subnet. Write it as in 10.20.0.0/16 or fd00:20::/64.', subnet),
  subnetReserved: (t, { subnet }) =>
    t('The subnet {0} is reserved for other purposes. Choose another one.', subnet),
  subnetNeeded: (t, { driver }) =>
    t('On this engine, networks with the driver “{0}” need a subnet. Give one.', driver),
  oneSubnetOnly: (t, { driver }) =>
    t(
      'Networks with the driver “{0}” take one subnet of each kind, IPv4 and IPv6. Leave out the others.',
      driver,
    ),
  familyMissing: t => t('The network has neither IPv4 nor IPv6. Turn on one of them.'),
  ipv6SubnetNeeded: t => t('This engine does not choose IPv6 subnets itself. Give one.'),
  poolsExhausted: t =>
    t(
      'The engine has no subnet left to choose. Remove networks that nobody uses, or give a subnet.',
    ),
  gatewayInvalid: (t, { gateway }) =>
    t('The gateway “{0}” is no IP address. Correct it, or leave it out.', gateway),
  gatewayOutside: (t, { gateway, subnet }) =>
    subnet === undefined
      ? t('The gateway {0} is not an address of its subnet. Correct it, or leave it out.', gateway)
      : t(
          'The gateway {0} is not an address of the subnet {1}. Correct it, or leave it out.',
          gateway,
          subnet,
        ),
  gatewayTaken: (t, { gateway }) =>
    t('The gateway {0} is taken or not usable in its subnet. Choose another one.', gateway),
  rangeInvalid: (t, { range }) =>
    t('“{0}” is no IP range. Write it as in 10.20.1.0/24, within the subnet.', range),
  rangeHostBits: (t, { range, expected }) =>
    t('{0} is an address within a range. Use {1} for the IP range itself.', range, expected),
  rangeOutside: (t, { range, subnet }) =>
    subnet === undefined
      ? t('The IP range {0} is not within its subnet. Correct it, or leave it out.', range)
      : t(
          'The IP range {0} is not within the subnet {1}. Correct it, or leave it out.',
          range,
          subnet,
        ),
  reservedUnfit: (t, { reserved }) =>
    t(
      'The reserved address “{0}” is none of the subnet, or is taken. Correct it, or leave it out.',
      reserved,
    ),
  noAddressLeft: (t, { subnet }) =>
    subnet === undefined
      ? t('The network has no free address. Use a larger one, or remove containers from it.')
      : t(
          'The subnet {0} has no free address. Use a larger one, or remove containers from it.',
          subnet,
        ),
  addressInvalid: (t, { address }) =>
    t('“{0}” is no address that can be fixed. Correct it.', address),
  addressOutside: (t, { address, network }) =>
    network === undefined
      ? t('The address {0} is in no subnet of the network. Choose another one.', address)
      : t('The address {0} is in no subnet of “{1}”. Choose another one.', address, network),
  addressTaken: (t, { address }) =>
    address === undefined
      ? t('The fixed address is taken, or is the network’s own. Connect it with another one.')
      : t('The address {0} is taken, or is the network’s own. Choose another one.', address),
  addressOnDefault: (t, { address }) =>
    t(
      'Containers cannot have a fixed address ({0}) on the default network. Leave it out, or use a network of your own.',
      address,
    ),
  addressOnOwnSubnet: (t, { address, network }) =>
    t(
      'The engine chose the subnets of “{1}” itself, or has none for {0}: fixed addresses need a subnet that was given. Leave the address out, or edit the network.',
      address,
      network,
    ),
  macInvalid: (t, { mac }) => t('“{0}” is no MAC address. Write it as in 02:42:ac:11:00:02.', mac),
};
