import type { Engine } from '../engine/engine';
import type { Attachment } from '../landscape/attachments';
import {
  type EndpointTraffic,
  type InterfaceAddresses,
  needsLook,
  splitTraffic,
} from '../landscape/endpointTraffic';
import type { ContainerId } from '../landscape/landscape';
import { type Flow, ratesBetween, readTraffic, type TrafficSample } from '../landscape/traffic';
import { lookAtInterfaces } from './interfaceLook';

/** Measures one container, as long as nothing happens to it. */
export class TrafficMeter {
  private last: TrafficSample | undefined;
  private rates: ReadonlyMap<string, Flow> = new Map();
  private addresses: InterfaceAddresses | undefined;
  private hasLooked = false;

  constructor(private readonly id: ContainerId) {}

  /** Reads the counters; one that cannot be read has no traffic until the next time. */
  async read(engine: Engine, signal: AbortSignal): Promise<void> {
    const now = await engine.stats(this.id, signal).then(readTraffic, () => undefined);
    // Old engines count once a second: twice the same moment tells nothing new.
    if (now && now.at === this.last?.at) return;
    this.rates = now && this.last ? ratesBetween(this.last, now) : new Map();
    this.last = now;
  }

  /** Sees which interface is which, once, where that is not plain. */
  async look(engine: Engine, on: readonly Attachment[], signal: AbortSignal): Promise<void> {
    if (this.hasLooked || !this.last || !needsLook(on, this.last)) return;
    this.hasLooked = true;
    this.addresses = await lookAtInterfaces(
      engine,
      this.id,
      [...this.last.interfaces.keys()],
      signal,
    );
  }

  /** What goes through its endpoints in a second; nothing until it was read twice. */
  traffic(on: readonly Attachment[]): readonly EndpointTraffic[] {
    return splitTraffic(this.id, on, this.rates, this.addresses);
  }
}
