import { Disposable, type Memento } from 'vscode';
import type { TrafficReading } from '../landscape/endpointTraffic';
import type { LiveLandscape } from '../live/liveLandscape';
import { TrafficSampler } from '../live/trafficSampler';
import type { TopologyPanel } from './topologyPanel';

/** What the workspace keeps it under. */
const key = 'topology.traffic';

/** Traffic on the drawing: measured only while it is switched on and the drawing is in sight. */
export class TopologyTraffic implements Disposable {
  private readonly sampler: TrafficSampler;
  private readonly stops: Disposable;

  constructor(
    live: LiveLandscape,
    private readonly topology: TopologyPanel,
    private readonly kept: Memento,
  ) {
    this.sampler = new TrafficSampler(live);
    this.sampler.onReading(reading => this.show(reading));
    this.stops = Disposable.from(
      topology.onDidChangeVisibility(() => this.follow()),
      topology.onDidSwitchTraffic(isOn => void this.turn(isOn)),
    );
    this.follow();
  }

  dispose(): void {
    this.stops.dispose();
    this.sampler.dispose();
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
    if (this.isOn && this.topology.isVisible) this.sampler.start();
    else this.sampler.stop();
    this.show();
  }

  private show(reading?: TrafficReading): void {
    this.topology.showTraffic({ isOn: this.isOn, ...(reading ? { reading } : {}) });
  }
}
