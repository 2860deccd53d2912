import { attachmentsOf } from '../landscape/attachments';
import { isConnectable } from '../landscape/contextWords';
import { type EndpointSettings, readEndpointSettings } from '../landscape/endpointSettings';
import type { Container, Landscape, Network } from '../landscape/landscape';
import type { Action, CommandLine } from './action';
import { networkOperand, operands } from './operands';
import { Refusal } from './refusal';
import { checkSteady } from './checkSteady';

/**
 * Detaches a container from a network: https://docs.docker.com/reference/cli/docker/network/disconnect/
 * Gives what `connectContainer` needs to undo it: the endpoint's settings, read just before.
 *
 * @throws Refusal when it is not connected, only shares the namespace of one that is, keeps restarting, or when
 * the network (`host`, `none`) is none that can be left.
 */
export function disconnectContainer(
  landscape: Landscape,
  network: Network,
  container: Container,
  options: { readonly isForced?: boolean } = {},
): Action<EndpointSettings> {
  if (!isConnectable(network)) throw new Refusal({ kind: 'notConnectable', network });
  const attachment = attachmentsOf(landscape)
    .on(container.id)
    .find(candidate => candidate.network.id === network.id);
  if (!attachment) throw new Refusal({ kind: 'notConnected', container, network });
  if (attachment.through) throw new Refusal({ kind: 'cannotJoin', container });
  checkSteady(network, [container]);
  return {
    cli: [disconnectLine(networkOperand(landscape, network), container.name, options)],
    touches: { containers: [container.id] },
    about: { network: network.name, container: container.name },
    run: async (engine, signal) => {
      const inspected = await engine.inspectContainer(container.id, signal);
      await engine.disconnect(network.id, container.id, options, signal);
      return readEndpointSettings(inspected, attachment.endpoint.networkKey);
    },
  };
}

/** The command line that disconnects a container. */
export function disconnectLine(
  network: string,
  container: string,
  { isForced }: { readonly isForced?: boolean } = {},
): CommandLine {
  return [
    ...['docker', 'network', 'disconnect', ...(isForced ? ['--force'] : [])],
    ...operands(network, container),
  ];
}

/** Containers that this one reaches on this network and on no other: what disconnecting cuts. */
export function cutOff(
  landscape: Landscape,
  network: Network,
  container: Container,
): readonly Container[] {
  const attachments = attachmentsOf(landscape);
  const elsewhere = attachments
    .on(container.id)
    .filter(attachment => attachment.network.id !== network.id)
    .flatMap(attachment => attachments.of(attachment.network.id));
  const still = new Set(elsewhere.map(attachment => attachment.container));
  return (
    attachments
      .of(network.id)
      // Who shares the namespace is reached on localhost, as before.
      .filter(attachment => attachment.through !== container)
      .map(attachment => attachment.container)
      .filter(other => other !== container && other.state === 'running' && !still.has(other))
  );
}
