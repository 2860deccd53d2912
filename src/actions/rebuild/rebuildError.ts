import type { Remainder } from './restore';

/** A rebuild that did not go through. */
export class RebuildError extends Error {
  override readonly name = 'RebuildError';

  constructor(
    /** The name of the network. */
    readonly network: string,
    /** What kept it from going through: an `EngineError`, or an AbortError when the person cancelled. */
    override readonly cause: unknown,
    /** What could not be brought back; undefined when everything is as it was. */
    readonly remainder: Remainder | undefined,
    /** It was to be removed, not changed. */
    readonly isRemoval = false,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
