import type { Engine } from '../engine/engine';
import { attachmentsOf } from '../landscape/attachments';
import { type EndpointSettings, readEndpointSettings } from '../landscape/endpointSettings';
import type { ContainerId, Landscape, Network } from '../landscape/landscape';

/** What a container's endpoint on a network was asked to be like. Throws EngineError. */
export async function readEndpoint(
  engine: Engine,
  landscape: Landscape,
  container: ContainerId,
  network: Network,
): Promise<EndpointSettings> {
  const key = networkKeyOn(landscape, container, network);
  return readEndpointSettings(await engine.inspectContainer(container), key);
}

/** What an inspect of the container calls the network. */
export function networkKeyOn(
  landscape: Landscape,
  container: ContainerId,
  { id, name }: Network,
): string {
  const place = attachmentsOf(landscape)
    .on(container)
    .find(({ network }) => network.id === id);
  return place?.endpoint.networkKey ?? name;
}
