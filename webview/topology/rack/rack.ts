// The rack layout: a landscape in, rectangles and right-angled lines out. No DOM.
import type { Container, Landscape } from '../../../src/landscape/landscape';
import type { TopologyView } from '../../../src/protocol/topology';
import type { Scene } from './areas';
import { sceneOf } from './areas';
import { giveColours } from './colours';
import { placeDoors } from './doors';
import { exitsFor, touchOf } from './exits';
import { freshPlans } from './fresh';
import type { Polyline } from './geometry';
import { boundsOf } from './geometry';
import { keepPlan } from './keep';
import { labelOf } from './labels';
import { boxesOf } from './boxes';
import type { DoorBox, Lead, Picture, Rail } from './picture';
import type { Plan } from './plan';
import { doorRect, setColumns } from './plan';
import type { Route } from './router';
import { countTracks, routeTrunks } from './router';
import { sizesOf } from './sizes';
import type { DoorTrunk, NetTrunk } from './wires';
import { doorTrunks, netTrunks, setGutters } from './wires';

/** Width to height of a window nothing is known about. */
const usualAspect = 1.65;

/**
 * Draws a landscape; with the plan of the picture before, nothing that was placed moves. What was
 * never drawn is arranged for a window of the given width to height.
 */
export function layoutRack(
  landscape: Landscape,
  view: TopologyView,
  previous?: Plan,
  aspect = usualAspect,
): Picture {
  const kept = previous && sceneOf(landscape, view, previous.homes);
  if (kept && isWorthKeeping(previous, kept)) {
    const plan = keepPlan(previous, kept);
    settle(plan, kept);
    return draw(plan, kept);
  }
  return drawFresh(sceneOf(landscape, view), aspect);
}

/** Of the ways to arrange it, the one that shows largest in the window. */
function drawFresh(scene: Scene, aspect: number): Picture {
  const pictures = freshPlans(scene, aspect).map(plan => {
    settle(plan, scene);
    spread(plan, scene);
    return draw(plan, scene);
  });
  const size = ({ bounds }: Picture) => Math.max(bounds.width / aspect, bounds.height);
  return pictures.reduce((best, each) => (size(each) < size(best) ? each : best));
}

/** What goes with every plan once its cards have their places. */
function settle(plan: Plan, scene: Scene): void {
  remember(plan, scene);
  giveColours(plan, scene.networks);
  wishDoors(plan, scene);
}

/**
 * A plan is kept as long as no more arrives than has its place on it; whatever the last one brings
 * along, such as the panel of the host, one arrival alone never moves what is there.
 */
function isWorthKeeping(plan: Plan, scene: Scene): boolean {
  const areas = new Set([...plan.panels.values()].map(panel => panel.area));
  const isPlaced = ({ id }: Container) => plan.slots.has(id) || plan.joins.has(id);
  const containers = scene.containers.filter(isPlaced).length;
  const placed = containers + scene.areas.filter(area => areas.has(area.key)).length;
  if (placed === 0) return false;
  const networks = scene.areas.filter(({ key, network }) => network && !areas.has(key)).length;
  const arrived = scene.containers.length - containers + networks;
  return arrived <= placed;
}

function remember(plan: Plan, scene: Scene): void {
  plan.homes.clear();
  plan.names.clear();
  for (const area of scene.areas) {
    for (const { owner, sharers } of area.units) {
      for (const container of [owner, ...sharers]) plan.homes.set(container.id, area.key);
    }
  }
  for (const { id, name } of scene.containers) {
    plan.names.set(id, name);
    plan.vacated.delete(name);
  }
}

function wishDoors(plan: Plan, scene: Scene): void {
  const wishes = doorTrunks(
    { ...plan, isBundled: false },
    scene,
    exitsFor(plan, () => 0),
  ).map(trunk => {
    const to = trunk.taps[1];
    const y = to?.start.at(-1)?.y ?? 0;
    const [first] = trunk.doors;
    return { key: first?.door.key ?? '', y, column: (to?.gutter ?? 0) + 1 };
  });
  placeDoors(plan, wishes);
}

/** Columns get their places when it is known how many wires run between them. */
function spread(plan: Plan, scene: Scene): void {
  const { trunks } = wire(plan, scene);
  setGutters(plan, countTracks(trunks));
  setColumns(plan);
}

interface Wired {
  readonly nets: readonly NetTrunk[];
  readonly doors: readonly DoorTrunk[];
  readonly trunks: readonly (NetTrunk | DoorTrunk)[];
}

function wire(plan: Plan, scene: Scene): Wired {
  const { sharerHeight } = sizesOf(plan.density);
  const joined = new Map<string, number>();
  for (const { owner, index } of plan.joins.values()) {
    joined.set(owner, Math.max(joined.get(owner) ?? 0, index + 1));
  }
  const exits = exitsFor(plan, id => {
    const slot = plan.slots.get(id);
    const row = slot && plan.panels.get(slot.panel)?.rows[slot.row];
    return (row?.y ?? 0) + (slot?.height ?? 0) + (joined.get(id) ?? 0) * sharerHeight;
  });
  const doors = doorTrunks(plan, scene, exits);
  const nets = netTrunks(plan, scene, exits);
  return { nets, doors, trunks: [...nets, ...doors] };
}

function draw(plan: Plan, scene: Scene): Picture {
  const { nets, doors, trunks } = wire(plan, scene);
  const routes = routeTrunks(plan, trunks);
  const rails: Rail[] = [];
  const leads: Lead[] = [];
  nets.forEach((trunk, index) => {
    const route = routes[index];
    if (!route) return;
    const hue = plan.colours.get(trunk.network.id) ?? 0;
    const label = plan.density === 'roomy' ? labelOf(trunk.network.name, route, routes) : undefined;
    const stubs = stubsOf(trunk, route);
    rails.push({
      network: trunk.network,
      hue,
      lines: [...stubs, ...route.lines],
      dots: route.joints,
      label,
    });
    leads.push(...leadsOf(trunk, route, hue));
  });
  const doorBoxes = doors.flatMap((trunk, index) =>
    doorLines(plan, trunk, routes[nets.length + index]),
  );
  const { panels, cards } = boxesOf(plan, scene, doorBoxes);
  const everything = [
    ...panels.map(panel => panel.rect),
    ...rails.flatMap(rail => rail.lines.flat().map(point => ({ ...point, width: 0, height: 0 }))),
    ...doorBoxes.flatMap(door => door.line.map(point => ({ ...point, width: 0, height: 0 }))),
  ];
  const bounds = boundsOf(everything);
  const bundle = doors.flatMap((trunk, index) =>
    trunk.doors.length > 1 ? (routes[nets.length + index]?.lines ?? []) : [],
  );
  return {
    density: plan.density,
    bounds,
    panels,
    cards,
    doors: doorBoxes,
    bundle,
    rails,
    leads,
    plan,
  };
}

function stubsOf(trunk: NetTrunk, route: Route): Polyline[] {
  const isLead = new Set(trunk.leads.map(lead => lead.tap));
  return trunk.taps.flatMap((tap, index) => {
    const joint = route.joints[index];
    return isLead.has(index) || !joint ? [] : [[...tap.start, joint]];
  });
}

function leadsOf(trunk: NetTrunk, route: Route, hue: number): Lead[] {
  return trunk.leads.flatMap(({ container, attachment, tap: index }) => {
    const tap = trunk.taps[index];
    const joint = route.joints[index];
    if (!tap || !joint) return [];
    const line = [...tap.start, joint];
    return [{ container, attachment, hue, line, joint, touch: touchOf(tap) }];
  });
}

function doorLines(plan: Plan, trunk: DoorTrunk, route: Route | undefined): DoorBox[] {
  return trunk.doors.flatMap(({ door, from, to }) => {
    const start = trunk.taps[from];
    const end = trunk.taps[to];
    const [a, b] = [route?.joints[from], route?.joints[to]];
    if (!start || !end || !a || !b) return [];
    const rect = doorRect(plan, plan.doors.get(door.key) ?? { y: 0, isInner: false });
    const isLevel = start.gutter === end.gutter && a.y === b.y;
    const top = start.gutter === end.gutter ? undefined : route?.top;
    const over =
      top === undefined
        ? []
        : [
            { x: a.x, y: top },
            { x: b.x, y: top },
          ];
    const line = isLevel
      ? [...start.start, ...[...end.start].reverse()]
      : [...start.start, a, ...over, b, ...[...end.start].reverse()];
    const isShared = trunk.doors.length > 1;
    const drawn = isShared
      ? [
          [...start.start, a],
          [...end.start, b],
        ]
      : [line];
    return [{ door, rect, line, drawn }];
  });
}
