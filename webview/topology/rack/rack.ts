// The rack layout: a landscape in, rectangles and right-angled lines out. No DOM.
import type { Landscape } from '../../../src/landscape/landscape';
import type { TopologyView } from '../../../src/protocol/topology';
import type { Folds } from '../folds';
import { finish, type Steps } from '../steps';
import type { Scene } from './areas';
import { sceneOf } from './areas';
import type { Exits } from './exits';
import { exitsFor } from './exits';
import { freshPlans } from './fresh';
import { keepPlan } from './keep';
import type { Picture } from './picture';
import type { Plan } from './plan';
import { bottomsOf } from './plan';
import { homesFor } from './recall';
import { isWorthKeeping, settle } from './settle';
import type { Wired } from './trace';
import { spread, trace } from './trace';
import { doorTrunks, netTrunks } from './wires';

/** Width to height of a window nothing is known about. */
const usualAspect = 1.65;

/**
 * Draws a landscape; with the plan of the picture before, nothing that was placed moves. What was
 * never drawn is arranged for a window of the given width to height.
 */
export function layoutRack(...of: Parameters<typeof rackSteps>): Picture {
  return finish(rackSteps(...of));
}

/** The same in steps. */
export function* rackSteps(
  landscape: Landscape,
  view: TopologyView,
  previous?: Plan,
  aspect = usualAspect,
  folds: Folds = {},
): Steps<Picture> {
  const homes = previous && homesFor(previous, landscape);
  const kept = homes && sceneOf(landscape, view, { homes, before: previous.folds, folds });
  yield;
  if (kept && isWorthKeeping(previous, kept)) {
    const plan = keepPlan(previous, kept);
    yield;
    settle(plan, kept, () => openExits(plan));
    yield;
    return trace(plan, kept, wire(plan, kept));
  }
  const scene = sceneOf(landscape, view, { folds });
  yield;
  return yield* drawFresh(scene, aspect);
}

/** Of the ways to arrange it, the one that shows largest in the window. */
function* drawFresh(scene: Scene, aspect: number): Steps<Picture> {
  const pictures: Picture[] = [];
  for (const plan of freshPlans(scene, aspect)) {
    yield;
    settle(plan, scene, () => openExits(plan));
    yield;
    spread(plan, wire(plan, scene));
    yield;
    pictures.push(trace(plan, scene, wire(plan, scene)));
  }
  const size = ({ bounds }: Picture) => Math.max(bounds.width / aspect, bounds.height);
  return pictures.reduce((best, each) => (size(each) < size(best) ? each : best));
}

function openExits(plan: Plan): Exits {
  return exitsFor(plan, () => 0);
}

function wire(plan: Plan, scene: Scene): Wired {
  const exits = exitsFor(plan, bottomsOf(plan));
  // Doors first: they keep their height.
  const doors = doorTrunks(plan, scene, exits);
  return { doors, nets: netTrunks(plan, scene, exits) };
}
