import { Disposable, l10n } from 'vscode';
import type { Boundary } from './boundary';
import { isCancellation } from './cancellation';
import type { LiveLandscape } from '../live/liveLandscape';
import type { TopologyPanel } from './topologyPanel';

/** Who talks to whom, as arrows in the drawing: looked at only while it is switched on and the drawing is in sight. */
export class TopologyTalks implements Disposable {
  private running: AbortController | undefined;
  private readonly stops: Disposable;
  private isOn = false;

  constructor(
    private readonly live: LiveLandscape,
    private readonly topology: TopologyPanel,
    private readonly boundary: Boundary,
  ) {
    this.stops = Disposable.from(
      topology.onDidChangeVisibility(() => this.follow()),
      topology.onDidSwitchTalks(isOn => this.turn(isOn)),
      {
        dispose: live.onChange(({ state }) => {
          if (state.kind === 'live') this.resume();
          else this.pause();
        }),
      },
    );
  }

  dispose(): void {
    this.stops.dispose();
    this.running?.abort();
  }

  get isShown(): boolean {
    return this.isOn;
  }

  /** Shows it or not, until the window is closed: looking takes work of the engine. */
  turn(isOn: boolean): void {
    this.isOn = isOn;
    this.follow();
  }

  private resume(): void {
    if (this.isOn && !this.running) this.follow();
  }

  private pause(): void {
    this.running?.abort();
    this.running = undefined;
  }

  private follow(): void {
    if (!this.isOn || !this.topology.isVisible) {
      this.pause();
      if (!this.isOn) this.topology.showTalks({ isShown: false, arrows: [], note: '' });
      return;
    }
    if (this.running) return;
    const controller = new AbortController();
    this.running = controller;
    this.topology.showTalks({ isShown: true, arrows: [], note: l10n.t('looking…') });
    void this.boundary.attempt(() => this.watch(controller));
  }

  private async watch(controller: AbortController): Promise<void> {
    const { signal } = controller;
    try {
      const { showTalks } = await import('./onDemand');
      await showTalks(
        { live: this.live },
        talks => {
          if (!signal.aborted) this.topology.showTalks(talks);
        },
        signal,
      );
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return;
      if (this.running === controller) this.turn(false);
      throw error;
    }
  }
}
