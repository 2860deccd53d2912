import { type VsCodeApi, vsCodeApi } from './vscodeApi';

/** A page that is shown as a whole: `receive` takes the messages of its protocol. */
interface ShownPage {
  readonly receive: (message: never) => void;
}

/** Makes a page in the document, hands it what the extension says, and tells that it is there. */
export function startPage<State, From>(
  make: (root: HTMLElement, api: VsCodeApi<State, From>) => ShownPage,
  ready: From,
): void {
  const root = document.getElementById('root');
  if (!root) return;
  const api = vsCodeApi<State, From>();
  const page = make(root, api);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (isShow(event.data)) page.receive(event.data as never);
  });
  api.postMessage(ready);
}

/** Only the extension speaks to the page, but other frames could. */
function isShow(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'show' &&
    'model' in data
  );
}
