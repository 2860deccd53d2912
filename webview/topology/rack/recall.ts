// What is made anew has another id: it is known again by its name.
import type { ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { Area, AreaKey } from './areas';
import { areaOf } from './areas';
import type { Plan } from './plan';

/** How many places of what is gone are remembered; engines that run tests make names without end. */
const most = { containers: 400, areas: 100 } as const;

/** What people call an area: its network by its name. */
export function areaName({ key, network }: Pick<Area, 'key' | 'network'>): string {
  return key.startsWith('net:') && network ? `net:${network.name}` : key;
}

/** Where containers lived, also those that were made anew under the name of one that is gone. */
export function homesFor(plan: Plan, landscape: Landscape): ReadonlyMap<ContainerId, AreaKey> {
  const homes = new Map(plan.homes);
  const areaNow = areaFinder(plan, landscape);
  const left = new Map(
    [...plan.vacated].map(([name, { panel }]) => [name, areaNow(areaAt(plan, panel))] as const),
  );
  const ids = new Set(landscape.containers.map(({ id }) => id));
  for (const [id, name] of plan.names) {
    const home = plan.homes.get(id);
    if (!ids.has(id) && home !== undefined) left.set(name, areaNow(home));
  }
  for (const { id, name } of landscape.containers) {
    const home = plan.names.get(id) === name ? undefined : left.get(name);
    if (home !== undefined) homes.set(id, home);
  }
  return homes;
}

/** The area of a panel, or of one that is gone. */
function areaAt(plan: Plan, panel: string): AreaKey {
  return plan.panels.get(panel)?.area ?? panel;
}

/** Finds the area that has the name of another one now. */
function areaFinder(plan: Plan, landscape: Landscape): (area: AreaKey) => AreaKey {
  const names = new Map(plan.areaNames);
  for (const [name, { area }] of plan.gone) names.set(area, name);
  const byName = new Map(landscape.networks.map(network => [`net:${network.name}`, network]));
  const present = new Set(landscape.networks.map(areaOf));
  return area => {
    const network = present.has(area) ? undefined : byName.get(names.get(area) ?? '');
    return network ? areaOf(network) : area;
  };
}

/** Forgets places in panels that are forgotten, and those that were left longest ago. */
export function forgetOldest({ panels, vacated, gone }: Plan): void {
  for (const name of [...gone.keys()].slice(0, -most.areas)) gone.delete(name);
  const known = new Set([...panels.keys(), ...[...gone.values()].map(({ key }) => key)]);
  for (const [name, slot] of [...vacated]) if (!known.has(slot.panel)) vacated.delete(name);
  for (const name of [...vacated.keys()].slice(0, -most.containers)) vacated.delete(name);
}
