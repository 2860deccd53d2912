import { parseAddress } from '../landscape/addresses';
import {
  type EndpointDraft,
  endpointProblems,
  type EndpointReason,
} from '../landscape/endpointDraft';
import type { Container } from '../landscape/landscape';
import { isKnownImage } from '../landscape/readImages';
import {
  type PortDraft,
  portOf,
  portOfDraft,
  protocols,
  type RunDraft,
  type RunPlace,
} from './runDraft';
import { isContainerName } from './renameContainer';
import { shellOperators, splitWords } from './words';

export type RunReason =
  | { readonly kind: 'imageMissing' }
  | { readonly kind: 'badImage' }
  /** The engine does not have it. */
  | { readonly kind: 'imageUnknown'; readonly image: string }
  | { readonly kind: 'badName' }
  | { readonly kind: 'nameTaken'; readonly container: Container }
  | { readonly kind: 'openQuote' }
  /** No shell will see them. */
  | { readonly kind: 'shellOperators'; readonly operators: readonly string[] }
  | { readonly kind: 'badPort' }
  | { readonly kind: 'portMissing' }
  | { readonly kind: 'badProtocol' }
  | { readonly kind: 'badHostAddress' }
  | { readonly kind: 'portPublished'; readonly container: Container }
  /** By another line. */
  | { readonly kind: 'portTwice' }
  /** An internal network lets nothing in; on macvlan and ipvlan containers have addresses outside. */
  | { readonly kind: 'portsUseless'; readonly driver: string; readonly isInternal: boolean };

/** Something to say about a draft. Only an `error` is known to be refused by the engine. */
export type RunProblem = {
  readonly row?: number;
  readonly column?: string;
  readonly severity: 'error' | 'warning';
} & (
  | { readonly field: Exclude<keyof RunDraft, 'endpoint'>; readonly reason: RunReason }
  | { readonly field: keyof EndpointDraft; readonly reason: EndpointReason }
);

/** What a draft is checked against. */
export interface RunContext extends RunPlace {
  /** The names of the engine's images. */
  readonly images: readonly string[];
}

/** Everything to say about a draft before the engine is asked. */
export function runProblems(draft: RunDraft, context: RunContext): readonly RunProblem[] {
  const { network, landscape, facts } = context;
  return [
    ...imageProblems(draft, context),
    ...nameProblems(draft, context),
    ...commandProblems(draft),
    ...draft.ports.flatMap((_, row) => portProblems(draft.ports, row, context)),
    ...uselessPorts(draft, context),
    ...endpointProblems(draft.endpoint, network, landscape, facts),
  ];
}

function imageProblems({ image }: RunDraft, { images }: RunContext): RunProblem[] {
  if (image === '') return [error('image', { kind: 'imageMissing' })];
  // Docker's grammar of references, as far as it is easy to miss.
  if (/\s|^[-./:]|\/$/.test(image)) return [error('image', { kind: 'badImage' })];
  if (isKnownImage(image, images)) return [];
  return [{ field: 'image', severity: 'warning', reason: { kind: 'imageUnknown', image } }];
}

function nameProblems({ name }: RunDraft, { landscape }: RunContext): RunProblem[] {
  if (name === '') return [];
  if (!isContainerName(name)) return [error('name', { kind: 'badName' })];
  const container = landscape.containers.find(other => other.name === name);
  return container ? [error('name', { kind: 'nameTaken', container })] : [];
}

function commandProblems({ command }: RunDraft): RunProblem[] {
  if (!splitWords(command)) return [error('command', { kind: 'openQuote' })];
  const operators = shellOperators(command);
  if (operators.length === 0) return [];
  return [{ field: 'command', severity: 'warning', reason: { kind: 'shellOperators', operators } }];
}

/** What is wrong with a line of a table of ports, or in its way. */
export function portProblems(
  ports: readonly PortDraft[],
  row: number,
  { landscape }: Pick<RunContext, 'landscape'>,
): RunProblem[] {
  const port = ports[row];
  if (!port || Object.values(port).every(text => text === '')) return [];
  const at = (column: keyof PortDraft, reason: RunReason): RunProblem => ({
    ...error('ports', reason),
    row,
    column,
  });
  const { containerPort, protocol, hostPort, hostAddress } = port;
  if (containerPort === '') return [at('containerPort', { kind: 'portMissing' })];
  const wrong = [
    ...(portOf(containerPort) === undefined ? [at('containerPort', { kind: 'badPort' })] : []),
    ...(protocol === '' || protocols.some(known => known === protocol)
      ? []
      : [at('protocol', { kind: 'badProtocol' })]),
    ...(hostPort === '' || portOf(hostPort) ? [] : [at('hostPort', { kind: 'badPort' })]),
    ...(hostAddress === '' || parseAddress(hostAddress)
      ? []
      : [at('hostAddress', { kind: 'badHostAddress' })]),
  ];
  if (wrong.length > 0) return wrong;
  if (ports.slice(0, row).some(other => isSamePort(binding(other), binding(port)))) {
    return [at('hostPort', { kind: 'portTwice' })];
  }
  const container = landscape.containers.find(({ ports }) =>
    ports.some(({ protocol, published }) =>
      isSamePort(published && { ...published, protocol }, binding(port)),
    ),
  );
  return container ? [at('hostPort', { kind: 'portPublished', container })] : [];
}

/** Where the host listens. */
interface Binding {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
}

function binding(draft: PortDraft): Binding | undefined {
  const port = portOfDraft(draft);
  if (port?.hostPort === undefined) return undefined;
  return { address: port.hostAddress ?? everywhere, port: port.hostPort, protocol: port.protocol };
}

/** All addresses of the host, IPv4 and IPv6. */
const everywhere = '';

function isSamePort(a: Binding | undefined, b: Binding | undefined): boolean {
  if (!a || a.port !== b?.port || a.protocol !== b.protocol) return false;
  if (a.address === everywhere || b.address === everywhere) return true;
  const [one, two] = [parseAddress(a.address), parseAddress(b.address)];
  if (!one || one.version !== two?.version) return false;
  // 0.0.0.0 and :: are all addresses of their own kind.
  return one.value === two.value || one.value === 0n || two.value === 0n;
}

function uselessPorts({ ports }: RunDraft, { network }: RunContext): RunProblem[] {
  const { driver, isInternal } = network;
  if (!ports.some(portOfDraft)) return [];
  if (!isInternal && driver !== 'macvlan' && driver !== 'ipvlan') return [];
  const reason = { kind: 'portsUseless', driver, isInternal } as const;
  return [{ field: 'ports', severity: 'warning', reason }];
}

function error(field: Exclude<keyof RunDraft, 'endpoint'>, reason: RunReason) {
  return { field, severity: 'error', reason } as const;
}
