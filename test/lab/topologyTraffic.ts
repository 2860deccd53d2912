// Traffic that is made up, the same in every run.
import { attachmentsOf } from '../../src/landscape/attachments';
import {
  countedContainers,
  type EndpointTraffic,
  networksOf,
} from '../../src/landscape/endpointTraffic';
import type { ContainerId, Landscape, NetworkId } from '../../src/landscape/landscape';
import type { ToTopology } from '../../src/protocol/topology';

/** Traffic through one endpoint, or through all of a container's where there is no network. */
export function flow(
  container: string,
  network: string | undefined,
  bytesIn: number,
  bytesOut: number,
): EndpointTraffic {
  return {
    containerId: `c-${container}` as ContainerId,
    ...(network === undefined ? {} : { networkId: `n-${network}` as NetworkId }),
    ...{
      bytesIn,
      bytesOut,
      packetsIn: Math.ceil(bytesIn / 900),
      packetsOut: Math.ceil(bytesOut / 900),
    },
  };
}

/** What the extension says of traffic through these endpoints. */
export function trafficMessage(endpoints: readonly EndpointTraffic[], left = 0): ToTopology {
  const measured = new Set(endpoints.map(({ containerId }) => containerId)).size;
  return { type: 'traffic', isOn: true, reading: { endpoints, measured, left } };
}

/** Traffic of every size through everything that runs, and one sum. */
export function someTraffic(landscape: Landscape): ToTopology {
  const attachments = attachmentsOf(landscape);
  const all = countedContainers(landscape.containers, attachments);
  const running = all.slice(0, 100);
  const endpoints = running.flatMap(({ name, id }, index) => {
    const on = networksOf(id, attachments);
    if (on.length > 1 && index % 4 === 3) return [flow(name, undefined, 1_200_000, 3_400)];
    return on.map(({ network }, nth) => {
      const size = 10 ** ((index * 3 + nth * 2) % 8);
      return flow(name, network.name, size > 1 ? 1.37 * size : 0, size > 1 ? 0.4 * size : 0);
    });
  });
  return trafficMessage(endpoints, all.length - running.length);
}
