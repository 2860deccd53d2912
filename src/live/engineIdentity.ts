import type { Engine } from '../engine/engine';
import { readEngineFacts } from '../landscape/engineFacts';
import type { LiveLandscape } from './liveLandscape';

/** Milliseconds after which an engine counts as one that does not say who it is. */
const patience = 2000;

/** Which engine is connected: asked once for each connection, and only when somebody wants to know. */
export class EngineIdentity {
  /** Nothing as long as it is being asked. */
  private readonly keys = new WeakMap<Engine, { key?: string }>();
  private last = '';

  /**
   * @param nameOf what people call the engine, for one that does not say who it is.
   * @param told the key is known from now on.
   */
  constructor(
    private readonly live: LiveLandscape,
    private readonly nameOf: () => string,
    private readonly told: () => void,
  ) {}

  /**
   * A text that stays the same for one engine's data, wherever it is reached; while there is no
   * connection that of the last engine, and undefined until an engine has said it.
   */
  get key(): string | undefined {
    const { engine } = this.live;
    if (!engine) return this.last;
    let known = this.keys.get(engine);
    if (!known) {
      known = {};
      this.keys.set(engine, known);
      void this.ask(engine, known);
    }
    if (known.key !== undefined) this.last = known.key;
    return known.key;
  }

  private async ask(engine: Engine, known: { key?: string }): Promise<void> {
    const signal = AbortSignal.timeout(patience);
    try {
      const answers = await Promise.all([engine.info(signal), engine.version(signal)]);
      const { id } = readEngineFacts(...answers);
      known.key = id ? `id ${id}` : this.name();
    } catch {
      known.key = this.name();
    }
    this.told();
  }

  private name(): string {
    return `name ${this.nameOf()}`;
  }
}
