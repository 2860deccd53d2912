import type { Engine } from '../engine/engine';
import { readEngineFacts } from '../landscape/engineFacts';
import type { LiveLandscape } from './liveLandscape';

/** Milliseconds after which an engine counts as one that does not say what it is. */
const patience = 5000;

/** What the connected engine is, such as `Docker 28.5.2`: asked once for each connection, and only when somebody wants to know. */
export class EngineVersion {
  private readonly known = new WeakMap<Engine, { text?: string }>();

  /** @param told the answer is there. */
  constructor(
    private readonly live: LiveLandscape,
    private readonly told: () => void,
  ) {}

  /** Undefined where nothing is connected or the engine has not said it; untrusted text. */
  get text(): string | undefined {
    const { engine } = this.live;
    if (!engine) return undefined;
    const known = this.known.get(engine);
    if (known) return known.text;
    this.known.set(engine, {});
    void this.ask(engine);
    return undefined;
  }

  private async ask(engine: Engine): Promise<void> {
    try {
      const answer = await engine.version(AbortSignal.timeout(patience));
      const { isPodman, version } = readEngineFacts(undefined, answer);
      this.known.set(engine, { text: `${isPodman ? 'Podman' : 'Docker'} ${version}` });
      this.told();
    } catch {
      // It is shown without.
    }
  }
}
