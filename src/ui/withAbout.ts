import { MoveError } from '../actions/moveError';
import { RebuildError } from '../actions/rebuild/rebuildError';
import type { About } from '../engine/about';
import { EngineError } from '../engine/engineError';

/** What an action threw, where it is an engine's refusal or was caused by one, with what it was about. */
export function withAbout(error: unknown, about: About): unknown {
  if (error instanceof EngineError) return error.about ? error : error.withAbout(about);
  if (error instanceof RebuildError) {
    const { network, cause, remainder, isRemoval } = error;
    return new RebuildError(
      network,
      withAbout(cause, about),
      remainder && { ...remainder, cause: withAbout(remainder.cause, about) },
      isRemoval,
    );
  }
  if (error instanceof MoveError) {
    const { container, from, to, cause } = error;
    return new MoveError(container, from, to, withAbout(cause, about));
  }
  return error;
}
