import type { Lab } from '../lab';
import { connect, network, server, visitor } from '../parts';

/** Two containers, each on an island of its own: the first network. */
export const islands: Lab = {
  id: 'islands',
  start: [
    network('lab1-west'),
    network('lab1-east'),
    server('lab1-web', 'lab1-west'),
    visitor('lab1-visitor', 'lab1-east'),
  ],
  checks: [
    { kind: 'together', containers: ['lab1-web', 'lab1-visitor'] },
    { kind: 'fetches', from: 'lab1-visitor', url: 'http://lab1-web/', says: 'lab1-web' },
  ],
  solution: [
    network('lab1-sea'),
    connect('lab1-sea', 'lab1-web'),
    connect('lab1-sea', 'lab1-visitor'),
  ],
};
