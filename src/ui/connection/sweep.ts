import { Disposable } from 'vscode';
import { sweepHelpers } from '../../diagnose/helper';
import type { LiveLandscape } from '../../live/liveLandscape';

/** Milliseconds that are left for what somebody waits for. */
const patience = 2_000;

/** Removes helpers that a crash has left behind, a moment after an engine is connected, and once for each. */
export function sweepWhenLive(live: LiveLandscape): Disposable {
  let swept: unknown;
  let timer: NodeJS.Timeout | undefined;
  const stop = live.onChange(({ state }) => {
    const { engine } = live;
    if (state.kind !== 'live' || !engine || engine === swept) return;
    swept = engine;
    clearTimeout(timer);
    // What cannot be removed now is tried again next time; nothing depends on it.
    timer = setTimeout(() => void sweepHelpers(engine).catch(() => undefined), patience);
  });
  return Disposable.from({ dispose: stop }, { dispose: () => clearTimeout(timer) });
}
