// The bus layout: every network a bar, every container hanging on all of its bars. No DOM.
import type { Landscape } from '../../../src/landscape/landscape';
import type { TopologyView } from '../../../src/protocol/topology';
import type { Folds } from '../folds';
import { finish, type Steps } from '../steps';
import type { Scene } from '../rack/areas';
import { sceneOf } from '../rack/areas';
import type { Exits } from '../rack/exits';
import { keepPlan } from '../rack/keep';
import type { Picture } from '../rack/picture';
import type { Plan } from '../rack/plan';
import { bottomsOf } from '../rack/plan';
import { homesFor } from '../rack/recall';
import { isWorthKeeping, settle } from '../rack/settle';
import type { Wired } from '../rack/trace';
import { spread, trace } from '../rack/trace';
import { doorTrunks, netTrunks } from '../rack/wires';
import type { Decks } from './decks';
import { decksOf } from './decks';
import type { Drop } from './drops';
import { dropsOf } from './drops';
import { busExits } from './exits';
import { freshBus } from './fresh';
import { linesOf } from './lines';
import type { Sides } from './sides';
import { sidesOf } from './sides';
import { withTracks } from './sizes';
import { mostTracks, placeTracks } from './tracks';

/** Width to height of a window nothing is known about. */
const usualAspect = 1.65;

/**
 * Draws a landscape as bars; with the plan of the picture before, nothing that was placed moves.
 * What was never drawn is arranged for a window of the given width to height.
 */
export function layoutBus(...of: Parameters<typeof busSteps>): Picture {
  return finish(busSteps(...of));
}

/** The same in steps. */
export function* busSteps(
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
    settle(plan, kept, () => openExits(plan, kept));
    yield;
    return yield* draw(plan, kept, decksOf(plan));
  }
  return yield* drawFresh(landscape, view, aspect, folds);
}

function* drawFresh(
  landscape: Landscape,
  view: TopologyView,
  aspect: number,
  folds: Folds,
): Steps<Picture> {
  const { plan: narrow, scene } = yield* freshBus(landscape, view, aspect, folds);
  const decks = decksOf(narrow);
  const drops = dropsOf(narrow, scene, decks, bottomsOf(narrow), sidesOf(scene));
  // Channels are as wide as what runs in them, and so are the gutters between decks.
  const plan = { ...narrow, sizes: withTracks(narrow.sizes, mostTracks(drops)) };
  yield;
  settle(plan, scene, () => openExits(plan, scene));
  yield;
  spread(plan, wire(plan, scene, drops, sidesOf(scene)));
  yield;
  return yield* draw(plan, scene, decks);
}

/** Good enough to see where doors want to be. */
function openExits(plan: Plan, scene: Scene): Exits {
  return busExits(plan, () => 0, sidesOf(scene));
}

function* draw(plan: Plan, scene: Scene, decks: Decks): Steps<Picture> {
  const sides = sidesOf(scene);
  const drops = dropsOf(plan, scene, decks, bottomsOf(plan), sides);
  const wired = wire(plan, scene, drops, sides);
  yield;
  const lines = linesOf(plan, decks, placeTracks(drops, plan.sizes.channel));
  yield;
  return trace(plan, scene, wired, lines);
}

/** The wires that leave their deck. */
function wire(plan: Plan, scene: Scene, drops: readonly Drop[], sides: Sides): Wired {
  const joined = new Set(drops.map(drop => `${drop.container.id} ${drop.bar.area}`));
  const exits = busExits(plan, bottomsOf(plan), sides);
  const doors = doorTrunks(plan, scene, exits);
  const nets = netTrunks(plan, scene, exits, (container, network) =>
    joined.has(`${container.id} ${scene.areaOf(network)}`),
  );
  return { doors, nets };
}
