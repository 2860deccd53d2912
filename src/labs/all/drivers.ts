import type { Lab } from '../lab';
import { connect, disconnect, network, server, visitor } from '../parts';

const macvlan = { name: 'lab3-macvlan', driver: 'macvlan', subnets: [{ subnet: '10.208.3.0/24' }] };

/** Drivers side by side: https://docs.docker.com/engine/network/drivers/ */
export const drivers: Lab = {
  id: 'drivers',
  start: [
    network('lab3-net'),
    server('lab3-bridge', 'lab3-net'),
    visitor('lab3-none', 'none'),
    // Only this machine can ask it, by a port that hardly anybody else has.
    server('lab3-host', 'host', { listen: '127.0.0.1:47803' }),
  ],
  checks: [
    { kind: 'fetches', from: 'lab3-none', url: 'http://lab3-bridge/', says: 'lab3-bridge' },
    { kind: 'onHost', container: 'lab3-guest' },
    { kind: 'fetches', from: 'lab3-guest', url: 'http://127.0.0.1:47803/', says: 'lab3-host' },
    { kind: 'onDriver', container: 'lab3-bridge', driver: 'macvlan' },
  ],
  swarmChecks: [{ kind: 'driver', driver: 'overlay' }],
  solution: [
    disconnect('none', 'lab3-none'),
    connect('lab3-net', 'lab3-none'),
    visitor('lab3-guest', 'host'),
    {
      kind: 'createNetwork',
      settings: macvlan,
      // Without a parent the kernel has to make an interface for it, which not every one can.
      otherwise: { ...macvlan, options: { parent: 'eth0' } },
    },
    connect('lab3-macvlan', 'lab3-bridge'),
  ],
  swarmSolution: [network('lab3-overlay', { driver: 'overlay', isAttachable: true })],
};
