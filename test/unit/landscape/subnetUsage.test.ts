import assert from 'node:assert/strict';
import type { Subnet } from '../../../src/landscape/landscape';
import { subnetUsages } from '../../../src/landscape/subnetUsage';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

/** How full the subnets are with containers at these addresses. */
function usage(subnets: Subnet[], addresses: string[]) {
  const app = network('app', { subnets });
  const members = addresses.map((address, i) =>
    container(`c${i}`, {
      endpoints: [
        address.includes(':')
          ? { networkKey: app.name, networkId: app.id, ipv6: address }
          : endpoint(app, address),
      ],
    }),
  );
  return subnetUsages(landscape([app], members), app).map(({ used, usable, free }) => ({
    used,
    usable,
    free,
  }));
}

describe('how full a subnet is', () => {
  it('counts containers and the gateway, also one that the engine does not list', () => {
    const said = { subnet: '10.0.0.0/29', gateway: '10.0.0.1' };
    const full = [{ used: 3, usable: 6n, free: 3n }];
    assert.deepEqual(usage([said], ['10.0.0.2', '10.0.0.3']), full);
    assert.deepEqual(usage([{ subnet: '10.0.0.0/29' }], ['10.0.0.2', '10.0.0.3']), full);
  });

  it('counts what is reserved', () => {
    const reserved = { router: '10.0.0.6' };
    const [only] = usage([{ subnet: '10.0.0.0/29', gateway: '10.0.0.1', reserved }], []);
    assert.deepEqual(only, { used: 2, usable: 6n, free: 4n });
  });

  it('knows that the engine gives no more than the IP range has', () => {
    const subnet = { subnet: '10.0.0.0/24', gateway: '10.0.0.1', ipRange: '10.0.0.128/30' };
    assert.deepEqual(usage([subnet], ['10.0.0.129', '10.0.0.9']), [
      { used: 3, usable: 254n, free: 3n },
    ]);
  });

  it('tells subnets of both versions apart, and counts beyond what a number holds', () => {
    const all = usage([{ subnet: '10.0.0.0/24' }, { subnet: 'fd00::/64' }], ['fd00::5']);
    assert.deepEqual(all, [
      { used: 1, usable: 254n, free: 253n },
      { used: 2, usable: 2n ** 64n - 1n, free: 2n ** 64n - 3n },
    ]);
  });

  it('leaves out what cannot be read', () => {
    assert.deepEqual(usage([{ subnet: 'nonsense' }], []), []);
  });
});
