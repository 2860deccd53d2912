import type { Lab } from '../lab';
import { network, run, server, visitor } from '../parts';

const site = `upstream lab6 {
    server lab6-one;
    server lab6-two;
}

server {
    listen 80;
    server_name lab6-proxy;

    location / {
        proxy_pass http://lab6;
    }
}
`;

/** nginx in front of one server, then of two in turn; nothing behind it is published. */
export const proxy: Lab = {
  id: 'proxy',
  start: [
    network('lab6-net'),
    server('lab6-one', 'lab6-net'),
    server('lab6-two', 'lab6-net'),
    run({ name: 'lab6-proxy', network: 'lab6-net', image: 'nginx' }),
    visitor('lab6-visitor', 'lab6-net'),
  ],
  checks: [
    { kind: 'fetches', from: 'lab6-visitor', url: 'http://lab6-proxy/', says: 'lab6-' },
    {
      kind: 'alternates',
      from: 'lab6-visitor',
      url: 'http://lab6-proxy/',
      says: ['lab6-one', 'lab6-two'],
    },
  ],
  solution: [{ kind: 'configure', container: 'lab6-proxy', text: site }],
};
