/** A container that was not made again. */
export class RemakeError extends Error {
  override readonly name = 'RemakeError';

  constructor(
    /** The name of the container. */
    readonly container: string,
    /** What kept it from going through: an `EngineError`, an AbortError when the person cancelled, or one of those below. */
    override readonly cause: unknown,
    /** Why it could not be brought back; undefined when everything is as it was. */
    readonly remainder: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The engine made one that is not like the one before. */
export class NotCarriedError extends Error {
  override readonly name = 'NotCarriedError';

  /** @param settings by their names in the API. */
  constructor(readonly settings: readonly string[]) {
    super(`not taken by the engine: ${settings.join(', ')}`);
  }
}

/** The new container did not stay. */
export class EndedError extends Error {
  override readonly name = 'EndedError';

  constructor(
    readonly exitCode: number,
    /** What the engine says of it, if it does. */
    readonly said: string,
  ) {
    super(`ended with exit code ${exitCode} ${said}`);
  }
}
