import type { Engine } from '../engine/engine';

/** Something that a person does to an engine. Making one validates it; nothing is sent before `run`. */
export interface Action<T = void> {
  /** The command line that does the same, program first. */
  readonly cli: readonly string[];
  /** What has to be read again afterwards, whether it succeeded or not: not every change sends an event. */
  readonly touches: {
    readonly networks?: readonly string[];
    readonly containers?: readonly string[];
  };
  /**
   * Carries it out. Tells `report` how much of it is done, from 0 to 1, where it takes several steps.
   *
   * @throws EngineError
   */
  run(engine: Engine, signal: AbortSignal, report?: (part: number) => void): Promise<T>;
}
