import type { Engine } from '../engine/engine';
import { type EngineKind, readEngineFacts } from '../landscape/engineFacts';
import type { LiveLandscape } from './liveLandscape';

/** What the engine is that a landscape came from: asked once for each connection, when somebody wants to know. */
export class KnownEngine {
  private asked: Engine | undefined;
  private kind: EngineKind | undefined;

  /** @param told is called when the answer has come. */
  constructor(
    private readonly live: Pick<LiveLandscape, 'engine'>,
    private readonly told: () => void,
  ) {}

  /** What is known by now; without a connection, what the last engine was. */
  get(): EngineKind | undefined {
    const { engine } = this.live;
    if (engine && engine !== this.asked) {
      this.asked = engine;
      this.kind = undefined;
      void this.ask(engine);
    }
    return this.kind;
  }

  private async ask(engine: Engine): Promise<void> {
    try {
      const { api, isPodman } = readEngineFacts(undefined, await engine.version());
      if (engine !== this.asked) return;
      this.kind = { api, isPodman };
      this.told();
    } catch {
      // Whoever wants to know asks again: meanwhile the engine counts as a current Docker.
      if (engine === this.asked) this.asked = undefined;
    }
  }
}
