// What a layout does around every plan: whether to keep it, and what goes with it once cards have places.
import type { Container, Network } from '../../../src/landscape/landscape';
import type { Scene } from './areas';
import { areaOf } from './areas';
import { giveColours } from './colours';
import { placeDoors } from './doors';
import type { Exits } from './exits';
import type { Plan } from './plan';
import { areaName } from './recall';
import { doorTrunks, drawnDoors } from './wires';

/** What goes with every plan once its cards have their places; `exits` gives those without doors. */
export function settle(plan: Plan, scene: Scene, exits: () => Exits): void {
  remember(plan, scene);
  giveColours(plan, scene.networks);
  wishDoors(plan, scene, exits);
}

/**
 * A plan is kept as long as no more arrives than has its place on it; whatever the last one brings
 * along, such as the panel of the host, one arrival alone never moves what is there. What a person
 * moved is kept in any case.
 */
export function isWorthKeeping(plan: Plan, scene: Scene): boolean {
  if (plan.isByHand) return true;
  const back = scene.areas.filter(area => plan.gone.has(areaName(area))).map(({ key }) => key);
  const areas = new Set([...plan.panels.values()].map(panel => panel.area).concat(back));
  const isPlaced = ({ id, name }: Container) => plan.homes.has(id) || plan.vacated.has(name);
  const containers = scene.all.filter(isPlaced).length;
  const placed = containers + scene.areas.filter(area => areas.has(area.key)).length;
  if (placed === 0) return false;
  const isNew = (network: Network) =>
    !plan.colours.has(network.id) && !plan.gone.has(areaName({ key: areaOf(network), network }));
  const arrived = scene.all.length - containers + scene.networks.filter(isNew).length;
  return arrived <= placed;
}

function remember(plan: Plan, scene: Scene): void {
  plan.homes.clear();
  plan.names.clear();
  plan.areaNames.clear();
  plan.folds.clear();
  for (const [id, home] of scene.homes) plan.homes.set(id, home);
  for (const [fold, is] of scene.folds) plan.folds.set(fold, is);
  for (const network of scene.networks) {
    const key = areaOf(network);
    plan.areaNames.set(key, areaName({ key, network }));
  }
  for (const area of scene.areas) {
    for (const { owner, stack } of area.units) if (stack) plan.homes.set(owner.id, area.key);
    plan.areaNames.set(area.key, areaName(area));
    plan.gone.delete(areaName(area));
  }
  for (const { id, name } of scene.all) {
    plan.names.set(id, name);
    plan.vacated.delete(name);
  }
}

function wishDoors(plan: Plan, scene: Scene, exits: () => Exits): void {
  const drawn = new Set(drawnDoors(plan, scene).map(({ door }) => door.key));
  for (const key of [...plan.doors.keys()]) if (!drawn.has(key)) plan.doors.delete(key);
  // Those that have a place keep it, so that mostly there is nothing to wish.
  if (plan.doors.size === drawn.size) return;
  const wishes = doorTrunks({ ...plan, isBundled: false }, scene, exits()).map(trunk => {
    const to = trunk.taps[1];
    const y = to?.start.at(-1)?.y ?? 0;
    const [first] = trunk.doors;
    return { key: first?.door.key ?? '', y, column: (to?.gutter ?? 0) + 1 };
  });
  placeDoors(plan, wishes);
}
