import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { advertisableAddresses } from '../../../src/ui/commands/advertisableAddresses';

const info = (address: string, internal = false) =>
  ({ address, internal, family: 'IPv4' }) as NetworkInterfaceInfo;
const interfaces = {
  lo: [info('127.0.0.1', true)],
  eth0: [info('192.168.1.5'), info('fe80::1'), info('fd00::5')],
  docker0: [info('172.17.0.1')],
  'br-1234': [info('172.18.0.1')],
};
const swarm = { state: 'inactive', isManager: false } as const;
const tcp = (host: string) => ({ kind: 'tcp', host, port: 2375 }) as const;
const list = (...args: Parameters<typeof advertisableAddresses>) =>
  advertisableAddresses(...args).map(({ address }) => address);

describe('addresses that a Swarm can be advertised by', () => {
  it('are those of this machine for an engine on it, without those of engines’ own bridges', () => {
    const socket = { kind: 'socket', path: '/var/run/docker.sock' } as const;
    assert.deepEqual(list(swarm, socket, interfaces), ['192.168.1.5', 'fd00::5']);
  });

  it('is where an engine on another machine answers, unless that is a name', () => {
    assert.deepEqual(list(swarm, tcp('10.0.0.9'), interfaces), ['10.0.0.9']);
    assert.deepEqual(list(swarm, tcp('server'), interfaces), []);
  });

  it('begin with what the engine says itself, each once', () => {
    const node = { ...swarm, nodeAddress: '10.0.0.9' };
    assert.deepEqual(list(node, tcp('10.0.0.9'), interfaces), ['10.0.0.9']);
  });
});
