import type { Lab } from '../lab';
import { connect, disconnect, network, server } from '../parts';

/** Three tiers that begin on one flat network. What stands for the database answers by HTTP, on the port of one. */
export const tiers: Lab = {
  id: 'tiers',
  start: [
    network('lab4-flat'),
    server('lab4-web', 'lab4-flat'),
    server('lab4-app', 'lab4-flat'),
    server('lab4-db', 'lab4-flat', { listen: '5432' }),
  ],
  checks: [
    { kind: 'together', containers: ['lab4-web', 'lab4-app'], without: 'lab4-db' },
    { kind: 'together', containers: ['lab4-app', 'lab4-db'], without: 'lab4-web' },
    { kind: 'cannotReach', from: 'lab4-web', to: 'lab4-db', port: 5432 },
  ],
  solution: [
    network('lab4-front'),
    network('lab4-back', { isInternal: true }),
    connect('lab4-front', 'lab4-web'),
    connect('lab4-front', 'lab4-app'),
    connect('lab4-back', 'lab4-app'),
    connect('lab4-back', 'lab4-db'),
    ...['lab4-web', 'lab4-app', 'lab4-db'].map(name => disconnect('lab4-flat', name)),
  ],
};
