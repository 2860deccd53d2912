import type { FormValue } from '../../src/protocol/form';

/** What a field asks and tells the page. */
export interface FormContext {
  /** Somebody has tried to send the form: errors of untouched fields are shown too. */
  readonly isTried: () => boolean;
  readonly isTouched: (id: string) => boolean;
  /** A person was in the field, so that its errors may be said. */
  readonly touch: (id: string) => void;
  /** A person has changed the value; while they are typing, several changes are told as one. */
  readonly change: (id: string, value: FormValue, isTyping: boolean) => void;
  readonly act: (id: string) => void;
}
