import type { FromForm, ToForm } from '../../src/protocol/form';
import { vsCodeApi } from '../vscodeApi';
import { FormPage, type Kept } from './page';

const root = document.getElementById('root');
if (root) {
  const api = vsCodeApi<Kept, FromForm>();
  const page = new FormPage(root, api);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isMessage(event.data)) page.receive(event.data);
  });
  api.postMessage({ type: 'ready' });
}

/** Only the extension speaks to the page, but other frames could. */
function isMessage(data: unknown): data is ToForm {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'show' &&
    'model' in data
  );
}
