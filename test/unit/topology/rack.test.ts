import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutRack } from '../../../webview/topology/rack/rack';
import {
  container,
  hostile,
  landscape,
  network,
  publish,
  shape,
  shop,
  zoo,
} from '../../lab/topologyHarnessData';
import {
  aspects,
  assertNothingMoved,
  assertTidy,
  everything,
  landscapes,
  sharersOf,
} from './anyLandscape';

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
