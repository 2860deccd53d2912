import type { Camera, KeptDrawing } from '../../src/protocol/topology';
import { Layouts } from './layouts';

/** The layouts of each engine that was drawn: who comes back to one finds everything where it was. */
export class EngineLayouts {
  /** Those of the engine that is drawn; without one they are empty. */
  current = new Layouts();
  /** Where the person looked when the drawing of that engine was left. */
  camera: Camera | undefined;
  private readonly known = new Map<string, Layouts>();
  private shown = '';

  /** Turns to an engine, or to none; true when its drawing begins. */
  turnTo(engine: string, kept: KeptDrawing): boolean {
    let layouts = this.known.get(engine);
    if (!layouts) {
      layouts = new Layouts(kept.plans);
      this.known.set(engine, layouts);
    }
    this.current = layouts;
    const isOther = engine !== '' && engine !== this.shown;
    if (isOther) {
      this.shown = engine;
      this.camera = kept.camera;
    }
    return isOther;
  }
}
