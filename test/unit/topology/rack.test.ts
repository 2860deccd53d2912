import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Container, ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { Picture } from '../../../webview/topology/rack/picture';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { crosses, overlaps } from '../../../webview/topology/rack/geometry';
import {
  container,
  endpoint,
  hostile,
  landscape,
  network,
  publish,
  shape,
  shop,
  zoo,
} from '../../lab/topologyHarnessData';

const everything = { showPredefined: true, showStopped: true };

function assertTidy(picture: Picture, drawn: Landscape): void {
  const { cards, panels, doors } = picture;
  assert.deepEqual(
    cards.map(card => card.container.id).sort(),
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

function eachPair<T>(list: readonly T[], check: (a: T, b: T) => void): void {
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

function assertNothingMoved(
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

const landscapes: fc.Arbitrary<Landscape> = networks.chain(list =>
  fc
    .array(
      fc.record({
        on: fc.subarray(list.filter(each => each.driver === 'bridge')),
        mode: fc.constantFrom('own', 'own', 'own', 'own', 'host', 'none', 'container'),
        owner: fc.nat(30),
        project: fc.option(fc.constantFrom('p', 'q'), { nil: undefined }),
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

const aspects = fc.constantFrom(0.6, 1.4, 1.65, 3);

interface Spec {
  on: Landscape['networks'][number][];
  mode: string;
  owner: number;
  project: string | undefined;
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
  });
}

const sharersOf = (drawn: Landscape, gone: ReadonlySet<string>) => {
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

describe('rack layout', () => {
  it('is tidy for any landscape', () => {
    fc.assert(
      fc.property(landscapes, aspects, (drawn, aspect) =>
        assertTidy(layoutRack(drawn, everything, undefined, aspect), drawn),
      ),
      { numRuns: 150 },
    );
  });

  it('is the same for the same landscape', () => {
    fc.assert(
      fc.property(landscapes, drawn => {
        assert.deepEqual(layoutRack(drawn, everything), layoutRack(drawn, everything));
      }),
      { numRuns: 30 },
    );
  });

  it('moves nothing when containers come and go', () => {
    const steps = fc.array(fc.nat(89), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(landscapes, steps, (full, toggles) => {
        let hidden = new Set<string>();
        let before = layoutRack(full, everything);
        for (const step of toggles) {
          const name = full.containers[step % Math.max(1, full.containers.length)]?.id;
          if (name === undefined) return;
          const next = new Set(hidden);
          if (!next.delete(name)) next.add(name);
          const now = landscape(
            [...full.networks],
            full.containers.filter(c => !next.has(c.id)),
          );
          const after = layoutRack(now, everything, before.plan);
          assertTidy(after, now);
          // Who shares a namespace goes to or leaves the card of its owner with it.
          const changed = new Set(
            [...next, ...hidden].filter(id => next.has(id) !== hidden.has(id)),
          );
          assertNothingMoved(before, after, sharersOf(full, changed));
          [hidden, before] = [next, after];
        }
      }),
      { numRuns: 120 },
    );
  });

  it('moves nothing when networks come and go', () => {
    fc.assert(
      fc.property(landscapes, drawn => {
        const before = layoutRack(drawn, everything);
        const more = landscape([...drawn.networks, network('new')], [...drawn.containers]);
        const after = layoutRack(more, everything, before.plan);
        assertTidy(after, more);
        assertNothingMoved(before, after);
        const again = layoutRack(drawn, everything, after.plan);
        assertTidy(again, drawn);
        assertNothingMoved(before, again);
      }),
      { numRuns: 100 },
    );
  });

  it('moves nothing when one container arrives that opens the host and another panel', () => {
    const first = container('k1', { networkMode: { kind: 'own' } });
    const second = container('k0', {
      networkMode: { kind: 'none' },
      ports: [publish(10_000, 80)],
    });
    const before = layoutRack(landscape([], [first]), everything);
    const after = layoutRack(landscape([], [second, first]), everything, before.plan);
    assertNothingMoved(before, after);
  });

  it('is drawn anew when far more arrives than was there', () => {
    const { plan } = layoutRack(landscape([], [container('alone')]), everything);
    const drawn = landscape([...shop().networks], [container('alone'), ...shop().containers]);
    const { panels } = layoutRack(drawn, everything, plan);
    assert.deepEqual(panels, layoutRack(drawn, everything).panels);
  });

  it('suits the window it is arranged for', () => {
    const scaleIn = (aspect: number, arrangedFor: number) => {
      const { bounds } = layoutRack(shape(4, 12), everything, undefined, arrangedFor);
      return 1 / Math.max(bounds.width / aspect, bounds.height);
    };
    for (const aspect of [0.7, 1.4, 2.2]) {
      for (const other of [0.7, 1.4, 2.2]) {
        assert.ok(scaleIn(aspect, aspect) >= scaleIn(aspect, other), `${other} in ${aspect}`);
      }
    }
    assert.ok(scaleIn(1.4, 1.4) > scaleIn(1.4, 2.2), 'shows larger than for a wider window');
  });

  for (const [name, make] of Object.entries({
    shop,
    zoo,
    hostile,
    typical: () => shape(10, 30),
    heavy: () => shape(50, 300),
  })) {
    it(`is tidy for ${name}`, () => {
      const drawn = make();
      assertTidy(layoutRack(drawn, everything), drawn);
    });
  }
});
