import type { Lab } from '../lab';
import { connect, network, server, visitor } from '../parts';

/** An own subnet, with a range, a gateway, a fixed address and IPv6. */
export const addresses: Lab = {
  id: 'addresses',
  start: [
    network('lab8-start'),
    server('lab8-web', 'lab8-start'),
    visitor('lab8-visitor', 'lab8-start'),
  ],
  checks: [
    {
      kind: 'network',
      name: 'lab8-net',
      wanted: { subnet: '10.208.8.0/24', gateway: '10.208.8.254', ipRange: '10.208.8.128/25' },
    },
    { kind: 'network', name: 'lab8-net', wanted: { hasIpv6: true } },
    { kind: 'address', container: 'lab8-web', address: '10.208.8.10' },
    { kind: 'fetches', from: 'lab8-visitor', url: 'http://10.208.8.10/', says: 'lab8-web' },
  ],
  solution: [
    network('lab8-net', {
      hasIpv6: true,
      subnets: [
        { subnet: '10.208.8.0/24', gateway: '10.208.8.254', ipRange: '10.208.8.128/25' },
        { subnet: 'fd00:208:8::/64' },
      ],
    }),
    connect('lab8-net', 'lab8-web', { fixedIpv4: '10.208.8.10' }),
    connect('lab8-net', 'lab8-visitor'),
  ],
};
