import type { About } from '../engine/about';
import type { Engine } from '../engine/engine';

/** An argument list, program first. */
export type CommandLine = readonly string[];

/** Ids of networks and containers. */
export interface Touches {
  readonly networks?: readonly string[];
  readonly containers?: readonly string[];
}

/** Something that a person does to an engine. Making one validates it; nothing is sent before `run`. */
export interface Action<T = void> {
  /** The command lines that do the same. */
  readonly cli: readonly CommandLine[];
  /** What has to be read again afterwards, whether it succeeded or not: not every change sends an event. */
  readonly touches: Touches;
  /** What it is about, for sentences about refusals: these often do not name what they mean. */
  readonly about?: About;
  /**
   * Carries it out. Tells `report` how much of it is done, from 0 to 1, where it takes several steps, and, in the person's
   * language, what comes next where that is worth to be told.
   *
   * @throws EngineError
   */
  run(
    engine: Engine,
    signal: AbortSignal,
    report?: (part: number, next?: string) => void,
  ): Promise<T>;
}

/** One that makes what nobody knows the id of before. */
export interface MakingAction<T> extends Action<T> {
  /** What has to be read as well, by what `run` gave. */
  makes(result: T): Touches;
}
