import assert from 'node:assert/strict';
import { readInterfaces, readRoutes } from '../../../src/diagnose/inside/ipOutput';

const addr = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
2: eth0@if5: <BROADCAST,MULTICAST> mtu 1450 qdisc noqueue
    link/ether 02:42:ac:12:00:02 brd ff:ff:ff:ff:ff:ff
    inet 172.18.0.2/16 brd 172.18.255.255 scope global eth0
       valid_lft forever preferred_lft forever
    inet6 fd00:1::2/64 scope global flags 02
       valid_lft forever preferred_lft forever
`;

describe('what a network namespace has', () => {
  it('is its interfaces with their addresses', () => {
    assert.deepEqual(readInterfaces(addr), [
      { name: 'lo', isUp: true, addresses: ['127.0.0.1/8'], mtu: 65536 },
      {
        ...{ name: 'eth0', isUp: false, mtu: 1450, mac: '02:42:ac:12:00:02' },
        addresses: ['172.18.0.2/16', 'fd00:1::2/64'],
      },
    ]);
  });

  it('is its routes, with those that lead nowhere', () => {
    const text = `default via 172.18.0.1 dev eth0
172.18.0.0/16 dev eth0 scope link  src 172.18.0.2
unreachable 10.77.0.0/16
fe80::/64 dev eth0  metric 256
`;
    assert.deepEqual(readRoutes(text), [
      { to: 'default', via: '172.18.0.1', device: 'eth0' },
      { to: '172.18.0.0/16', device: 'eth0' },
      { to: '10.77.0.0/16', refusal: 'unreachable' },
      { to: 'fe80::/64', device: 'eth0' },
    ]);
  });

  it('is nothing where something else was said', () => {
    assert.deepEqual(readInterfaces('ip: not found'), []);
    assert.deepEqual(readRoutes('ip: RTNETLINK answers: Operation not supported\n'), []);
  });
});
