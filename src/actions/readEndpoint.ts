import type { Engine } from '../engine/engine';
import { attachmentsOf } from '../landscape/attachments';
import { type EndpointSettings, readEndpointSettings } from '../landscape/endpointSettings';
import type { ContainerId, Landscape, Network } from '../landscape/landscape';

/** What a container's endpoint on a network was asked to be like. Throws EngineError. */
export async function readEndpoint(
  engine: Engine,
  landscape: Landscape,
  container: ContainerId,
  { id, name }: Network,
): Promise<EndpointSettings> {
  const place = attachmentsOf(landscape)
    .on(container)
    .find(({ network }) => network.id === id);
  const inspected = await engine.inspectContainer(container);
  return readEndpointSettings(inspected, place?.endpoint.networkKey ?? name);
}
