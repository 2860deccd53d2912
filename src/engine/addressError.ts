import type { AddressSource } from './address';

/**
 * Why no address could be made of what was said:
 * `unsupported` (a kind of address we do not speak, e.g. `ssh://`), `invalid` (no address at all),
 * `damaged` (a configuration file that cannot be read or understood), `missing` (a context that does not exist).
 */
export type AddressErrorKind = 'unsupported' | 'invalid' | 'damaged' | 'missing';

export interface AddressErrorDetails {
  /** The address or the context's name, as it was given: untrusted text. */
  readonly text?: string;
  /** The file at fault, an absolute path. */
  readonly file?: string;
  readonly source?: AddressSource;
  readonly cause?: unknown;
}

/** What `findEngine` and `parseEngineHost` throw. Tell them apart by `kind`; the message is for logs only. */
export class AddressError extends Error {
  readonly kind: AddressErrorKind;
  readonly text: string | undefined;
  readonly file: string | undefined;
  readonly source: AddressSource | undefined;

  constructor(kind: AddressErrorKind, details: AddressErrorDetails = {}) {
    super(
      [kind, details.text, details.file].filter(part => part !== undefined).join(': '),
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = 'AddressError';
    this.kind = kind;
    this.text = details.text;
    this.file = details.file;
    this.source = details.source;
  }
}
