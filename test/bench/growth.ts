import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { adviceOn } from '../../src/landscape/advice/rules';
import { attachmentsOf } from '../../src/landscape/attachments';
import { diffLandscapes } from '../../src/landscape/diffLandscapes';
import type { Landscape } from '../../src/landscape/landscape';
import { reachableFrom, reaching } from '../../src/landscape/reachability';
import { type Lists, readLandscape, updateLandscape } from '../../src/landscape/readLandscape';
import { searchFor } from '../../src/landscape/search';
import { memberRows, type RowOptions, rootRows } from '../../src/ui/tree/rows';
import { rawContainer, rawEndpoint, rawNetwork } from '../unit/landscape/payloads';
import { type Figure, median, short, worked } from './figure';

/** Networks and containers. */
const sizes = [
  [10, 30],
  [200, 2_000],
  [1_000, 10_000],
] as const;
const largest = 10_000;
const rounds = 15;
const warmUp = 3;

// What was made ready must not be collected while it is measured.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const options: RowOptions = {
  filter: searchFor(''),
  sortBy: 'name',
  showPredefined: true,
  showStopped: true,
};

/** What is n log n, with objects as many: a large landscape fits into no cache of the processor, whatever is done with it. */
const sorting = ({ lists }: Scene) =>
  (lists.containers as readonly { readonly Id: string }[]).toSorted((a, b) =>
    a.Id < b.Id ? -1 : 1,
  );

/** What is done with the lists of an engine, by size; the work of the processor, in milliseconds. */
const works: Readonly<Record<string, (scene: Scene) => unknown>> = {
  'read and diff': ({ lists, landscape }) => {
    const fresh = readLandscape(lists, landscape);
    attachmentsOf(fresh);
    return diffLandscapes(landscape, fresh);
  },
  'one container more': ({ landscape, one }) => {
    const touched = { networks: new Set<string>(), containers: new Set([one.Id]) };
    const fresh = updateLandscape(landscape, touched, { networks: [], containers: [one] });
    attachmentsOf(fresh);
    return diffLandscapes(landscape, fresh);
  },
  'rows of the tree': ({ landscape }) => {
    const roots = rootRows(landscape, options, () => true);
    return roots.map(row => (row.kind === 'network' ? memberRows(row, landscape, options) : []));
  },
  'whom one reaches, and by whom it is reached': ({ landscape }) =>
    landscape.containers
      .slice(0, 1)
      .map(one => [reachableFrom(landscape, one), reaching(landscape, one)]),
  advice: ({ landscape }) => adviceOn({ ...noHost, landscape }, () => true),
};

/** Advice from the landscape alone. */
const noHost = { avoided: [], routes: [], pools: [], detailsOf: () => undefined };

interface Scene {
  readonly lists: Lists;
  readonly landscape: Landscape;
  readonly one: { readonly Id: string };
}

/** How cost grows with the landscape, on lists that are SIMULATED: nothing may grow faster than sorting them. */
export function benchGrowth(): Promise<readonly Figure[]> {
  const costsOf = (work: (scene: Scene) => unknown) =>
    sizes.map(([networks, containers]) => cost(work, networks, containers));
  const allowed = costsOf(sorting);
  const figures = [...figuresOf('sorting the lists', allowed)];
  for (const [name, work] of Object.entries(works)) {
    const costs = costsOf(work);
    figures.push(...figuresOf(name, costs), {
      name: `${name}, growth against sorting the lists`,
      at: 'simulated 200/2000 to 1000/10000',
      value: growthOf(costs) / growthOf(allowed),
      unit: '×',
      aim: 1.25,
    });
  }
  return Promise.resolve(figures);
}

function figuresOf(name: string, costs: readonly number[]): Figure[] {
  return sizes.map(([networks, containers], i) => {
    const value = costs[i] ?? NaN;
    const aim = name === 'read and diff' && containers === 2_000 ? { aim: 15 } : {};
    const note = `${short((value * 1_000) / containers)} µs a container`;
    const at = `simulated ${networks}/${containers}`;
    return { name: `${name} (median)`, at, value, unit: 'ms', note, ...aim };
  });
}

function growthOf([, middle = NaN, large = NaN]: readonly number[]): number {
  return large / middle;
}

/**
 * Milliseconds of one such work: the middle one of some rounds. In each round as many containers are gone through as
 * the largest has, all of them different ones: else those of a small landscape would be in the processor's cache.
 */
function cost(work: (scene: Scene) => unknown, networks: number, containers: number): number {
  const text = JSON.stringify(simulated(networks, containers));
  const lists = () => JSON.parse(text) as Lists;
  const times: number[] = [];
  const repeated = Math.round(largest / containers);
  for (let round = 0; round < rounds + warmUp; round++) {
    const one = { ...rawContainer({ Id: id('f', round), Names: [`/new-${round}`] }) };
    const scenes = Array.from({ length: repeated }, () => ({
      ...{ lists: lists(), landscape: readLandscape(lists()), one },
    }));
    collect();
    const begin = worked();
    scenes.forEach(work);
    if (round >= warmUp) times.push((worked() - begin) / repeated);
  }
  return median(times);
}

/** Lists of an engine that is none. */
export function simulated(networks: number, containers: number): Lists {
  const name = (i: number) => `scale-network-${String(i).padStart(4, '0')}`;
  return {
    networks: [
      ...['bridge', 'host', 'none'].map((own, i) => rawNetwork({ Id: id('b', i), Name: own })),
      ...mixed(networks).map(i =>
        rawNetwork({
          ...{ Id: id('a', i), Name: name(i), Labels: { project: `project-${i % 20}` } },
          IPAM: { Driver: 'default', Config: [{ Subnet: `10.${i >> 8}.${i & 255}.0/24` }] },
        }),
      ),
    ],
    containers: mixed(containers).map(i => {
      const home = i % networks;
      const more = i % 20 === 0 ? 3 : i % 5 === 0 ? 1 : 0;
      const on = Array.from({ length: more + 1 }, (_, k) => (home + 7 * k) % networks);
      const endpoints = on.map(n => [
        name(n),
        rawEndpoint({ NetworkID: id('a', n), IPAddress: `10.${n >> 8}.${n & 255}.${i % 250}` }),
      ]);
      return rawContainer({
        Id: id('c', i),
        Names: [`/scale-container-${String(i).padStart(5, '0')}`],
        Labels: { 'com.docker.compose.project': `project-${home % 20}` },
        HostConfig: { NetworkMode: name(home) },
        NetworkSettings: { Networks: Object.fromEntries(endpoints) as object },
      });
    }),
  };
}

/** The numbers below it in another order: engines list by age, not by name. */
function mixed(count: number): readonly number[] {
  // No size is divided by it, so none is missing.
  return Array.from({ length: count }, (_, i) => (i * 7_919) % count);
}

function id(kind: string, number: number): string {
  return kind + number.toString(16).padStart(63, '0');
}
