import type { Container, Network } from '../landscape/landscape';

/** A move that did not go through, and of which it is not certain that all of it was taken back. */
export class MoveError extends Error {
  override readonly name = 'MoveError';

  constructor(
    readonly container: Container,
    readonly from: Network,
    readonly to: Network,
    /** What kept it from going through: an `EngineError`, or an AbortError when the person cancelled. */
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
