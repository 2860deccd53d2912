import type { FromConnection } from '../../src/protocol/connection';
import { startPage } from '../startPage';
import { ConnectionPage } from './page';

startPage<unknown, FromConnection>(
  (root, api) => new ConnectionPage(root, message => api.postMessage(message)),
  { type: 'ready' },
);
