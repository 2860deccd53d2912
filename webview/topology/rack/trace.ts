// From wires that found their way to what a picture shows of them.
import type { Scene } from './areas';
import { boxesOf } from './boxes';
import { framesOf } from './frames';
import type { Polyline } from './geometry';
import { boundsOf } from './geometry';
import { labelOf } from './labels';
import type { DoorBox, Lead, Picture, Rail } from './picture';
import type { Plan } from './plan';
import { doorRect, setColumns } from './plan';
import type { Route } from './router';
import { countTracks, routeTrunks } from './router';
import type { DoorTrunk, NetTrunk } from './wires';
import { setGutters } from './wires';
import { touchOf } from './exits';

/** The wires that run in gutters, before they have a way. */
export interface Wired {
  readonly nets: readonly NetTrunk[];
  readonly doors: readonly DoorTrunk[];
}

/** Wires that need no gutter. */
export interface Inner {
  readonly rails: readonly Rail[];
  readonly leads: readonly Lead[];
}

/** Columns get their places when it is known how many wires run between them. */
export function spread(plan: Plan, { nets, doors }: Wired): void {
  setGutters(plan, countTracks([...nets, ...doors]));
  setColumns(plan);
}

/** The picture of a plan with all its wires. */
export function trace(plan: Plan, scene: Scene, wired: Wired, inner?: Inner): Picture {
  const { nets, doors } = wired;
  const routes = routeTrunks(plan, [...nets, ...doors]);
  const rails: Rail[] = [...(inner?.rails ?? [])];
  const leads: Lead[] = [...(inner?.leads ?? [])];
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
  const frames = framesOf(plan, panels);
  const rects = [...panels, ...frames].map(({ rect }) => rect);
  const lines = [...rails.flatMap(rail => rail.lines), ...doorBoxes.map(door => door.line)];
  const bounds = boundsOf(rects, lines);
  const bundle = doors.flatMap((trunk, index) =>
    trunk.doors.length > 1 ? (routes[nets.length + index]?.lines ?? []) : [],
  );
  return {
    density: plan.density,
    bounds,
    panels,
    frames,
    cards,
    doors: doorBoxes,
    bundle,
    rails,
    leads,
    attachments: scene.attachments,
    seats: scene.seats,
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
  return trunk.doors.flatMap(({ door, card, from, to }) => {
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
    return [{ door, card, rect, line, drawn }];
  });
}
