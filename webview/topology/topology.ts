import type { FromTopology, ToTopology } from '../../src/protocol/topology';
import { vsCodeApi } from '../vscodeApi';
import type { Kept } from './keeper';
import { Page } from './page';

const types: ReadonlySet<unknown> = new Set([
  'landscape',
  'details',
  'reveal',
  'routes',
  'talks',
  'take',
  'compare',
  'traffic',
  'advice',
]);

const root = document.getElementById('root');
if (root) {
  const api = vsCodeApi<Kept, FromTopology>();
  const page = new Page(root, api);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isMessage(event.data)) page.receive(event.data);
  });
  api.postMessage({ type: 'ready' });
}

/** Only the extension speaks to the page, but other frames could. */
function isMessage(data: unknown): data is ToTopology {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  return types.has(data.type) && (data.type !== 'landscape' || 'landscape' in data);
}
