import { Disposable, type Memento } from 'vscode';
import type { TrafficReading } from '../landscape/endpointTraffic';
import type { LiveLandscape } from '../live/liveLandscape';
import type { TrafficSampler } from '../live/trafficSampler';
import type { TopologyPanel } from './topologyPanel';

/** What the workspace keeps it under. */
const key = 'topology.traffic';

/** Traffic on the drawing: measured only while it is switched on and the drawing is in sight. */
export class TopologyTraffic implements Disposable {
  /** Loaded when traffic is measured for the first time. */
  private sampler: Promise<TrafficSampler> | undefined;
  private readonly stops: Disposable;

  constructor(
    private readonly live: LiveLandscape,
    private readonly topology: TopologyPanel,
    private readonly kept: Memento,
  ) {
    this.stops = Disposable.from(
      topology.onDidChangeVisibility(() => this.follow()),
      topology.onDidSwitchTraffic(isOn => void this.turn(isOn)),
    );
    this.follow();
  }

  dispose(): void {
    this.stops.dispose();
    void this.sampler?.then(sampler => sampler.dispose());
  }

  get isOn(): boolean {
    return this.kept.get(key) === true;
  }

  /** Shows it or not, in this workspace from now on. */
  async turn(isOn: boolean): Promise<void> {
    const kept = this.kept.update(key, isOn);
    this.follow();
    await kept;
  }

  private follow(): void {
    if (this.isWatched) this.sampler ??= this.load();
    void this.sampler?.then(sampler => (this.isWatched ? sampler.start() : sampler.stop()));
    this.show();
  }

  private get isWatched(): boolean {
    return this.isOn && this.topology.isVisible;
  }

  private async load(): Promise<TrafficSampler> {
    const { TrafficSampler } = await import('../live/trafficSampler');
    const sampler = new TrafficSampler(this.live);
    sampler.onReading(reading => this.show(reading));
    return sampler;
  }

  private show(reading?: TrafficReading): void {
    this.topology.showTraffic({ isOn: this.isOn, ...(reading ? { reading } : {}) });
  }
}
