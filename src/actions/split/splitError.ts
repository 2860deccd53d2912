/** A split that did not go through, and of which not all could be taken back; or one that could not be undone. */
export class SplitError extends Error {
  override readonly name = 'SplitError';

  constructor(
    readonly network: string,
    /** The network that was made for the data tier. */
    readonly added: string,
    /** What kept it from going through: an `EngineError`, or an AbortError when the person cancelled. */
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
