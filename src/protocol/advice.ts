import type { Target } from './topology';

/** Advice as the drawing shows it, in the person's language. */
export interface ShownAdvice {
  /** The same as long as the same is found. */
  readonly key: string;
  readonly label: string;
  /** What was found, why it matters, and what to do. */
  readonly why: string;
  /** Something may be open, cut off or broken; otherwise it could only be tidier. */
  readonly isWarning: boolean;
  /** What the button says that puts it right; absent where a container has to be made again. */
  readonly fix?: string;
  /** What is marked. */
  readonly targets: readonly Target[];
}

/** What can be done with advice, as in the tree: each is a command that asks before it changes an engine. */
export type AdviceAct = 'fix' | 'explain' | 'ignore' | 'turnOff';
