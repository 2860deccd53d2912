import type { FromMatrix } from '../../src/protocol/matrix';
import { startPage } from '../startPage';
import { MatrixPage } from './page';

startPage<unknown, FromMatrix>(
  (root, api) => new MatrixPage(root, message => api.postMessage(message)),
  { type: 'ready' },
);
