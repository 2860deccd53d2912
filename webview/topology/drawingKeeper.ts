import type { FromTopology, KeptDrawing } from '../../src/protocol/topology';
import { mostPlans } from '../../src/protocol/topology';

/** Milliseconds: moving the drawing changes what is kept sixty times a second. */
const pause = 200;

/** Has the extension keep how the drawing of an engine is, a little after it changed. */
export class DrawingKeeper {
  private engine = '';
  private said = '';
  private waiting = 0;

  constructor(
    private readonly post: (message: FromTopology) => void,
    private readonly look: () => Required<KeptDrawing>,
  ) {}

  /** From now on it is the drawing of another engine. */
  begin(engine: string, kept: KeptDrawing): void {
    clearTimeout(this.waiting);
    this.engine = engine;
    this.said = kept.plans ?? '';
  }

  save(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.saveNow(), pause);
  }

  /** At once: the page may be gone the next moment. */
  saveNow(): void {
    clearTimeout(this.waiting);
    if (!this.engine) return;
    const { camera, plans } = this.look();
    const isNew = plans !== this.said && plans.length <= mostPlans;
    if (isNew) this.said = plans;
    const kept = { camera, ...(isNew ? { plans } : {}) };
    this.post({ type: 'keep', engine: this.engine, kept });
  }
}
