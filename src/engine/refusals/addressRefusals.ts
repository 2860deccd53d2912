import type { RefusalFacts } from './refusalFacts';

/** About subnets and addresses, of networks and of endpoints. */
export const addressRefusals = {
  subnetTaken: {
    is: 'conflict',
    values: ['subnet'],
    said: [
      'Pool overlaps with other one on this address space',
      'subnet {subnet} is already used on the host or by another config',
      'cannot create network {} ({}): conflicts with network {} ({}): networks have overlapping {}',
    ],
  },
  // Before the next one, which it looks like.
  subnetMissing: {
    is: 'invalid',
    values: [],
    said: [
      'invalid subnet  : invalid CIDR address:',
      'invalid subnet : invalid CIDR block notation',
      'subnet ip is nil',
    ],
  },
  subnetHostBits: {
    is: 'invalid',
    values: ['subnet', 'expected'],
    said: ['invalid subnet {subnet}: it should be {expected}'],
  },
  subnetInvalid: {
    is: 'invalid',
    values: ['subnet'],
    said: [
      'invalid subnet {subnet} : invalid CIDR address: {}',
      'invalid subnet {subnet}: invalid CIDR block notation',
      'failed to parse subnet: invalid CIDR address: {subnet}',
      "'{subnet}' is not a valid IPv6 subnet",
      'ipam configuration: invalid subnet {subnet}',
    ],
  },
  subnetReserved: {
    is: 'invalid',
    values: ['subnet'],
    said: [
      "multicast subnet '{subnet}' is not allowed",
      "'{subnet}' clashes with the Link-Local prefix 'fe80::/64'",
    ],
  },
  subnetNeeded: {
    is: 'invalid',
    values: ['driver'],
    said: ['{driver} driver needs at least one subnet specified, {}'],
  },
  oneSubnetOnly: {
    is: 'conflict',
    values: ['driver'],
    said: ["{driver} driver doesn't support multiple subnets"],
  },
  familyMissing: { is: 'invalid', values: [], said: ['IPv4 or IPv6 must be enabled'] },
  ipv6SubnetNeeded: {
    is: 'invalid',
    values: [],
    said: [
      'could not find an available, non-overlapping IPv6 address pool among the defaults to assign to the network',
    ],
  },
  poolsExhausted: {
    is: 'conflict',
    values: [],
    said: [
      'could not find an available, non-overlapping {} address pool among the defaults to assign to the network',
      'all predefined address pools have been fully subnetted',
      'could not find free subnet from subnet pools',
    ],
  },
  gatewayInvalid: {
    is: 'invalid',
    values: ['gateway'],
    said: [
      'invalid gateway address {gateway} in Ipam configuration',
      'invalid gateway {gateway}: invalid address',
      'failed to parse gateway ip {gateway}',
    ],
  },
  gatewayOutside: {
    is: 'invalid',
    values: ['gateway', 'subnet?'],
    said: [
      'failed to allocate gateway ({gateway}): requested address is out of range',
      "invalid gateway {gateway}: parent subnet {subnet} doesn't contain this address",
      'invalid gateway {gateway}: parent subnet is an IPv{} block',
      'gateway {gateway} not in subnet {subnet}',
      'ipam configuration: subnet {subnet} does not contain gateway {gateway}',
    ],
  },
  gatewayTaken: {
    is: 'conflict',
    values: ['gateway'],
    said: ['failed to allocate gateway ({gateway}): address already in use'],
  },
  rangeInvalid: {
    is: 'invalid',
    values: ['range'],
    said: [
      'invalid ip-range {range}: invalid CIDR block notation',
      'failed to parse {} range: invalid CIDR address: {range}',
      'invalid address subpool',
      'ipam configuration: invalid range {range}',
    ],
  },
  rangeHostBits: {
    is: 'invalid',
    values: ['range', 'expected'],
    said: ['invalid ip-range {range}: it should be {expected}'],
  },
  rangeOutside: {
    is: 'invalid',
    values: ['range', 'subnet?'],
    said: [
      "invalid ip-range {range}: parent subnet {subnet} doesn't contain ip-range",
      'invalid ip-range {range}: CIDR block is bigger than its parent subnet {subnet}',
      'invalid ip-range {range}: parent subnet is an IPv{} block',
      'lease range start ip {range} not in subnet {subnet}',
      'lease range end ip {range} not in subnet {subnet}',
      'ipam configuration: subnet {subnet} does not contain range {range}',
    ],
  },
  reservedUnfit: {
    is: 'invalid',
    values: ['reserved'],
    said: [
      'invalid auxiliary address {reserved}: {}',
      'auxiliary address: ({reserved}) must belong to the master pool: {}',
      'non parsable secondary ip address ({reserved}) passed for network {}',
      'failed to allocate secondary ip address ({reserved}): {}',
    ],
  },
  noAddressLeft: {
    is: 'conflict',
    values: ['subnet?', 'network?'],
    said: [
      'no available addresses on this pool',
      "no available IPv4 addresses on this network's address pools: {network}",
      "no available IPv6 addresses on this network's address pools: {network}",
      'failed to find free IP in range: {subnet}',
      'node is missing network attachments, ip addresses may be exhausted',
    ],
  },
  addressInvalid: {
    is: 'invalid',
    values: ['address'],
    said: [
      // The bracket is Docker 20.10's.
      'invalid IPv4 address: {address})',
      'invalid IPv6 address: {address})',
      'invalid IPv4 address: {address}',
      'invalid IPv6 address: {address}',
      'invalid link-local IP address: {address}',
      'invalid link local IP address: {address}',
      'failed to parse the ipv4 address {address}',
      'failed to parse the ipv6 address {address}',
    ],
  },
  addressOutside: {
    is: 'invalid',
    values: ['address', 'network?'],
    said: [
      "Invalid address {address}: It does not belong to any of this network's subnets",
      'no configured subnet or ip-range contain the IP address {address}',
      'no configured subnet contains IP address {address}',
      'requested static ip {address} not in any subnet on network {network}',
      'requested address is out of range',
    ],
  },
  addressTaken: {
    is: 'conflict',
    values: ['address?'],
    said: [
      'address already in use',
      'requested ip address {address} is already allocated to container ID {id}',
    ],
  },
  addressOnDefault: {
    is: 'invalid',
    values: ['address'],
    said: ['user specified IP address is supported on user defined networks only'],
  },
  addressOnOwnSubnet: {
    is: 'invalid',
    values: ['address', 'network'],
    said: [
      'user specified IP address is supported only when connecting to networks with user configured subnets',
    ],
  },
  macInvalid: {
    is: 'invalid',
    values: ['mac'],
    said: ['invalid MAC address {mac}', 'address {mac}: invalid MAC address'],
  },
} as const satisfies Readonly<Record<string, RefusalFacts>>;
