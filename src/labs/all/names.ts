import type { Lab } from '../lab';
import { connect, disconnect, network, server, visitor } from '../parts';

/** The default bridge has no names: https://docs.docker.com/engine/network/drivers/bridge/ */
export const names: Lab = {
  id: 'names',
  start: [server('lab2-web', 'bridge'), visitor('lab2-visitor', 'bridge')],
  checks: [
    { kind: 'together', containers: ['lab2-web', 'lab2-visitor'] },
    { kind: 'fetches', from: 'lab2-visitor', url: 'http://lab2-web/', says: 'lab2-web' },
    { kind: 'apart', container: 'lab2-web', network: 'bridge' },
    { kind: 'apart', container: 'lab2-visitor', network: 'bridge' },
  ],
  solution: [
    network('lab2-net'),
    connect('lab2-net', 'lab2-web'),
    connect('lab2-net', 'lab2-visitor'),
    disconnect('bridge', 'lab2-web'),
    disconnect('bridge', 'lab2-visitor'),
  ],
};
