import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { attachmentsOf } from '../../src/landscape/attachments';
import { diffLandscapes } from '../../src/landscape/diffLandscapes';
import type { Landscape } from '../../src/landscape/landscape';
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
const rounds = 25;

// What was made ready must not be collected while it is measured.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const options: RowOptions = {
  filter: searchFor(''),
  sortBy: 'name',
  showPredefined: true,
  showStopped: true,
};

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
};

interface Scene {
  readonly lists: Lists;
  readonly landscape: Landscape;
  readonly one: { readonly Id: string };
}

/** How cost grows with the landscape, on lists that are SIMULATED: nothing may be worse than n log n. */
export function benchGrowth(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, work] of Object.entries(works)) {
    const costs = sizes.map(([networks, containers]) => cost(work, networks, containers));
    sizes.forEach(([networks, containers], i) => {
      const value = costs[i] ?? NaN;
      const aim = name === 'read and diff' && containers === 2_000 ? { aim: 15 } : {};
      const each = `${short((value * 1_000) / containers)} µs a container`;
      const at = `simulated ${networks}/${containers}`;
      figures.push({ name: `${name} (median)`, at, value, unit: 'ms', note: each, ...aim });
    });
    const [, middle = NaN, large = NaN] = costs;
    figures.push({
      name: `${name}, growth against n log n`,
      at: 'simulated 200/2000 to 1000/10000',
      value: large / middle / (nLogN(10_000) / nLogN(2_000)),
      unit: '×',
      aim: 1.25,
    });
  }
  return Promise.resolve(figures);
}

function nLogN(n: number): number {
  return n * Math.log2(n);
}

function cost(work: (scene: Scene) => unknown, networks: number, containers: number): number {
  const lists = simulated(networks, containers);
  const landscape = readLandscape(lists);
  const times: number[] = [];
  for (let round = 0; round < rounds + 5; round++) {
    // As they come: no object is one of before.
    const again = structuredClone(lists);
    const one = { ...rawContainer({ Id: id('f', round), Names: [`/new-${round}`] }) };
    collect();
    const begin = worked();
    work({ lists: again, landscape: { ...landscape }, one });
    if (round >= 5) times.push(worked() - begin);
  }
  return median(times);
}

/** Lists of an engine that is none. */
export function simulated(networks: number, containers: number): Lists {
  const name = (i: number) => `scale-network-${String(i).padStart(4, '0')}`;
  return {
    networks: Array.from({ length: networks }, (_, i) =>
      rawNetwork({ Id: id('a', i), Name: name(i), Labels: { project: `project-${i % 20}` } }),
    ),
    containers: Array.from({ length: containers }, (_, i) => {
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

function id(kind: string, number: number): string {
  return kind + number.toString(16).padStart(63, '0');
}
