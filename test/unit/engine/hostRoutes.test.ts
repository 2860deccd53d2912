import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostNetworking, readIpv4Routes, readIpv6Routes } from '../../../src/engine/hostRoutes';

// As Linux writes them, shortened.
const ipv4 = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	0101A8C0	0003	0	0	100	00000000	0	0	0
tun0	0000000A	0100080A	0003	0	0	0	000000FF	0	0	0
eth0	0001A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
eth1	0001A8C0	00000000	0001	0	0	200	00FFFFFF	0	0	0
wg0	0500080A	00000000	0005	0	0	0	FFFFFFFF	0	0	0
`;
const zero = '0'.repeat(32);
const ipv6Line = (destination: string, prefix: string) =>
  `${destination} ${prefix} ${zero} 00 ${zero} 00000100 00000001 00000000 00000001     eth0`;
const ipv6 = [
  ipv6Line(zero, '00'),
  ipv6Line('fd000000000000010000000000000000', '40'),
  ipv6Line('fe800000000000000000000000000000', '40'),
  ipv6Line('fd000000000000010000000000000007', '80'),
  ipv6Line('ff000000000000000000000000000000', '08'),
  '',
].join('\n');

describe('hostRoutes', () => {
  it('reads IPv4 destinations, each once, the default route left out', () => {
    assert.deepEqual(readIpv4Routes(ipv4), ['10.0.0.0/8', '192.168.1.0/24', '10.8.0.5/32']);
  });

  it('reads IPv6 destinations that networks could be at', () => {
    assert.deepEqual(readIpv6Routes(ipv6), ['fd00:0000:0000:0001:0000:0000:0000:0000/64']);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), text => void readIpv4Routes(text)));
    fc.assert(fc.property(fc.string(), text => void readIpv6Routes(text)));
  });

  it('says nothing about the machine of an engine that is elsewhere', async () => {
    const address = { kind: 'tcp', host: 'far.example', port: 2376 } as never;
    assert.deepEqual(await hostNetworking(address), { routes: [], interfaces: [] });
  });

  it('leaves loopback out of this machine’s interfaces', async () => {
    const { interfaces } = await hostNetworking({ kind: 'socket', path: '/x' });
    assert.ok(interfaces.every(({ cidr }) => !cidr.startsWith('127.')));
  });
});
