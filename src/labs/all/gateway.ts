import type { Lab } from '../lab';
import { connect, disconnect, network, run, server, visitor } from '../parts';

const site = `server {
    listen 80;
    server_name lab7-gateway;

    location /users/ {
        proxy_pass http://lab7-users/;
    }

    location /orders/ {
        proxy_pass http://lab7-orders/;
    }
}
`;

/** Microservices behind a gateway, on three networks. */
export const gateway: Lab = {
  id: 'gateway',
  start: [
    ...['lab7-edge', 'lab7-users-net', 'lab7-orders-net', 'lab7-flat'].map(name => network(name)),
    server('lab7-users', 'lab7-users-net'),
    server('lab7-orders', 'lab7-orders-net'),
    connect('lab7-flat', 'lab7-users'),
    connect('lab7-flat', 'lab7-orders'),
    run({ name: 'lab7-gateway', network: 'lab7-edge', image: 'nginx' }),
    visitor('lab7-visitor', 'lab7-edge'),
  ],
  checks: [
    { kind: 'together', containers: ['lab7-gateway', 'lab7-users'] },
    { kind: 'together', containers: ['lab7-gateway', 'lab7-orders'] },
    {
      kind: 'fetches',
      from: 'lab7-visitor',
      url: 'http://lab7-gateway/users/',
      says: 'lab7-users',
    },
    {
      kind: 'fetches',
      from: 'lab7-visitor',
      url: 'http://lab7-gateway/orders/',
      says: 'lab7-orders',
    },
    { kind: 'cannotReach', from: 'lab7-users', to: 'lab7-orders', port: 80 },
  ],
  solution: [
    connect('lab7-users-net', 'lab7-gateway'),
    connect('lab7-orders-net', 'lab7-gateway'),
    disconnect('lab7-flat', 'lab7-users'),
    disconnect('lab7-flat', 'lab7-orders'),
    { kind: 'configure', container: 'lab7-gateway', text: site },
  ],
};
