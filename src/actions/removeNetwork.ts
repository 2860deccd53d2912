import { attachmentsOf } from '../landscape/attachments';
import type { Landscape, Network } from '../landscape/landscape';
import type { Action, CommandLine } from './action';
import { networkOperand, operands } from './operands';
import { Refusal } from './refusal';

/**
 * Removes a network: https://docs.docker.com/reference/cli/docker/network/rm/
 *
 * @throws Refusal for a network of the engine's own, for a template that networks were made from, and for one that
 * containers use. Stopped ones count: the engine would let them lose their network and then fail to start.
 */
export function removeNetwork(landscape: Landscape, network: Network): Action {
  if (network.isPredefined) throw new Refusal({ kind: 'predefined', network });
  const users = landscape.networks.filter(({ configFrom }) => configFrom === network.name);
  if (network.isConfigOnly && users.length > 0) {
    throw new Refusal({ kind: 'templateInUse', network, users });
  }
  const containers = attachmentsOf(landscape)
    .of(network.id)
    .map(attachment => attachment.container);
  if (containers.length > 0) throw new Refusal({ kind: 'inUse', network, containers });
  return {
    cli: [removeLine(landscape, [network])],
    touches: { networks: [network.id] },
    about: { network: network.name },
    run: (engine, signal) => engine.removeNetwork(network.id, signal),
  };
}

/** The command line that removes networks. */
export function removeLine(landscape: Landscape, networks: readonly Network[]): CommandLine {
  const names = networks.map(network => networkOperand(landscape, network));
  return ['docker', 'network', 'rm', ...operands(...names)];
}

/** Networks that no container uses, stopped ones counted, and that are neither the engine's own nor templates. */
export function unusedNetworks(landscape: Landscape): readonly Network[] {
  const attachments = attachmentsOf(landscape);
  return landscape.networks.filter(
    network =>
      !network.isPredefined && !network.isConfigOnly && attachments.of(network.id).length === 0,
  );
}
