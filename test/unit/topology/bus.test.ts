import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Landscape } from '../../../src/landscape/landscape';
import { layoutBus } from '../../../webview/topology/bus/bus';
import { isWidespread } from '../../../webview/topology/rack/stack';
import { labelSize } from '../../../webview/topology/bus/sizes';
import type { Polyline, Rect } from '../../../webview/topology/rack/geometry';
import { crosses, overlaps } from '../../../webview/topology/rack/geometry';
import type { Lead, Picture } from '../../../webview/topology/rack/picture';
import {
  container,
  endpoint,
  hostile,
  landscape,
  network,
  shape,
  shop,
  zoo,
} from '../../lab/topologyHarnessData';
import {
  aspects,
  assertNothingMoved,
  assertTidy,
  eachPair,
  everything,
  landscapes,
  sharersOf,
} from './anyLandscape';

/** Leads that hang on a bar of their own deck. */
const dropsIn = ({ leads }: Picture) => leads.filter(lead => lead.touch === lead.joint);

const drawnOf = (lead: Lead) => lead.drawn ?? [lead.line];

function barsIn({ panels }: Picture) {
  return panels.flatMap(({ bar, rect, network }) =>
    bar && network ? [{ network, rect: { ...rect, height: bar.bar } }] : [],
  );
}

function assertReadable(picture: Picture, drawn: Landscape): void {
  assertTidy(picture, drawn);
  assertJoined(picture);
  assertHops(picture);
  assertNoFalseJoint(picture);
  assertLabels(picture);
}

/** Who is attached is joined: to a bar by a dot on it, or to the rail of the bar's network. */
function assertJoined(picture: Picture): void {
  const bars = barsIn(picture);
  const { joins } = picture.plan;
  for (const { container: drawn, attachments, area, stack } of picture.cards) {
    if (area === 'host') continue;
    for (const { network: on, through } of attachments) {
      if (through && joins.has(drawn.id)) continue;
      // Its card says on how many it is.
      if (isWidespread(stack, attachments.length) && on !== attachments[0]?.network) continue;
      if (!bars.some(bar => bar.network.id === on.id)) continue;
      const leads = picture.leads.filter(
        lead => lead.container.id === drawn.id && lead.attachment.network.id === on.id,
      );
      assert.equal(leads.length, 1, `${drawn.name} hangs once on ${on.name}`);
    }
  }
  const combs = picture.rails.flatMap(rail => rail.lines.map(line => ({ rail, line })));
  for (const { joint, attachment } of dropsIn(picture)) {
    const { id } = attachment.network;
    const isOnBar = bars.some(({ rect, network: of }) => of.id === id && isAt(rect, joint));
    const isOnComb = combs.some(
      ({ rail, line }) =>
        rail.network.id === id && line[0]?.x === joint.x && joint.y <= (line.at(-1)?.y ?? 0),
    );
    assert.ok(isOnBar || isOnComb, 'a drop ends at its bar or at the comb of it');
  }
}

function isAt({ x, y, width, height }: Rect, point: { x: number; y: number }): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

function assertHops(picture: Picture): void {
  const lines = [
    ...picture.leads.flatMap(lead =>
      drawnOf(lead).map(line => ({ line, of: lead.attachment.network.id })),
    ),
    ...picture.rails.flatMap(rail => rail.lines.map(line => ({ line, of: rail.network.id }))),
    ...picture.doors.map(({ line }) => ({ line, of: undefined })),
  ];
  for (const { rect, network: bar } of barsIn(picture)) {
    for (const { line, of } of lines) {
      assert.ok(of === bar.id || !crosses(line, rect), `no line of another lies on ${bar.name}`);
    }
  }
}

/** Two lines that lie on each other look joined. */
function assertNoFalseJoint(picture: Picture): void {
  const pieces = dropsIn(picture).flatMap(({ line, attachment }) =>
    line.slice(1).flatMap((end, index) => {
      const start = line[index];
      return start ? [{ start, end, of: attachment.network.id }] : [];
    }),
  );
  eachPair(pieces, (a, b) => {
    if (a.of === b.of) return;
    const isPlumb = a.start.x === a.end.x && b.start.x === b.end.x && a.start.x === b.start.x;
    const isLevel = a.start.y === a.end.y && b.start.y === b.end.y && a.start.y === b.start.y;
    if (isPlumb) assert.ok(apart(a.start.y, a.end.y, b.start.y, b.end.y), 'drops apart');
    if (isLevel) assert.ok(apart(a.start.x, a.end.x, b.start.x, b.end.x), 'leads apart');
  });
}

function apart(a: number, b: number, c: number, d: number): boolean {
  return Math.max(a, b) <= Math.min(c, d) || Math.max(c, d) <= Math.min(a, b);
}

function assertLabels(picture: Picture): void {
  const labels = picture.leads.flatMap(({ label }) => (label ? [label] : []));
  eachPair(labels, (a, b) => assert.ok(!overlaps(a, b), 'addresses apart'));
  const lines: Polyline[] = [
    ...picture.leads.flatMap(drawnOf),
    ...picture.rails.flatMap(rail => rail.lines),
    ...picture.doors.flatMap(door => door.drawn),
  ];
  for (const label of labels) {
    assert.equal(label.height, labelSize.height);
    for (const { rect } of picture.cards) assert.ok(!overlaps(label, rect), 'it is on no card');
    for (const line of lines) assert.ok(!crosses(line, label), 'it is on no line');
  }
}

describe('bus layout', () => {
  it('is readable for any landscape', () => {
    fc.assert(
      fc.property(landscapes, aspects, (drawn, aspect) =>
        assertReadable(layoutBus(drawn, everything, undefined, aspect), drawn),
      ),
      { numRuns: 150 },
    );
  });

  it('is the same for the same landscape', () => {
    fc.assert(
      fc.property(landscapes, drawn => {
        assert.deepEqual(layoutBus(drawn, everything), layoutBus(drawn, everything));
      }),
      { numRuns: 30 },
    );
  });

  it('moves nothing when containers come and go', () => {
    const steps = fc.array(fc.nat(89), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(landscapes, steps, (full, toggles) => {
        let hidden = new Set<string>();
        let before = layoutBus(full, everything);
        for (const step of toggles) {
          const id = full.containers[step % Math.max(1, full.containers.length)]?.id;
          if (id === undefined) return;
          const next = new Set(hidden);
          if (!next.delete(id)) next.add(id);
          const now = landscape(
            [...full.networks],
            full.containers.filter(c => !next.has(c.id)),
          );
          const after = layoutBus(now, everything, before.plan);
          assertReadable(after, now);
          assertNothingMoved(before, after, sharersOf(full, new Set([id])));
          [hidden, before] = [next, after];
        }
      }),
      { numRuns: 100 },
    );
  });

  it('moves nothing when networks come and go', () => {
    fc.assert(
      fc.property(landscapes, drawn => {
        const before = layoutBus(drawn, everything);
        const more = landscape([...drawn.networks, network('new')], [...drawn.containers]);
        const after = layoutBus(more, everything, before.plan);
        assertReadable(after, more);
        assertNothingMoved(before, after);
        const again = layoutBus(drawn, everything, after.plan);
        assertReadable(again, drawn);
        assertNothingMoved(before, again);
      }),
      { numRuns: 80 },
    );
  });

  it('puts a new bar under the others, as wide as they are', () => {
    const before = layoutBus(shop(), everything);
    const more = landscape([...shop().networks, network('new')], [...shop().containers]);
    const after = layoutBus(more, everything, before.plan);
    const rectOf = (name: string) => after.panels.find(p => p.network?.name === name)?.rect;
    const [added, other] = [rectOf('new'), rectOf('shop_app')];
    assert.ok(added && other);
    assert.deepEqual([added.x, added.width], [other.x, other.width]);
    assert.equal(Math.max(...after.panels.map(({ rect }) => rect.y)), added.y);
  });

  it('hangs a container that is on one network under its bar', () => {
    const drawn = shape(10, 30);
    const picture = layoutBus(drawn, everything);
    for (const { container: it, rect, attachments } of picture.cards) {
      if (attachments.length !== 1) continue;
      const lead = picture.leads.find(each => each.container.id === it.id);
      assert.ok(lead && lead.joint.y < rect.y + rect.height);
      assert.ok(Math.abs(lead.joint.x - rect.x) < 24, 'straight up');
    }
  });

  it('puts bars that share containers next to each other, so that drops pass no other bar', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => network(name));
    assert.ok(a && b && c && d);
    const on = (name: string, ...networks: (typeof a)[]) =>
      container(name, { endpoints: networks.map(each => endpoint(each, '10.0.0.2')) });
    const drawn = landscape([a, b, c, d], [on('x', a, c), on('y', c, d), on('z', d, b)]);
    const { leads } = layoutBus(drawn, everything);
    assert.equal(leads.length, 6);
    assert.ok(leads.every(lead => !lead.drawn));
  });

  it('says the address at every joint of a small landscape', () => {
    for (const drawn of [shop(), zoo(), shape(10, 30)]) {
      const { leads } = layoutBus(drawn, everything);
      const silent = leads.filter(({ label, attachment }) => attachment.endpoint.ipv4 && !label);
      assert.deepEqual(silent, []);
    }
  });

  it('is one deck as long as that can be read', () => {
    assert.equal(layoutBus(shape(10, 30), everything).plan.columns.length, 2);
  });

  for (const [name, make] of Object.entries({
    shop,
    zoo,
    hostile,
    typical: () => shape(10, 30),
    heavy: () => shape(50, 300),
  })) {
    it(`is readable for ${name}`, () => {
      const drawn = make();
      assertReadable(layoutBus(drawn, everything), drawn);
    });
  }
});
