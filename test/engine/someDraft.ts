import fc from 'fast-check';
import type { NetworkDraft, SubnetDraft } from '../../src/landscape/networkDraft';

/** Drafts with subnets in 10.70.0.0/16 and fd70::/32, half of which make sense. */
const ipv4 = subnetIn(
  fc.constantFrom('10.70.0.0/24', '10.70.0.0/16', '10.70.8.0/29', '10.70.8.0/30', '10.70.8.0/31'),
  ['10.70.0.0', '10.70.0.1', '10.70.0.255', '10.70.8.1', '10.70.8.2', '10.70.255.255', '10.71.0.1'],
  ['10.70.0.0/24', '10.70.0.0/25', '10.70.8.0/30', '10.70.8.0/31', '10.70.8.2/32', '10.71.0.0/24'],
);
const ipv6 = subnetIn(
  fc.constantFrom('fd70::/64', 'fd70::/96', 'fd70::/120', 'fd70::/126', 'fd70::/127'),
  ['fd70::', 'fd70::1', 'fd70::2', 'fd70::3', 'fd70::ff', '10.70.0.9', 'fd71::1'],
  ['fd70::/120', 'fd70::/127', 'fd70::2/127', 'fd70::3/128', 'fd71::/120'],
);

function subnetIn(
  subnet: fc.Arbitrary<string>,
  addresses: readonly string[],
  ranges: readonly string[],
): fc.Arbitrary<SubnetDraft> {
  const often = (values: readonly string[]) =>
    fc.oneof({ weight: 2, arbitrary: fc.constant('') }, fc.constantFrom(...values));
  return fc.record({
    subnet,
    gateway: often(addresses),
    ipRange: often(ranges),
    reserved: often(
      addresses.flatMap(address => [`a=${address}`, `a=${address}, b=${addresses[1] ?? ''}`]),
    ),
  });
}

const option = fc.constantFrom(
  { name: 'com.docker.network.driver.mtu', value: '1400' },
  { name: 'com.docker.network.driver.mtu', value: '1279' },
  { name: 'com.docker.network.bridge.enable_icc', value: 'false' },
  { name: 'com.docker.network.bridge.enable_ip_masquerade', value: 'no' },
  { name: 'com.docker.network.bridge.host_binding_ipv4', value: '127.0.0.1' },
  { name: 'com.docker.network.bridge.gateway_mode_ipv4', value: 'isolated' },
  { name: 'com.docker.network.bridge.gateway_mode_ipv6', value: 'routed' },
  { name: 'com.docker.network.bridge.inhibit_ipv4', value: 'true' },
  { name: 'com.docker.network.bridge.name', value: 'tried0' },
);

export const someDraft: fc.Arbitrary<Partial<NetworkDraft>> = fc
  .record({
    driver: fc.constantFrom('bridge', 'bridge', 'bridge', 'macvlan', 'ipvlan'),
    hasIpv4: fc.constantFrom(true, true, true, true, false),
    hasIpv6: fc.boolean(),
    isInternal: fc.boolean(),
    subnets: fc
      .tuple(fc.array(ipv4, { maxLength: 1 }), fc.array(ipv6, { maxLength: 1 }))
      .map(lists => lists.flat()),
    options: fc.uniqueArray(option, { maxLength: 2, selector: ({ name }) => name }),
  })
  .map(draft => ({
    ...draft,
    options: draft.driver === 'bridge' ? draft.options : [{ name: 'parent', value: 'eth2' }],
  }));
