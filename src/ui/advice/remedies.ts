import { l10n } from 'vscode';
import type { CommandLine } from '../../actions/action';
import { cliLine } from '../../actions/cliLine';
import { connectLine } from '../../actions/connectContainer';
import { disconnectLine } from '../../actions/disconnectContainer';
import { forgetEndpoint } from '../../actions/forgetEndpoint';
import { networkOperand } from '../../actions/operands';
import { removeLine } from '../../actions/removeNetwork';
import { suggestedPorts } from '../../actions/remake/suggestPorts';
import { renameContainer } from '../../actions/renameContainer';
import { runLine } from '../../actions/runContainer';
import { publishedOf, withPorts } from '../../actions/withoutPort';
import type { Advice } from '../../landscape/advice/advice';
import { attachmentsOf } from '../../landscape/attachments';
import { freeName } from '../../landscape/freeName';
import { hostName } from '../../landscape/hostName';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { staleEndpoints } from '../../landscape/staleEndpoints';
import type { Target } from '../../protocol/topology';
import { commands } from '../ids';
import { plain } from '../text/words';
import type { Remedy } from './adviceItem';

/** What puts it right; undefined where that takes more than a command. */
export function remedyOf(advice: Advice, landscape: Landscape): Remedy | undefined {
  const container = advice.subjects.find(each => each.kind === 'container')?.container;
  const network = advice.subjects.find(each => each.kind === 'network')?.network;
  switch (advice.rule) {
    case 'publishedData':
    case 'firewallBypass':
    case 'lowPort':
      return container && changePorts(landscape, container);
    case 'staleReference':
      return container && forget(landscape, container);
    case 'noNetwork':
      return container && connect(container);
    case 'defaultBridge':
      return container && move(landscape, container);
    case 'sharedName':
      return container && network && disconnect(landscape, container, network);
    case 'poolsNearlyUsed':
      return {
        label: l10n.t('Remove Unused Networks…'),
        run: { command: commands.networkPrune },
        cli: cliLine(['docker', 'network', 'prune']),
      };
    case 'unusedNetwork':
      return network && remove(landscape, network);
    case 'overlappingSubnets':
    case 'subnetNearlyFull':
    case 'plainOverlay':
    case 'halfIpv6':
    case 'pointlessInternal':
      return network && !network.isPredefined ? change(network) : undefined;
    case 'flatNetwork':
      return network && split(network);
    case 'hostMode':
      return container && leaveHost(container);
    case 'underscoreName':
      return container && giveHostName(landscape, container, advice.facts[1]);
  }
}

function changePorts(landscape: Landscape, container: Container): Remedy {
  const ports = suggestedPorts(landscape, container, publishedOf(container));
  return {
    label: l10n.t('Change Published Ports of “{0}”…', plain(container.name, 40)),
    run: { command: commands.containerChangePorts, argument: aboutIt(container) },
    cli: linesOf(withPorts(container, ports).run),
  };
}

/** Which ports it needs is asked of the engine when somebody begins. */
function leaveHost(container: Container): Remedy {
  const { name, image } = container;
  return {
    label: l10n.t('Move “{0}” off the Host’s Network…', plain(name, 40)),
    run: { command: commands.containerLeaveHost, argument: aboutIt(container) },
    cli: cliLine(runLine({ name, image, network: 'NETWORK', endpoint: {}, ports: [] })),
  };
}

/**
 * Another name, which nothing is interrupted for. What Compose made gets an alias instead: others there call it by its
 * service, and Compose finds and names its containers itself.
 */
function giveHostName(
  landscape: Landscape,
  container: Container,
  networkName: string | undefined,
): Remedy {
  const network = landscape.networks.find(({ name }) => name === networkName);
  if (container.project !== undefined && network) {
    const operand = networkOperand(landscape, network);
    const alias = hostName(container.service ?? container.name);
    return {
      label: l10n.t('Add an Alias of “{0}”…', plain(container.name, 40)),
      run: { command: commands.containerAddAlias, argument: onNetwork(container, network) },
      cli: linesOf([
        disconnectLine(operand, container.name),
        connectLine(operand, container.name, { aliases: [alias] }),
      ]),
    };
  }
  const others = landscape.containers.filter(({ id }) => id !== container.id);
  const name = freeName(others, hostName(container.name));
  return {
    label: l10n.t('Rename “{0}”…', plain(container.name, 40)),
    run: { command: commands.containerRename, argument: aboutIt(container) },
    cli: linesOf(renameContainer({ ...landscape, containers: others }, container, name).cli),
  };
}

function aboutIt({ id: containerId }: Container) {
  return about({ kind: 'container', containerId });
}

function forget(landscape: Landscape, container: Container): Remedy {
  const stale = staleEndpoints(attachmentsOf(landscape), container);
  return {
    label: l10n.t('Forget the Network…'),
    run: {
      command: commands.containerDisconnect,
      argument: about({ kind: 'container', containerId: container.id }),
    },
    cli: linesOf(stale.flatMap(each => forgetEndpoint(each).cli)),
  };
}

function connect(container: Container): Remedy {
  return {
    label: l10n.t('Connect “{0}”…', plain(container.name, 40)),
    run: {
      command: commands.containerConnect,
      argument: about({ kind: 'container', containerId: container.id }),
    },
    cli: cliLine(['docker', 'network', 'connect', 'NETWORK', container.name]),
  };
}

function move(landscape: Landscape, container: Container): Remedy | undefined {
  const from = attachmentsOf(landscape).on(container.id)[0]?.network;
  return (
    from && {
      label: l10n.t('Move “{0}” to Another Network…', plain(container.name, 40)),
      run: { command: commands.containerMove, argument: onNetwork(container, from) },
      cli: linesOf([
        ['docker', 'network', 'connect', 'NETWORK', container.name],
        disconnectLine(from.name, container.name),
      ]),
    }
  );
}

function disconnect(landscape: Landscape, container: Container, network: Network): Remedy {
  return {
    label: l10n.t('Disconnect “{0}”…', plain(container.name, 40)),
    run: { command: commands.containerDisconnect, argument: onNetwork(container, network) },
    cli: cliLine(disconnectLine(networkOperand(landscape, network), container.name)),
  };
}

function remove(landscape: Landscape, network: Network): Remedy {
  return {
    label: l10n.t('Remove “{0}”…', plain(network.name, 40)),
    run: {
      command: commands.networkRemove,
      argument: about({ kind: 'network', networkId: network.id }),
    },
    cli: cliLine(removeLine(landscape, [network])),
  };
}

/** Its form shows the lines, since they depend on what is chosen in it. */
function change(network: Network): Remedy {
  const label = l10n.t('Change “{0}”…', plain(network.name, 40));
  return elsewhere(label, commands.networkEdit, network);
}

/** Its plan shows the lines, since they depend on the names that containers have there. */
function split(network: Network): Remedy {
  const label = l10n.t('Split “{0}”…', plain(network.name, 40));
  return elsewhere(label, commands.networkSplit, network);
}

/** Where the command shows its lines itself. */
function elsewhere(label: string, command: string, { id: networkId }: Network): Remedy {
  return { label, run: { command, argument: about({ kind: 'network', networkId }) }, cli: '' };
}

function onNetwork({ id: containerId }: Container, { id: networkId }: Network) {
  return about({ kind: 'endpoint', containerId, networkId });
}

/** What commands take from the drawing as well. */
function about(target: Target): { readonly target: Target } {
  return { target };
}

function linesOf(lines: readonly CommandLine[]): string {
  return lines.map(cliLine).join('\n');
}
