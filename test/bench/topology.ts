import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Landscape } from '../../src/landscape/landscape';
import type { TopologyLayout } from '../../src/protocol/topology';
import type { Folds } from '../../webview/topology/folds';
import { Layouts } from '../../webview/topology/layouts';
import { launchBrowser } from '../lab/editor/browser';
import { projectRoot } from '../lab/project';
import { messageOf, unfolded } from '../lab/topologyHarness';
import { container, endpoint, landscape, shape } from '../lab/topologyHarnessData';
import { BenchPage, middle } from './benchPage';
import type { Moving, Shown } from './benchPage';
import { type Figure, median, percentile } from './figure';

interface Size {
  readonly networks: number;
  readonly containers: number;
  /** Large landscapes begin folded; this is for who unfolds all of it. */
  readonly isUnfolded?: true;
  /** Milliseconds, as promised. */
  readonly aims: {
    readonly painted?: number;
    readonly work?: number;
    readonly changed?: number;
    /** How many times the display's own interval a frame may last. */
    readonly frame?: number;
  };
}

const sizes: readonly Size[] = [
  { networks: 10, containers: 30, aims: { work: 4 } },
  { networks: 50, containers: 300, aims: { painted: 150, work: 4, changed: 16, frame: 1 } },
  { networks: 200, containers: 2000, aims: { painted: 1000, work: 8, changed: 50, frame: 2 } },
  // Nothing is promised for this one.
  { networks: 200, containers: 2000, isUnfolded: true, aims: {} },
];

/** Longer than this nothing may keep the page from hearing a person. */
const block = 50;
const frames = 120;
/** Clocks of the page and the display are not quite one. */
const jitter = 0.05;
const rounds = 9;
const view = { showPredefined: false, showStopped: true, showUnused: true };
const anyCard = `document.querySelector('.card') !== null`;

/** The drawing at three sizes and in both layouts, in a real Chromium. */
export async function benchTopology(): Promise<readonly Figure[]> {
  const browser = await launchBrowser();
  try {
    const own = await displayInterval(browser);
    const figures: Figure[] = [
      { name: "the display's own interval of frames (median)", value: own, unit: 'ms' },
    ];
    for (const size of sizes) {
      for (const layout of ['rack', 'bus'] as const) {
        figures.push(...(await benchSize(browser, size, layout, own)));
      }
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** How often an empty page is asked for a frame. */
async function displayInterval(browser: Browser): Promise<number> {
  const bench = await BenchPage.open(browser, undefined);
  try {
    return median((await bench.pan(frames)).intervals);
  } finally {
    await bench.close();
  }
}

async function benchSize(
  browser: Browser,
  { networks, containers, isUnfolded, aims }: Size,
  layout: TopologyLayout,
  own: number,
): Promise<Figure[]> {
  const drawn = shape(networks, containers);
  const folds: Folds = isUnfolded ? unfolded(drawn) : {};
  const blocked = (name: string, value: number) =>
    blockOf(name, value, isUnfolded ? undefined : block);
  const folder = path.join(projectRoot(), 'dist/webview');
  const bench = await BenchPage.open(browser, folder, { folds });
  try {
    const first = await bench.show(messageOf(drawn, {}, view, layout), anyCard);
    const figures: readonly Figure[] = [
      ...layoutFigures(drawn, layout, folds),
      wanted(
        { name: 'first paint after the data', value: first.painted, unit: 'ms' },
        aims.painted,
      ),
      blocked('first paint', first.longest),
      ...(await changeFigures(bench, drawn, layout, aims.changed, blocked)),
      ...movingFigures('pan', await bench.pan(frames), aims, own, blocked),
      ...movingFigures('zoom', await bench.zoom(frames), aims, own, blocked),
      blocked('select', await bench.does(page => page.mouse.click(middle.x + 40, middle.y + 40))),
      blocked('hover', await bench.does(page => page.mouse.move(900, 700, { steps: 40 }))),
      blocked('search', await bench.does(search)),
      ...movingFigures('zoom with a selection', await bench.zoom(frames), {}, own, blocked),
      ...memoryFigures(await bench.memory()),
    ];
    const at = `${layout} ${networks}/${containers}${isUnfolded ? ' unfolded' : ''}`;
    return figures.map(figure => ({ ...figure, at }));
  } finally {
    await bench.close();
  }
}

function layoutFigures(drawn: Landscape, layout: TopologyLayout, folds: Folds): Figure[] {
  const more = withOneMore(drawn, 0);
  const fresh: number[] = [];
  const kept: number[] = [];
  for (let round = 0; round < 3 * rounds; round++) {
    const layouts = new Layouts();
    fresh.push(timed(() => layouts.draw(layout, drawn, view, undefined, folds)));
    kept.push(timed(() => layouts.draw(layout, more, view, undefined, folds)));
  }
  return [
    { name: 'layout (median)', value: median(fresh), unit: 'ms' },
    { name: 'layout of one container more (median)', value: median(kept), unit: 'ms' },
  ];
}

/** A container comes and goes, several times, each another one. */
async function changeFigures(
  bench: BenchPage,
  drawn: Landscape,
  layout: TopologyLayout,
  aim: number | undefined,
  blocked: Blocked,
): Promise<Figure[]> {
  const changes: Shown[] = [];
  for (let round = 0; round < rounds; round++) {
    const say = (shown: Landscape) => messageOf(shown, {}, view, layout);
    changes.push(await bench.show(say(withOneMore(drawn, round)), 'bench.changed'));
    await bench.show(say(drawn), 'bench.changed');
  }
  const of = (key: keyof Shown) => changes.map(change => change[key]);
  const name = 'one container more';
  return [
    wanted({ name: `${name}, work until drawn`, value: median(of('work')), unit: 'ms' }, aim),
    { name: `${name}, until drawn`, value: median(of('painted')), unit: 'ms' },
    blocked(name, Math.max(...of('longest'))),
    { name: `${name}, others that moved`, value: Math.max(...of('moved')), unit: '', aim: 0 },
  ];
}

function movingFigures(
  name: string,
  moving: Moving,
  aims: Size['aims'],
  own: number,
  blocked: Blocked,
): Figure[] {
  const { work, intervals, longest } = moving;
  const ratio = { name: `${name}, frame against the display's own (median)`, unit: '×' };
  return [
    wanted({ name: `${name}, work a frame (median)`, value: median(work), unit: 'ms' }, aims.work),
    { name: `${name}, work a frame (p95)`, value: percentile(work, 0.95), unit: 'ms' },
    wanted({ ...ratio, value: median(intervals) / own }, aims.frame && aims.frame + jitter),
    { name: `${name}, frame (median)`, value: median(intervals), unit: 'ms' },
    { name: `${name}, frame (p95)`, value: percentile(intervals, 0.95), unit: 'ms' },
    blocked(name, longest),
  ];
}

function memoryFigures({ heap, nodes }: { heap: number; nodes: number }): Figure[] {
  return [
    { name: 'JavaScript heap', value: heap / 1e6, unit: 'MB' },
    { name: 'elements', value: nodes, unit: '' },
  ];
}

type Blocked = (name: string, value: number) => Figure;

function blockOf(name: string, value: number, aim: number | undefined): Figure {
  return wanted({ name: `${name}, longest block`, value, unit: 'ms' }, aim);
}

function wanted(figure: Figure, aim: number | undefined): Figure {
  return aim === undefined ? figure : { ...figure, aim };
}

function withOneMore(drawn: Landscape, number: number): Landscape {
  const on = drawn.networks.filter(({ isPredefined }) => !isPredefined)[number];
  const endpoints = on ? [endpoint(on, '10.0.0.250')] : [];
  const added = container(`added-${number}`, { endpoints });
  return landscape([...drawn.networks], [...drawn.containers, added]);
}

async function search(page: Page): Promise<void> {
  await page.locator('.search-input').focus();
  await page.keyboard.type('api-1', { delay: 150 });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
}

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}
