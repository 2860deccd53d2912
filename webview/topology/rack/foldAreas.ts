// Which areas and services are folded, and what is drawn instead of what is in them.
import { projectOf, serviceOf } from '../../../src/landscape/groups';
import type { FoldKey, Folds } from '../folds';
import { foldedFrom, foldKey } from '../folds';
import type { Area, AreaKey, Unit } from './areas';
import { stackUnit } from './stack';

/** What is known of folds before a landscape is drawn. */
export interface FoldMemory {
  /** What a person chose. */
  readonly folds: Folds;
  /** What was folded when it was drawn last: growing folds nothing, shrinking unfolds nothing. */
  readonly before: ReadonlyMap<FoldKey, boolean>;
}

export interface Folded {
  readonly areas: readonly Area[];
  /** What is folded and what is not, of all that can be. */
  readonly folds: ReadonlyMap<FoldKey, boolean>;
}

/** Puts one card in the place of what is folded; areas of a folded project become one. */
export function foldAreas(areas: readonly Area[], { folds, before }: FoldMemory): Folded {
  const decided = new Map<FoldKey, boolean>();
  const decide: Decide = (key, count, byDefault) => {
    // What stood for several goes on to stand for those that are left: it does not come apart by itself.
    if (count < 2 && before.get(key) !== true) return undefined;
    const is = folds[key] ?? before.get(key) ?? decided.get(key) ?? byDefault;
    decided.set(key, is);
    return is;
  };
  const total = areas.reduce((sum, { units }) => sum + units.length, 0);
  const least = total > foldedFrom.containers ? foldedFrom.cardsOfLarge : foldedFrom.cards + 1;
  const projects = projectsOf(areas);
  const done = new Set<Area>();
  const drawn = areas.flatMap((area): Area[] => {
    if (done.has(area)) return [];
    const project = projectOfArea(area);
    const all = project === undefined ? undefined : projects.get(project);
    if (project === undefined || !all) return [foldArea(area, decide, least)];
    const fold = foldKey.project(project);
    if (!decide(fold, all.length, false)) return [foldArea({ ...area, project }, decide, least)];
    for (const each of all) done.add(each);
    return [boxOf(project, fold, all)];
  });
  return { areas: drawn, folds: decided };
}

/** Whether something with so many cards is folded; undefined where there is nothing to fold. */
type Decide = (key: FoldKey, count: number, byDefault: boolean) => boolean | undefined;

/** What the engine makes itself belongs to nobody, whatever its labels say. */
function projectOfArea({ network }: Area): string | undefined {
  return network && !network.isPredefined ? projectOf(network) : undefined;
}

/** Projects with several networks: one with a single network is that network. */
function projectsOf(areas: readonly Area[]): Map<string, Area[]> {
  const projects = new Map<string, Area[]>();
  for (const area of areas) {
    const project = projectOfArea(area);
    if (project === undefined) continue;
    projects.set(project, [...(projects.get(project) ?? []), area]);
  }
  return new Map([...projects].filter(([, all]) => all.length > 1));
}

function boxOf(project: string, fold: FoldKey, parts: readonly Area[]): Area {
  const key: AreaKey = `project:${project}`;
  const units = parts.flatMap(area => area.units);
  return {
    key,
    network: undefined,
    project,
    parts,
    fold,
    isFolded: true,
    units: units.length ? [stackUnit(key, { kind: 'area', fold }, project, units)] : [],
  };
}

function foldArea(area: Area, decide: Decide, least: number): Area {
  const fold = foldOf(area);
  const count = area.units.length;
  const isFolded = fold === undefined ? undefined : decide(fold, count, count >= least);
  if (fold === undefined || isFolded === undefined) {
    return { ...area, units: foldServices(area, decide) };
  }
  if (!isFolded) return { ...area, fold, units: foldServices(area, decide) };
  const name = area.network?.name ?? area.key;
  const units = count ? [stackUnit(area.key, { kind: 'area', fold }, name, area.units)] : [];
  return { ...area, fold, isFolded, units };
}

/** What an area is folded by; the host and a project's box are not folded by themselves. */
export function foldOf({ key, network }: Area): FoldKey | undefined {
  if (key === 'host') return undefined;
  return network ? foldKey.network(network.name) : foldKey.apart(key);
}

/** A stack stands where the first of its containers is. */
function foldServices({ key: area, units }: Area, decide: Decide): Unit[] {
  const services = new Map<FoldKey, Unit[]>();
  const keyOf = ({ owner }: Unit) => {
    const service = serviceOf(owner);
    return service === undefined ? undefined : foldKey.service(projectOf(owner), service);
  };
  for (const unit of units) {
    const key = keyOf(unit);
    if (key !== undefined) services.set(key, [...(services.get(key) ?? []), unit]);
  }
  return units.flatMap((unit): Unit[] => {
    const fold = keyOf(unit);
    if (fold === undefined) return [unit];
    const all = services.get(fold) ?? [];
    const isFolded = decide(fold, all.length, all.length >= foldedFrom.replicas);
    if (isFolded === undefined) return [unit];
    if (!isFolded) return [{ ...unit, fold }];
    if (all[0] !== unit) return [];
    return [stackUnit(area, { kind: 'service', fold }, serviceOf(unit.owner) ?? '', all)];
  });
}
