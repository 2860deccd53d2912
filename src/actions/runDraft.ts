import type { ContainerToRun, PortToPublish } from '../landscape/containerToRun';
import {
  emptyEndpointDraft,
  type EndpointDraft,
  endpointFields,
  settingsOfEndpoint,
} from '../landscape/endpointDraft';
import type { EngineFacts } from '../landscape/engineFacts';
import type { Landscape, Network } from '../landscape/landscape';
import { isDefaultBridge } from '../landscape/predefined';
import { networkOperand } from './operands';
import { splitWords } from './words';

/** A line of the table of ports, as it was typed. */
export interface PortDraft {
  readonly containerPort: string;
  /** Empty is `tcp`. */
  readonly protocol: string;
  readonly hostPort: string;
  readonly hostAddress: string;
}

/** A container that somebody is about to run, as it was typed. Empty is what was left to the engine. */
export interface RunDraft {
  readonly image: string;
  readonly name: string;
  readonly command: string;
  readonly ports: readonly PortDraft[];
  readonly endpoint: EndpointDraft;
}

export const emptyRunDraft: RunDraft = {
  image: '',
  name: '',
  command: '',
  ports: [],
  endpoint: emptyEndpointDraft,
};

export const protocols: readonly PortToPublish['protocol'][] = ['tcp', 'udp', 'sctp'];

/** What a container is run on. */
export interface RunPlace {
  readonly landscape: Landscape;
  readonly network: Network;
  readonly facts: EngineFacts;
}

/** The container that a draft without errors asks for. Empty lines of its tables are passed over. */
export function containerOfDraft(
  draft: RunDraft,
  { landscape, network, facts }: RunPlace,
): ContainerToRun {
  return {
    ...(draft.name === '' ? {} : { name: draft.name }),
    image: draft.image,
    command: splitWords(draft.command) ?? [],
    // Podman lists its default network under a name that it does not know itself.
    network:
      facts.isPodman && isDefaultBridge(network) ? 'podman' : networkOperand(landscape, network),
    endpoint: settingsOfEndpoint(draft.endpoint, endpointFields(network, facts)),
    ports: draft.ports.flatMap(port => portOfDraft(port) ?? []),
  };
}

/** A port as it is to be published, or nothing where the line is empty or makes no sense. */
export function portOfDraft(port: PortDraft): PortToPublish | undefined {
  const containerPort = portOf(port.containerPort);
  const hostPort = portOf(port.hostPort);
  const wanted = port.protocol === '' ? 'tcp' : port.protocol;
  const protocol = protocols.find(known => known === wanted);
  if (containerPort === undefined || protocol === undefined) return undefined;
  return {
    containerPort,
    protocol,
    ...(hostPort === undefined ? {} : { hostPort }),
    ...(port.hostAddress === '' ? {} : { hostAddress: port.hostAddress }),
  };
}

/** 1 to 65535. */
export function portOf(text: string): number | undefined {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65536 ? port : undefined;
}
