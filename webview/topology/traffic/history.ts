import type { EndpointTraffic, TrafficReading } from '../../../src/landscape/endpointTraffic';
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import { type Flow, sumOf } from '../../../src/landscape/traffic';

/** What went through in a second, at a moment in milliseconds. */
export interface Moment {
  readonly at: number;
  readonly flow: Flow;
}

/** Milliseconds that are kept. */
const span = 5 * 60_000;

/** Between moments further apart nothing was measured. */
export const longestGap = 10_000;

/** What was measured in the last minutes. */
export class TrafficHistory {
  private readings: readonly {
    readonly at: number;
    readonly endpoints: readonly EndpointTraffic[];
  }[] = [];

  /** @param at milliseconds, later than those before. */
  add({ endpoints }: TrafficReading, at: number): void {
    const kept = this.readings.filter(each => at - each.at < span);
    this.readings = [...kept, { at, endpoints }];
  }

  clear(): void {
    this.readings = [];
  }

  /** By the networks of a container; without one what cannot be told apart. */
  ofContainer(id: ContainerId): ReadonlyMap<NetworkId | undefined, readonly Moment[]> {
    const found = new Map<NetworkId | undefined, Moment[]>();
    for (const { at, endpoints } of this.readings) {
      for (const { containerId, networkId, ...flow } of endpoints) {
        if (containerId !== id) continue;
        found.set(networkId, [...(found.get(networkId) ?? []), { at, flow }]);
      }
    }
    return found;
  }

  /** Of all containers on a network together, as they see it. */
  ofNetwork(id: NetworkId): readonly Moment[] {
    return this.readings.flatMap(({ at, endpoints }) => {
      const own = endpoints.filter(({ networkId }) => networkId === id);
      return own.length > 0 ? [{ at, flow: sumOf(own) }] : [];
    });
  }
}

/** What went through in all, as far as it was measured. */
export function totalOf(moments: readonly Moment[]): Flow {
  return sumOf(
    moments.map(({ at, flow }, index) => {
      const before = moments[index - 1]?.at;
      const gap = before === undefined ? longestGap : at - before;
      const seconds = gap < longestGap ? gap / 1000 : 0;
      return {
        bytesIn: flow.bytesIn * seconds,
        bytesOut: flow.bytesOut * seconds,
        packetsIn: flow.packetsIn * seconds,
        packetsOut: flow.packetsOut * seconds,
      };
    }),
  );
}
