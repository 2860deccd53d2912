import type { Landscape } from '../../src/landscape/landscape';
import type { TopologyLayout, TopologyView } from '../../src/protocol/topology';
import type { Folds } from './folds';
import { layoutBus } from './bus/bus';
import type { Picture } from './rack/picture';
import type { Plan } from './rack/plan';
import { layoutRack } from './rack/rack';

const layouts = { rack: layoutRack, bus: layoutBus } as const;

/** Lays landscapes out. Each layout has a plan of its own: who comes back to it finds all where it was. */
export class Layouts {
  private readonly plans = new Map<TopologyLayout, Plan>();

  draw(
    layout: TopologyLayout,
    landscape: Landscape,
    view: TopologyView,
    aspect: number | undefined,
    folds: Folds,
  ): Picture {
    const picture = layouts[layout](landscape, view, this.plans.get(layout), aspect, folds);
    this.plans.set(layout, picture.plan);
    return picture;
  }

  /** The next time everything is placed anew, in one layout or in all. */
  forget(layout?: TopologyLayout): void {
    if (layout) this.plans.delete(layout);
    else this.plans.clear();
  }
}
