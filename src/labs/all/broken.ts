import type { Lab } from '../lab';
import { connect, disconnect, network, server, visitor } from '../parts';

/** Five faults, one for each server that the client cannot reach. */
export const broken: Lab = {
  id: 'broken',
  start: [
    network('lab9-net'),
    network('lab9-far'),
    visitor('lab9-client', 'lab9-net'),
    connect('bridge', 'lab9-client'),
    // 1 no network that both are on
    server('lab9-stock', 'lab9-far'),
    // 2 stopped
    server('lab9-mail', 'lab9-net'),
    { kind: 'stop', container: 'lab9-mail' },
    // 3 listens on its own loopback address only
    server('lab9-pay', 'lab9-net', { listen: '127.0.0.1:80' }),
    // 4 the alias is misspelled
    server('lab9-cache', 'lab9-net', { endpoint: { aliases: ['chace'] } }),
    // 5 only the default bridge is shared
    server('lab9-maps', 'bridge'),
  ],
  checks: ['lab9-stock', 'lab9-mail', 'lab9-pay', 'cache', 'lab9-maps'].map(name => ({
    kind: 'fetches',
    from: 'lab9-client',
    url: `http://${name}/`,
    says: name,
  })),
  solution: [
    connect('lab9-net', 'lab9-stock'),
    { kind: 'start', container: 'lab9-mail' },
    { kind: 'remove', container: 'lab9-pay' },
    server('lab9-pay', 'lab9-net'),
    disconnect('lab9-net', 'lab9-cache'),
    connect('lab9-net', 'lab9-cache', { aliases: ['cache'] }),
    connect('lab9-net', 'lab9-maps'),
  ],
};
