import { commands } from 'vscode';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { Container, Network } from '../landscape/landscape';
import type { Stop } from '../live/emitter';
import type { LiveLandscape } from '../live/liveLandscape';
import { contextKeys } from './ids';

/** A connection that was cut, with all that is needed to make it again. */
export interface Cut {
  readonly network: Network;
  readonly container: Container;
  readonly settings: EndpointSettings;
  /** The addresses that it had, fixed or not. */
  readonly addresses: readonly string[];
}

/** What was disconnected last, for as long as that engine is connected: it outlives the message that offers to undo it. */
export class LastDisconnect {
  private cuts: readonly Cut[] = [];
  private readonly stop: Stop;

  constructor(live: LiveLandscape) {
    this.set([]);
    this.stop = live.onChange(({ state }) => {
      // It may be another engine that comes next.
      if (state.kind === 'connecting') this.set([]);
    });
  }

  dispose(): void {
    this.stop();
  }

  get value(): readonly Cut[] {
    return this.cuts;
  }

  set(cuts: readonly Cut[]): void {
    this.cuts = cuts;
    void commands.executeCommand('setContext', contextKeys.canUndoDisconnect, cuts.length > 0);
  }
}
