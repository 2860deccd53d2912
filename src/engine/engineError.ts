import type { About } from './about';

/** What went wrong, as few kinds as a person can act on differently. */
export type EngineErrorKind =
  /** Nothing answers at the address. */
  | 'unreachable'
  /** The address may not be used by this person. */
  | 'denied'
  /** `ssh` does not get in: a key is missing, or the host's own is not known. */
  | 'noLogin'
  /** No answer within the time limit. */
  | 'timeout'
  /** The network or container does not exist (any more). */
  | 'notFound'
  /** It contradicts how things are: name taken, in use, already connected, predefined. */
  | 'conflict'
  /** The engine refuses the values. */
  | 'invalid'
  /** There is no image of that name on the engine. */
  | 'noImage'
  /** The host's port is in use. */
  | 'portTaken'
  /** The host does not have the address that a port is to be published on. */
  | 'noHostAddress'
  /** The program to be run does not exist or cannot be executed. */
  | 'notExecutable'
  /** The engine, or we, cannot do it. */
  | 'unsupported'
  /** The engine failed or went away while answering. */
  | 'failed';

/** A refusal or failure of an engine. `message` is the engine's own sentence, not translated. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly kind: EngineErrorKind,
    message: string,
    options?: ErrorOptions,
    /** What was asked for, where somebody knows. */
    readonly about?: About,
  ) {
    super(message, options);
  }

  /** The same error, with what was asked for. */
  withAbout(about: About): EngineError {
    return new EngineError(this.kind, this.message, { cause: this.cause }, about);
  }
}
