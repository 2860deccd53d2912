import { record, text } from './fields';

/** What went through an interface, in and out as the container sees it. */
export interface Flow {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
}

/** What had gone through a container's interfaces since they were made, at a moment. */
export interface TrafficSample {
  /** Milliseconds since 1970, by the engine's clock. */
  readonly at: number;
  /** By the interfaces' names in the container, e.g. `eth0`. */
  readonly interfaces: ReadonlyMap<string, Flow>;
  /** The engine counts all interfaces together. */
  readonly isSum: boolean;
}

/** Podman before 5 has one entry of this name for all interfaces. */
const podmanSum = 'network';

/**
 * An answer of `GET /containers/{id}/stats`; undefined for a container that does not run, about which engines say
 * nothing, or something without a time. Podman before 5 counts at the host's end, so that its in is the container's out.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerStats
 */
export function readTraffic(raw: unknown): TrafficSample | undefined {
  const from = record(raw);
  const at = Date.parse(text(from['read']));
  // Go's zero time is before 1970.
  if (!(at > 0)) return undefined;
  const entries = Object.entries(record(from['networks']));
  const isSum = entries.length === 1 && entries[0]?.[0] === podmanSum;
  const interfaces = entries.map(([name, value]): [string, Flow] => {
    const flow = readFlow(record(value));
    return [name, isSum ? turned(flow) : flow];
  });
  return { at, interfaces: new Map(interfaces), isSum };
}

/**
 * What went through each interface in a second between two moments. An interface that was counted anew meanwhile has
 * none: it belongs to a container that was started again, or to another network.
 */
export function ratesBetween(
  before: TrafficSample,
  after: TrafficSample,
): ReadonlyMap<string, Flow> {
  const seconds = (after.at - before.at) / 1000;
  const rates = new Map<string, Flow>();
  if (seconds <= 0) return rates;
  for (const [name, now] of after.interfaces) {
    const then = before.interfaces.get(name);
    if (!then) continue;
    const rate = combine(now, then, (a, b) => (a - b) / seconds);
    if (Object.values(rate).every(value => value >= 0)) rates.set(name, rate);
  }
  return rates;
}

/** All of them together. */
export function sumOf(flows: Iterable<Flow>): Flow {
  let sum: Flow = { bytesIn: 0, bytesOut: 0, packetsIn: 0, packetsOut: 0 };
  for (const flow of flows) sum = combine(sum, flow, (a, b) => a + b);
  return sum;
}

function readFlow(from: Readonly<Record<string, unknown>>): Flow {
  return {
    bytesIn: count(from['rx_bytes']),
    bytesOut: count(from['tx_bytes']),
    packetsIn: count(from['rx_packets']),
    packetsOut: count(from['tx_packets']),
  };
}

function count(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

function turned({ bytesIn, bytesOut, packetsIn, packetsOut }: Flow): Flow {
  return {
    bytesIn: bytesOut,
    bytesOut: bytesIn,
    packetsIn: packetsOut,
    packetsOut: packetsIn,
  };
}

function combine(a: Flow, b: Flow, of: (a: number, b: number) => number): Flow {
  return {
    bytesIn: of(a.bytesIn, b.bytesIn),
    bytesOut: of(a.bytesOut, b.bytesOut),
    packetsIn: of(a.packetsIn, b.packetsIn),
    packetsOut: of(a.packetsOut, b.packetsOut),
  };
}
