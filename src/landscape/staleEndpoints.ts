import type { Attachments } from './attachments';
import type { Container, Endpoint } from './landscape';

/** A container that names a network which does not exist any more. Once stopped, it cannot be started with it. */
export interface StaleEndpoint {
  readonly container: Container;
  readonly endpoint: Endpoint;
}

/** What a container still names of networks that are gone. */
export function staleEndpoints(
  attachments: Attachments,
  container: Container,
): readonly StaleEndpoint[] {
  if (container.networkMode.kind !== 'own') return [];
  const found = new Set(attachments.on(container.id).map(({ endpoint }) => endpoint));
  return container.endpoints
    .filter(endpoint => !found.has(endpoint))
    .map(endpoint => ({ container, endpoint }));
}
