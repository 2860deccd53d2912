import type { FromMatrix, ToMatrix } from '../../src/protocol/matrix';
import { vsCodeApi } from '../vscodeApi';
import { MatrixPage } from './page';

const root = document.getElementById('root');
if (root) {
  const api = vsCodeApi<unknown, FromMatrix>();
  const page = new MatrixPage(root, message => api.postMessage(message));
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isMessage(event.data)) page.receive(event.data);
  });
  api.postMessage({ type: 'ready' });
}

/** Only the extension speaks to the page, but other frames could. */
function isMessage(data: unknown): data is ToMatrix {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'show' &&
    'model' in data
  );
}
