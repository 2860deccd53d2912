import type { RuleId } from '../../landscape/advice/advice';
import type { Target } from '../../protocol/topology';

/** Advice in the person's language, ready to be shown. */
export interface AdviceItem {
  /** The same as long as the same is found, also when its things are made again. */
  readonly key: string;
  readonly rule: RuleId;
  /** Something may be open, cut off or broken; otherwise it could only be tidier. */
  readonly isWarning: boolean;
  readonly label: string;
  /** What it is about, by name. */
  readonly about: string;
  /** What was found, why it matters, and what to do. */
  readonly why: string;
  /** A page of Docker's documentation. */
  readonly link: string;
  /** What is marked; the first is what the remedy is for. Empty where it is the engine. */
  readonly targets: readonly Target[];
  readonly remedy?: Remedy;
}

/** What puts it right: a command of ours that asks before it does anything, or lines to be copied. */
export interface Remedy {
  readonly label: string;
  /** Absent where only the lines help: a container has to be made again. */
  readonly run?: { readonly command: string; readonly argument?: unknown };
  /** Command lines that do the same, one a line; empty where they depend on what is chosen. */
  readonly cli: string;
}
