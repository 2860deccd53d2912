import type { ContainerToRun } from '../landscape/containerToRun';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { ContainerId, Landscape } from '../landscape/landscape';
import { portMapping } from '../landscape/portMapping';
import type { About } from '../engine/about';
import type { Engine } from '../engine/engine';
import type { CommandLine, MakingAction } from './action';
import { aboutEndpoint } from './connectContainer';
import { csvField } from './csvField';
import { Refusal } from './refusal';

/**
 * Makes a container and starts it in the background: https://docs.docker.com/reference/cli/docker/container/run/
 * When it does not start it is removed again, as otherwise its name would be taken at the next try.
 *
 * @throws Refusal when there is one of that name.
 */
export function runContainer(
  landscape: Landscape,
  wanted: ContainerToRun,
): MakingAction<ContainerId> {
  const container = landscape.containers.find(({ name }) => name === wanted.name);
  if (container) throw new Refusal({ kind: 'containerNameTaken', container });
  return {
    cli: [runLine(wanted)],
    touches: {},
    about: aboutContainer(landscape, wanted),
    run: async (engine, signal, report = () => undefined) => {
      signal.throwIfAborted();
      // Not cancelled half-way: of a container that is made nevertheless, nobody would know the id.
      const id = await engine.createContainer(wanted);
      report(0.5);
      await startOrRemove(engine, id, signal);
      return id;
    },
    makes: id => ({ containers: [id] }),
  };
}

function aboutContainer(landscape: Landscape, wanted: ContainerToRun): About {
  const { name, image, endpoint } = wanted;
  const network = landscape.networks.find(
    candidate => candidate.id === wanted.network || candidate.name === wanted.network,
  );
  return {
    image,
    network: network?.name ?? wanted.network,
    ...(network ? { subnets: network.subnets.map(({ subnet }) => subnet) } : {}),
    ...(name === undefined ? {} : { container: name }),
    ...aboutEndpoint(endpoint),
  };
}

async function startOrRemove(engine: Engine, id: ContainerId, signal: AbortSignal): Promise<void> {
  try {
    signal.throwIfAborted();
    await engine.startContainer(id, signal);
  } catch (error) {
    // Where that fails too, the container is seen in the tree; why it did not start says more.
    await engine.removeContainer(id, { isForced: true }).catch(() => undefined);
    throw error;
  }
}

/** `docker run -d …`: the options in the order of the CLI's own help. */
export function runLine(wanted: ContainerToRun): CommandLine {
  const { name, image, command = [], network, endpoint, ports, labels = {} } = wanted;
  return [
    ...['docker', 'run', '-d'],
    ...each('--name', [name]),
    ...networkOptions(network, endpoint),
    ...each('-p', ports.map(portMapping)),
    ...each(
      '--label',
      Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ),
    image,
    ...command,
  ];
}

/** The options that put a container that is made on a network. */
export function networkOptions(network: string, endpoint: EndpointSettings): readonly string[] {
  return [
    ...each('--network', [networkOption(network, endpoint)]),
    ...each('--ip', [endpoint.fixedIpv4]),
    ...each('--ip6', [endpoint.fixedIpv6]),
    ...each('--link-local-ip', endpoint.linkLocalIps),
    ...each('--mac-address', [endpoint.mac]),
    ...each('--network-alias', endpoint.aliases),
    ...each('--link', endpoint.links),
  ];
}

/** An option as often as there are values for it. */
export function each(
  option: string,
  values: readonly (string | undefined)[] = [],
): readonly string[] {
  return values.flatMap(value => (value === undefined ? [] : [option, value]));
}

/** What has no option of its own stands behind the network's name. */
function networkOption(network: string, endpoint: EndpointSettings): string {
  const { driverOptions = {}, gatewayPriority } = endpoint;
  const more = [
    ...Object.entries(driverOptions).map(([key, value]) => `driver-opt=${key}=${value}`),
    ...(gatewayPriority === undefined ? [] : [`gw-priority=${gatewayPriority}`]),
  ];
  return more.length === 0 ? network : [`name=${network}`, ...more].map(csvField).join(',');
}
