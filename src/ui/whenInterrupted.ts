import { Disposable } from 'vscode';
import { hasOpenPlans } from './openPlans';
import type { Parts } from './parts';

/** Milliseconds until it is looked again: after a reload the former process may still be ending. */
const second = 5_000;

/**
 * Looks at each connection to an engine whether a change of a network, a container or an nginx was interrupted: the editor was closed, or not
 * all could be brought back. Then it is offered to put that right.
 */
export function whenInterrupted(parts: Parts): Disposable {
  const { boundary, live } = parts;
  let isAsked = false;
  let timer: NodeJS.Timeout | undefined;
  const look = () =>
    boundary.attempt(async () => {
      // Hardly ever otherwise.
      if (!(await hasOpenPlans(parts))) return;
      const { offerRepair } = await import('./onDemand');
      await offerRepair(parts);
    });
  const stop = live.onChange(({ state }) => {
    if (state.kind === 'connecting') isAsked = false;
    if (state.kind !== 'live' || isAsked) return;
    isAsked = true;
    void look();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (live.state.kind === 'live') void look();
    }, second);
  });
  return new Disposable(() => {
    stop();
    clearTimeout(timer);
  });
}
