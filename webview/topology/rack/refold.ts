// What was folded or unfolded by hand changes the plan there, and pushes only what is below it.
import type { ContainerId } from '../../../src/landscape/landscape';
import { projectOf } from '../../../src/landscape/groups';
import { putIn, setCells, setRows, takeOut } from './accordion';
import type { Area, AreaKey, Scene } from './areas';
import { foldOf } from './foldAreas';
import { fillPanel } from './fresh';
import { cellsFor } from './pack';
import type { Panel, Plan } from './plan';
import { lastColumn } from './plan';
import { refoldServices } from './refoldServices';
import { cardHeight } from './sizes';
import { contentsOf, forgetSlots, putBack } from './stow';
import { stackId } from './stack';

/** Brings a plan in step with what of the scene is folded; what was folded comes back as it was. */
export function refold(plan: Plan, scene: Scene): void {
  for (const area of scene.areas) if (area.parts) closeProject(plan, scene, area, area.parts);
  const drawn = new Set(scene.areas.map(({ key }) => key));
  for (const panel of [...plan.panels.values()]) {
    if (!drawn.has(panel.area)) openProject(plan, scene, panel);
  }
  for (const area of scene.areas) {
    const isFolded = plan.slots.has(stackOf(area));
    if (area.isFolded && !area.parts && !isFolded) close(plan, scene, area);
    else if (!area.isFolded && isFolded) open(plan, scene, area);
    if (!area.isFolded) refoldServices(plan, scene, area);
  }
  const known = new Set(
    scene.areas.flatMap(({ key, parts = [] }) => [key, ...parts.map(p => p.key)]),
  );
  for (const key of [...plan.stowed.keys()]) {
    if (!known.has(key) && !scene.stacks.has(key as ContainerId)) plan.stowed.delete(key);
  }
}

function stackOf(area: Area) {
  return stackId(area.key, area.fold ?? foldOf(area) ?? '');
}

/** One card instead of those of an area. */
function close(plan: Plan, scene: Scene, area: Area): void {
  const [main, ...others] = panelsOf(plan, area.key);
  if (!main) return;
  for (const panel of others) {
    forgetSlots(plan, panel);
    takeOut(plan, panel);
  }
  stow(plan, main);
  fold(plan, scene, area, main);
}

function closeProject(plan: Plan, scene: Scene, box: Area, parts: readonly Area[]): void {
  const panels = parts.flatMap(part => panelsOf(plan, part.key));
  panels.sort((a, b) => a.column - b.column || a.y - b.y);
  const [first, ...others] = panels;
  if (!first || plan.panels.has(box.key)) return;
  for (const panel of panels) stow(plan, panel);
  for (const panel of others.reverse()) takeOut(plan, panel);
  plan.panels.delete(first.key);
  const panel: Panel = { ...first, key: box.key, area: box.key };
  plan.panels.set(box.key, panel);
  fold(plan, scene, box, panel);
}

/** Leaves a panel with the card of the area's stack alone; the column becomes as narrow as what is in it. */
function fold(plan: Plan, scene: Scene, { key, units }: Area, panel: Panel): void {
  const [unit] = units;
  const { header } = plan.sizes;
  if (unit) {
    const height = cardHeight(plan.sizes, scene.on(unit.owner.id).length);
    setRows(plan, panel, [{ y: panel.y + header, height }]);
    plan.slots.set(unit.owner.id, { panel: key, row: 0, cell: 0, height, isWide: true });
  } else setRows(plan, panel, []);
  if (plan.sizes.bar) return;
  const cells = [...plan.slots.values()].map(slot =>
    plan.panels.get(slot.panel)?.column === panel.column ? slot.cell + 1 : 1,
  );
  setCells(plan, panel.column, Math.max(1, ...cells));
}

function open(plan: Plan, scene: Scene, area: Area): void {
  plan.slots.delete(stackOf(area));
  const panel = plan.panels.get(area.key);
  if (panel) unstow(plan, scene, area, panel);
}

function openProject(plan: Plan, scene: Scene, box: Panel): void {
  const name = /^project:(.*)$/s.exec(box.area)?.[1];
  const areas = scene.areas.filter(
    ({ network }) => network?.isPredefined === false && projectOf(network) === name,
  );
  if (name === undefined || !areas.length) return;
  forgetSlots(plan, box);
  takeOut(plan, box);
  const wanted = areas.map(area => ({ area, from: plan.stowed.get(area.key)?.panel }));
  const known = wanted.flatMap(({ from }) => from ?? []);
  const first = known.reduce((a, b) => (isBefore(b, a) ? b : a), known[0] ?? box);
  wanted.sort((a, b) => Number(!a.from) - Number(!b.from) || compare(a.from, b.from));
  let end = box.y;
  for (const { area, from } of wanted) {
    const column = Math.min(from?.column ?? box.column, lastColumn(plan));
    const y = from && column !== first.column ? from.y : from ? box.y + from.y - first.y : end;
    const panel: Panel = { key: area.key, area: area.key, column, y, rows: [] };
    putIn(plan, panel);
    unstow(plan, scene, area, panel);
    // One that never was anywhere comes right below it.
    if (column === box.column) end = panel.y + 1;
  }
}

function compare(a: Panel | undefined, b: Panel | undefined): number {
  return a && b ? a.column - b.column || a.y - b.y : 0;
}

function isBefore(a: Panel, b: Panel): boolean {
  return compare(a, b) < 0;
}

function panelsOf(plan: Plan, area: AreaKey): Panel[] {
  const panels = [...plan.panels.values()].filter(panel => panel.area === area);
  return panels.sort((a, b) => Number(a.key !== area) - Number(b.key !== area));
}

/** Remembers what is in a panel, and takes it out. */
function stow(plan: Plan, panel: Panel): void {
  if (panel.key === panel.area) {
    const inner = plan.stowed.get(panel.area);
    plan.stowed.set(panel.area, { ...contentsOf(plan, panel), inner });
  }
  forgetSlots(plan, panel);
}

/** Gives back what was in a panel before it was folded; what never was is arranged. */
function unstow(plan: Plan, scene: Scene, area: Area, panel: Panel): void {
  const stowed = plan.stowed.get(area.key);
  const cells = stowed?.cells ?? cellsFor(plan.density, area.units.length);
  const now = plan.columns[panel.column]?.cells ?? 1;
  if (!plan.sizes.bar) setCells(plan, panel.column, Math.max(now, cells));
  plan.stowed.delete(area.key);
  if (stowed?.inner) plan.stowed.set(area.key, stowed.inner);
  if (stowed) {
    putBack(plan, panel, stowed);
    return;
  }
  const columnOf = new Map([...plan.panels.values()].map(({ area: key, column }) => [key, column]));
  const draft: Panel = { ...panel, rows: [] };
  fillPanel(plan, scene, draft, area, columnOf);
  setRows(plan, panel, draft.rows);
}
