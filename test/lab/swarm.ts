import type { LabEngine } from './engine';
import { call, type EngineRequest } from './engine/request';
import { waitFor } from './wait';

/**
 * Makes an engine the only node of a swarm, for overlay networks and services. Services need
 * `dnsrr` endpoints where the kernel has no IP_VS. What stop() removes includes the swarm.
 */
export async function initSwarm({ request, address }: LabEngine): Promise<void> {
  const ListenAddr = `${address}:2377`;
  await call(request, 'POST', '/swarm/init', { ListenAddr, AdvertiseAddr: address });
  // Its own networks come a little later; leaving before that would let them appear afterwards.
  await waitFor(async () => (await request('GET', '/networks/docker_gwbridge')).status === 200, {
    what: "the swarm's networks",
  });
}

/** Leaves the swarm, which ends its services and overlay networks; none to leave is fine. */
export async function leaveSwarm({ request }: { readonly request: EngineRequest }): Promise<void> {
  const { status, body } = await request('POST', '/swarm/leave?force=1');
  const isOutside = status === 503;
  if (status >= 400 && !isOutside) throw new Error(`swarm not left: ${JSON.stringify(body)}`);
}
