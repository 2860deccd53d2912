import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEndpointSettings } from '../../../src/landscape/endpointSettings';

const id = 'a1b2c3d4e5f6'.padEnd(64, '0');

function inspected(endpoint: object) {
  return { Id: id, NetworkSettings: { Networks: { app: endpoint } } };
}

describe('readEndpointSettings', () => {
  it('gives what was chosen, and not what the engine made', () => {
    const settings = readEndpointSettings(
      inspected({
        IPAMConfig: {
          IPv4Address: '10.1.0.9',
          IPv6Address: 'fd00::9',
          LinkLocalIPs: ['169.254.1.1'],
        },
        IPAddress: '10.1.0.9',
        MacAddress: '02:42:0a:01:00:09',
        Aliases: ['web', 'a1b2c3d4e5f6'],
        Links: ['db:database'],
        DriverOpts: { 'com.docker.network.endpoint.ifname': 'net7' },
        GwPriority: 5,
        DNSNames: ['shop-web', 'web', 'a1b2c3d4e5f6'],
      }),
      'app',
    );
    assert.deepEqual(settings, {
      fixedIpv4: '10.1.0.9',
      fixedIpv6: 'fd00::9',
      linkLocalIps: ['169.254.1.1'],
      aliases: ['web'],
      links: ['db:database'],
      driverOptions: { 'com.docker.network.endpoint.ifname': 'net7' },
      gatewayPriority: 5,
    });
  });

  it('is empty for an endpoint that nobody configured, and for one that is not there', () => {
    const plain = { IPAMConfig: null, Aliases: null, Links: null, DriverOpts: null, GwPriority: 0 };
    assert.deepEqual(readEndpointSettings(inspected(plain), 'app'), {});
    assert.deepEqual(readEndpointSettings(inspected({}), 'other'), {});
  });

  it('takes whatever an engine sends', () => {
    fc.assert(fc.property(fc.jsonValue(), value => void readEndpointSettings(value, 'app')));
  });
});
