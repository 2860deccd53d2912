// Landscapes of all shapes, and what holds for every picture of one.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Container, ContainerId, Landscape } from '../../../src/landscape/landscape';
import { crosses, overlaps } from '../../../webview/topology/rack/geometry';
import type { Picture } from '../../../webview/topology/rack/picture';
import { container, endpoint, landscape, network, publish } from '../../lab/topologyHarnessData';

export const everything = { showPredefined: true, showStopped: true, showUnused: true };

export function assertTidy(picture: Picture, drawn: Landscape): void {
  const { cards, panels, doors, seats } = picture;
  const own = cards.flatMap(({ stack, container }) => (stack ? [] : [container.id]));
  const stacks = new Set(cards.flatMap(({ stack, container }) => (stack ? [container.id] : [])));
  for (const seat of seats.values()) assert.ok(stacks.has(seat), 'a seat is a stack');
  assert.equal(stacks.size, new Set(seats.values()).size, 'a stack is a seat');
  assert.deepEqual(
    [...own, ...seats.keys()].sort(),
    drawn.containers.map(each => each.id).sort(),
    'every container is drawn exactly once',
  );
  const rects = cards.map(card => card.rect);
  eachPair(rects, (a, b) => assert.ok(!overlaps(a, b), 'cards apart'));
  eachPair(
    panels.map(panel => panel.rect),
    (a, b) => assert.ok(!overlaps(a, b), 'panels apart'),
  );
  eachPair(
    doors.map(door => door.rect),
    (a, b) => assert.ok(!overlaps(a, b), 'doors apart'),
  );
  for (const { rect } of doors) {
    for (const card of rects) assert.ok(!overlaps(rect, card), 'a door is on no card');
  }
  for (const rect of rects) {
    const inside = panels.filter(panel => overlaps(panel.rect, rect));
    assert.equal(inside.length, 1, 'a card is in one panel');
    assert.ok(contains(inside[0]?.rect ?? rect, rect), 'a card is all inside its panel');
  }
  const lines = [
    ...picture.leads.map(lead => lead.line),
    ...doors.map(door => door.line),
    ...picture.rails.flatMap(rail => rail.lines),
  ];
  for (const line of lines) {
    line.slice(1).forEach((point, i) => {
      assert.ok(point.x === line[i]?.x || point.y === line[i]?.y, 'right angles only');
    });
    for (const card of rects) assert.ok(!crosses(line, card), 'no line goes through a card');
  }
}

type Box = Picture['bounds'];

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function eachPair<T>(list: readonly T[], check: (a: T, b: T) => void): void {
  list.forEach((a, i) => {
    for (let j = i + 1; j < list.length; j++) check(a, list[j] as T);
  });
}

function places(picture: Picture): Map<string, string> {
  return new Map([
    ...picture.cards.map(c => [`c ${c.container.id}`, `${c.rect.x},${c.rect.y}`] as const),
    ...picture.panels.map(p => [`p ${p.key}`, `${p.rect.x},${p.rect.y}`] as const),
    ...picture.doors.map(d => [`d ${d.door.key}`, `${d.rect.x},${d.rect.y}`] as const),
  ]);
}

export function assertNothingMoved(
  before: Picture,
  after: Picture,
  but: ReadonlySet<string> = new Set(),
): void {
  const now = places(after);
  for (const [key, place] of places(before)) {
    if (now.has(key) && !but.has(key)) assert.equal(now.get(key), place, `${key} stays`);
  }
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');

const networks = fc
  .uniqueArray(
    fc.record({
      name: fc.oneof(word, fc.constantFrom('bridge', 'host', 'none')),
      project: fc.option(fc.constantFrom('p', 'q'), { nil: undefined }),
    }),
    { selector: each => each.name, maxLength: 9 },
  )
  .map(list =>
    list.map(({ name, project }) =>
      network(name, {
        driver: name === 'host' ? 'host' : name === 'none' ? 'null' : 'bridge',
        ...(project ? { project } : {}),
      }),
    ),
  );

export const landscapes = landscapesOf(fc.constant(undefined));

/** The same with services that have several replicas, which fold. */
export const crowds = landscapesOf(fc.option(fc.constantFrom('x', 'y'), { nil: undefined }));

function landscapesOf(services: fc.Arbitrary<string | undefined>): fc.Arbitrary<Landscape> {
  return networks.chain(list =>
    fc
      .array(
        fc.record({
          on: fc.subarray(list.filter(each => each.driver === 'bridge')),
          mode: fc.constantFrom('own', 'own', 'own', 'own', 'host', 'none', 'container'),
          owner: fc.nat(30),
          project: fc.option(fc.constantFrom('p', 'q'), { nil: undefined }),
          service: services,
          doors: fc.subarray([80, 443, 5432]),
          state: fc.constantFrom('running' as const, 'exited' as const),
        }),
        { maxLength: 90 },
      )
      .map(specs =>
        landscape(
          list,
          specs.map((spec, i) => build(spec, i)),
        ),
      ),
  );
}

export const aspects = fc.constantFrom(0.6, 1.4, 1.65, 3);

interface Spec {
  on: Landscape['networks'][number][];
  mode: string;
  owner: number;
  project: string | undefined;
  service: string | undefined;
  doors: number[];
  state: 'running' | 'exited';
}

function build(spec: Spec, index: number): Container {
  const id = `c-k${spec.owner}` as ContainerId;
  const kind =
    spec.mode === 'own' || spec.mode === 'host' || spec.mode === 'none' ? spec.mode : 'container';
  return container(`k${index}`, {
    state: spec.state,
    networkMode: kind === 'container' ? { kind, containerId: id } : { kind },
    endpoints: kind === 'own' ? spec.on.map(each => endpoint(each, '10.0.0.2')) : [],
    ports: spec.doors.map(port => publish(10_000 + index * 10 + (port % 7), port)),
    ...(spec.project ? { project: spec.project } : {}),
    ...(spec.service ? { service: spec.service } : {}),
  });
}

export const sharersOf = (drawn: Landscape, gone: ReadonlySet<string>) => {
  const moved = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const each of drawn.containers) {
      const mode = each.networkMode;
      const key = `c ${each.id}`;
      if (mode.kind !== 'container' || moved.has(key)) continue;
      if (gone.has(mode.containerId) || moved.has(`c ${mode.containerId}`)) {
        moved.add(key);
        grew = true;
      }
    }
  }
  return moved;
};
