import type { EngineErrorKind } from '../engineError';

/** What an engine can name when it refuses. All are texts as it wrote them, so untrusted. */
export type RefusalValue =
  | 'address'
  | 'bridge'
  | 'container'
  | 'containers'
  | 'driver'
  | 'expected'
  | 'gateway'
  | 'image'
  | 'mac'
  | 'mode'
  | 'network'
  | 'option'
  | 'other'
  | 'parent'
  | 'port'
  | 'program'
  | 'range'
  | 'reserved'
  | 'service'
  | 'subnet'
  | 'value'
  | 'vlan';

/** What is known of one kind of refusal. */
export interface RefusalFacts {
  /** The kind of error that it is, whatever status it comes with: old engines and Podman answer 500 for most. */
  readonly is: EngineErrorKind;
  /** What a sentence about it has to name; with `?`, what only some engines say. */
  readonly values: readonly (RefusalValue | `${RefusalValue}?`)[];
  /**
   * How engines say it, from the first to the last letter, whatever its case. `{network}` is a value and `{}` is
   * anything; `{id}` is a long number in hexadecimal and `{port}` a decimal one.
   */
  readonly said: readonly string[];
}
