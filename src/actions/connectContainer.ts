import type { About } from '../engine/about';
import { attachmentsOf } from '../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../landscape/contextWords';
import type { EndpointSettings } from '../landscape/endpointSettings';
import { isActive } from '../landscape/isActive';
import { isFull } from '../landscape/isFull';
import type { Container, Landscape, Network } from '../landscape/landscape';
import type { Action, CommandLine } from './action';
import { csvField } from './csvField';
import { networkOperand, operands } from './operands';
import { sweepAttempt } from './rebuild/attach';
import { Refusal } from './refusal';
import { checkSteady } from './checkSteady';

/**
 * Attaches a container to a network: https://docs.docker.com/reference/cli/docker/network/connect/
 *
 * @throws Refusal when it is connected already (an engine would silently replace the settings of a
 * stopped container's endpoint), when the network or the container takes no further ones (one that keeps
 * restarting takes none until it is stopped), when the network has no address left for one that runs, or
 * when a Swarm's network takes services only.
 */
export function connectContainer(
  landscape: Landscape,
  network: Network,
  container: Container,
  settings: EndpointSettings = {},
): Action {
  if (!isConnectable(network)) throw new Refusal({ kind: 'notConnectable', network });
  const isConnected = attachmentsOf(landscape)
    .on(container.id)
    .some(attachment => attachment.network.id === network.id);
  if (isConnected) throw new Refusal({ kind: 'alreadyConnected', container, network });
  if (!canJoinNetworks(container)) throw new Refusal({ kind: 'cannotJoin', container });
  checkSteady(network, [container]);
  // An engine that fails to give one leaves the attempt in the container, which then does not start any more.
  const needsAddress = isActive(container) && settings.fixedIpv4 === undefined;
  if (needsAddress && isFull(landscape, network)) {
    throw new Refusal({ kind: 'noFreeAddress', network });
  }
  if (network.scope === 'swarm' && !network.isAttachable) {
    throw new Refusal({ kind: 'notAttachable', network });
  }
  return {
    cli: [connectLine(networkOperand(landscape, network), container.name, settings)],
    touches: { containers: [container.id] },
    about: {
      network: network.name,
      container: container.name,
      subnets: network.subnets.map(({ subnet }) => subnet),
      ...aboutEndpoint(settings),
    },
    run: async (engine, signal) => {
      try {
        await engine.connect(network.id, container.id, settings, signal);
      } catch (error) {
        // Where that fails too, why it was not connected says more.
        await sweepAttempt(engine, network, container.id).catch(() => undefined);
        throw error;
      }
    },
  };
}

/** What an engine may refuse of an endpoint. */
export function aboutEndpoint(settings: EndpointSettings): About {
  const { fixedIpv4, fixedIpv6, linkLocalIps = [], mac, aliases } = settings;
  const addresses = [fixedIpv4, fixedIpv6, ...linkLocalIps].filter(text => text !== undefined);
  return {
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(mac === undefined ? {} : { mac }),
    ...(aliases === undefined ? {} : { aliases }),
  };
}

/** The command line that connects a container with these settings. */
export function connectLine(
  network: string,
  container: string,
  settings: EndpointSettings,
): CommandLine {
  return [
    ...['docker', 'network', 'connect', ...options(settings)],
    ...operands(network, container),
  ];
}

function options(settings: EndpointSettings): readonly string[] {
  const each = (option: string, values: readonly (string | undefined)[] = []) =>
    values.filter(value => value !== undefined).map(value => `${option}=${value}`);
  // These the CLI reads as lines of a table: https://pkg.go.dev/github.com/spf13/pflag#StringSliceVar
  const cells = (option: string, values: readonly string[] = []) =>
    each(option, values.map(csvField));
  const driverOptions = Object.entries(settings.driverOptions ?? {});
  return [
    ...each('--ip', [settings.fixedIpv4]),
    ...each('--ip6', [settings.fixedIpv6]),
    ...cells('--link-local-ip', settings.linkLocalIps),
    ...cells('--alias', settings.aliases),
    ...each('--link', settings.links),
    ...cells(
      '--driver-opt',
      driverOptions.map(([name, value]) => `${name}=${value}`),
    ),
    ...each('--gw-priority', [settings.gatewayPriority?.toString()]),
  ];
}
