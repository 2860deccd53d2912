import type { StaleEndpoint } from '../landscape/staleEndpoints';
import type { Action } from './action';
import { disconnectLine } from './disconnectContainer';

/** Makes a container forget a network that is gone: by its name, which is all that is left of it. */
export function forgetEndpoint({ container, endpoint: { networkKey } }: StaleEndpoint): Action {
  return {
    cli: [disconnectLine(networkKey, container.name, { isForced: true })],
    touches: { containers: [container.id] },
    about: { network: networkKey, container: container.name },
    run: (engine, signal) =>
      engine.disconnect(networkKey, container.id, { isForced: true }, signal),
  };
}
