import { Disposable } from 'vscode';
import type { Parts } from './parts';

/**
 * Looks once for each connection to an engine whether a change of a network was interrupted: the editor was closed,
 * or not all could be brought back. Then it is offered to put that right.
 */
export function whenInterrupted(parts: Parts): Disposable {
  const { boundary, journal, live } = parts;
  let isAsked = false;
  const stop = live.onChange(({ state }) => {
    if (state.kind === 'connecting') isAsked = false;
    if (state.kind !== 'live' || isAsked) return;
    isAsked = true;
    void boundary.attempt(async () => {
      // Hardly ever otherwise.
      if (await journal.isEmpty()) return;
      const { offerRepair } = await import('./onDemand');
      await offerRepair(parts);
    });
  });
  return new Disposable(stop);
}
