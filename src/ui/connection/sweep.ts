import { Disposable } from 'vscode';
import { sweepHelpers } from '../../diagnose/helper';
import type { LiveLandscape } from '../../live/liveLandscape';

/** Removes helpers that a crash has left behind, once for each engine that is connected. */
export function sweepWhenLive(live: LiveLandscape): Disposable {
  let swept: unknown;
  const stop = live.onChange(({ state }) => {
    const { engine } = live;
    if (state.kind !== 'live' || !engine || engine === swept) return;
    swept = engine;
    // What cannot be removed now is tried again next time; nothing depends on it.
    void sweepHelpers(engine).catch(() => undefined);
  });
  return new Disposable(stop);
}
