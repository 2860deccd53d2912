import { attachmentsOf } from '../landscape/attachments';
import type { Landscape, Network } from '../landscape/landscape';
import type { Action } from './action';
import { networkOperand, operands } from './operands';
import { Refusal } from './refusal';

/**
 * Removes a network: https://docs.docker.com/reference/cli/docker/network/rm/
 *
 * @throws Refusal for a network of the engine's own, and for one that containers use. Stopped ones count:
 * the engine would let them lose their network and then fail to start.
 */
export function removeNetwork(landscape: Landscape, network: Network): Action {
  if (network.isPredefined) throw new Refusal({ kind: 'predefined', network });
  const containers = attachmentsOf(landscape)
    .of(network.id)
    .map(attachment => attachment.container);
  if (containers.length > 0) throw new Refusal({ kind: 'inUse', network, containers });
  return {
    cli: [['docker', 'network', 'rm', ...operands(networkOperand(landscape, network))]],
    touches: { networks: [network.id] },
    run: (engine, signal) => engine.removeNetwork(network.id, signal),
  };
}

/** Networks that no container uses, stopped ones counted, and that are neither the engine's own nor templates. */
export function unusedNetworks(landscape: Landscape): readonly Network[] {
  const attachments = attachmentsOf(landscape);
  return landscape.networks.filter(
    network =>
      !network.isPredefined && !network.isConfigOnly && attachments.of(network.id).length === 0,
  );
}
