import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Landscape } from '../../../src/landscape/landscape';
import { layoutBus } from '../../../webview/topology/bus/bus';
import type { Folds } from '../../../webview/topology/folds';
import { movePlan } from '../../../webview/topology/moves/move';
import type { Picture } from '../../../webview/topology/rack/picture';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { readPlan } from '../../../webview/topology/stored/readPlan';
import { writePlan } from '../../../webview/topology/stored/writePlan';
import { crowd, shape, shop } from '../../lab/topologyHarnessData';
import { attempts, moveFor } from './anyMove';
import { assertTidy, crowds, everything, landscapes } from './anyLandscape';
import { foldables } from './foldables';

const layouts = { rack: layoutRack, bus: layoutBus };

/** The same landscape with nothing but its ids changed. */
function madeAnew(drawn: Landscape): Landscape {
  const text = JSON.stringify(drawn).replaceAll('"n-', '"new-n-').replaceAll('"c-', '"new-c-');
  return JSON.parse(text) as Landscape;
}

/** Everything that is drawn, without ids. */
function looks({ cards, panels, doors }: Picture): unknown {
  const byName = <T>(list: readonly (readonly [string, T])[]) =>
    [...list].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    cards: byName(cards.map(card => [card.container.name, card.rect] as const)),
    panels: byName(panels.map(p => [`${p.network?.name ?? p.area} ${p.rect.y}`, p.rect] as const)),
    doors: byName(doors.map(({ door, rect }) => [door.key, rect] as const)),
    hues: byName(panels.map(p => [`${p.network?.name ?? p.area} ${p.rect.y}`, p.hue] as const)),
  };
}

/** The panel with the doors has to be nowhere but where it was. */
function withoutHeight(panel: Picture['panels'][number]): Picture['panels'][number] {
  return panel.area === 'host' ? { ...panel, rect: { ...panel.rect, height: 0 } } : panel;
}

for (const [name, layout] of Object.entries(layouts)) {
  const kind = name === 'rack' ? 'rack' : 'bus';
  const draw = (drawn: Landscape, plan?: Picture['plan'], folds?: Folds) =>
    layout(drawn, everything, plan, undefined, folds);

  /** As it comes back from disk. */
  const again = ({ plan }: Picture, drawn: Landscape, folds?: Folds) => {
    const text = JSON.stringify(writePlan(plan));
    return draw(drawn, readPlan(JSON.parse(text), kind, drawn), folds);
  };

  describe(`a kept plan of the ${name} layout`, () => {
    it('brings everything back to where it was, also when all has other ids', () => {
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          let picture = draw(drawn);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (move) picture = draw(drawn, movePlan(picture.plan, move));
          }
          if (!picture.panels.length) return;
          assert.deepEqual(looks(again(picture, drawn)), looks(picture));
          const fresh = madeAnew(drawn);
          assert.deepEqual(looks(again(picture, fresh)), looks(picture));
        }),
        { numRuns: 60 },
      );
    });

    it('brings back what is folded as it was', () => {
      const drawn = crowd();
      const before = draw(drawn);
      assert.ok(
        before.cards.some(({ stack }) => stack),
        'something is folded',
      );
      assert.deepEqual(looks(again(before, drawn)), looks(before));
      const all = Object.fromEntries([...before.plan.folds.keys()].map(key => [key, true]));
      const folded = layout(drawn, everything, before.plan, undefined, all);
      assert.deepEqual(looks(again(folded, drawn)), looks(folded));
    });

    it('brings back what was in something folded as it was, also when all has other ids', () => {
      const steps = fc.array(fc.nat(200), { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(crowds, attempts, steps, (drawn, list, which) => {
          const keys = foldables(drawn);
          const open: Folds = Object.fromEntries(keys.map(key => [key, false]));
          let picture = draw(drawn, undefined, open);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (move) picture = draw(drawn, movePlan(picture.plan, move), open);
          }
          let folds = open;
          for (const index of which) {
            folds = { ...folds, [keys[index % keys.length] ?? '']: true };
            picture = draw(drawn, picture.plan, folds);
          }
          if (!picture.panels.length) return;
          // Doors that were one look for places again, and the host is as high as they need.
          const cards = ({ panels, ...others }: Picture) =>
            looks({ ...others, doors: [], panels: panels.map(withoutHeight) });
          const unfolded = cards(draw(drawn, picture.plan, open));
          assert.deepEqual(cards(again(picture, drawn, open)), unfolded);
          assert.deepEqual(cards(again(picture, madeAnew(drawn), open)), unfolded);
        }),
        { numRuns: 80 },
      );
    });

    it('remembers who was gone when it was kept', () => {
      const drawn = shop();
      const before = draw(drawn);
      const without = { ...drawn, containers: drawn.containers.slice(1) };
      const now = again(draw(without, before.plan), drawn);
      assert.deepEqual(looks(now), looks(before));
    });

    it('is tidy whatever somebody wrote into it', () => {
      const changes = fc.array(
        fc.tuple(
          fc.nat(5000),
          fc.oneof(
            fc.integer(),
            fc.double(),
            fc.string(),
            fc.constant(null),
            fc.boolean(),
            fc.constantFrom(0, 1, 40, 100, 1e9),
          ),
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      );
      fc.assert(
        fc.property(fc.oneof(landscapes, crowds), changes, (drawn, list) => {
          const keys = foldables(drawn);
          const open: Folds = Object.fromEntries(keys.map(key => [key, false]));
          const folded = Object.fromEntries(keys.map(key => [key, true]));
          const { plan } = draw(drawn, draw(drawn, undefined, open).plan, folded);
          const leaves = list.map(([at, value]) => ({ at, value }));
          const stored = spoil(JSON.parse(JSON.stringify(writePlan(plan))), leaves);
          const picture = draw(drawn, readPlan(stored, kind, drawn));
          assertTidy(picture, drawn);
          assertTidy(draw(drawn, picture.plan, open), drawn);
        }),
        { numRuns: 120 },
      );
    });

    it('is none where nothing of it can be read', () => {
      for (const value of [undefined, null, 7, 'x', [], {}, { version: 2 }, { version: 1 }]) {
        assert.equal(readPlan(value, kind, shop()), undefined);
      }
      fc.assert(
        fc.property(fc.jsonValue(), value => {
          readPlan(value, kind, shop());
        }),
      );
    });

    it('is small', () => {
      const { plan } = draw(shape(50, 300));
      const { length } = JSON.stringify(writePlan(plan));
      assert.ok(length < 40_000, `${length} characters for 300 containers`);
    });
  });
}

/** Puts other values at some of the leaves. */
function spoil(value: unknown, changes: readonly { at: number; value: unknown }[]): unknown {
  const leaves: (readonly [Record<string, unknown>, string])[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    const fields = node as Record<string, unknown>;
    for (const [key, child] of Object.entries(fields)) {
      if (typeof child === 'object' && child !== null) visit(child);
      else leaves.push([fields, key]);
    }
  };
  visit(value);
  for (const change of changes) {
    const leaf = leaves[change.at % Math.max(1, leaves.length)];
    if (leaf) leaf[0][leaf[1]] = change.value;
  }
  return value;
}
