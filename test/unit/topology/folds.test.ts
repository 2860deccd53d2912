import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Landscape } from '../../../src/landscape/landscape';
import { layoutBus } from '../../../webview/topology/bus/bus';
import type { Folds } from '../../../webview/topology/folds';
import { foldKey } from '../../../webview/topology/folds';
import { overlaps } from '../../../webview/topology/rack/geometry';
import type { Picture } from '../../../webview/topology/rack/picture';
import type { Plan } from '../../../webview/topology/rack/plan';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { stackTitle } from '../../../webview/topology/words';
import {
  container,
  crowd,
  endpoint,
  landscape,
  network,
  publish,
  shape,
} from '../../lab/topologyHarnessData';
import { assertNothingMoved, assertTidy, everything, crowds } from './anyLandscape';
import { foldables } from './foldables';

const layouts = { rack: layoutRack, bus: layoutBus };

for (const [name, layOut] of Object.entries(layouts)) {
  const draw = (drawn: Landscape, folds: Folds = {}, plan?: Plan) =>
    layOut(drawn, everything, plan, undefined, folds);

  describe(`folds in the ${name} layout`, () => {
    const steps = fc.array(fc.tuple(fc.nat(200), fc.boolean()), { minLength: 1, maxLength: 6 });

    it('leave every landscape tidy, whatever is folded and unfolded', () => {
      fc.assert(
        fc.property(crowds, steps, (drawn, toggles) => {
          const keys = foldables(drawn);
          let folds: Folds = {};
          let { plan } = draw(drawn);
          for (const [index, is] of toggles) {
            folds = { ...folds, [keys[index % keys.length] ?? '']: is };
            const picture = draw(drawn, folds, plan);
            assertTidy(picture, drawn);
            assertTidy(draw(drawn, folds), drawn);
            plan = picture.plan;
          }
        }),
        { numRuns: 80 },
      );
    });

    it('give everything back where it was', () => {
      fc.assert(
        fc.property(crowds, fc.nat(200), (drawn, index) => {
          const keys = foldables(drawn);
          const key = keys[index % keys.length] ?? '';
          const before = draw(drawn, Object.fromEntries(keys.map(each => [each, false])));
          const folds = { ...Object.fromEntries(keys.map(each => [each, false])), [key]: true };
          const folded = draw(drawn, folds, before.plan);
          const after = draw(drawn, { ...folds, [key]: false }, folded.plan);
          // Doors that were one look for places again.
          const cards = (picture: Picture) => ({ ...picture, doors: [] });
          assertNothingMoved(cards(before), cards(after));
        }),
        { numRuns: 80 },
      );
    });

    it('move nothing when containers come and go', () => {
      fc.assert(
        fc.property(crowds, fc.nat(89), fc.nat(200), (full, step, index) => {
          const gone = full.containers[step % Math.max(1, full.containers.length)];
          if (!gone || full.containers.some(({ networkMode: m }) => m.kind === 'container')) return;
          const keys = foldables(full);
          const folds = { [keys[index % keys.length] ?? '']: true };
          const before = draw(full, folds);
          const less = landscape(
            [...full.networks],
            full.containers.filter(each => each !== gone),
          );
          const after = draw(less, folds, before.plan);
          assertTidy(after, less);
          const cards = (picture: Picture) => ({ ...picture, doors: [] });
          assertNothingMoved(cards(before), cards(after));
          const again = draw(full, folds, after.plan);
          assertTidy(again, full);
          assertNothingMoved(cards(after), cards(again));
        }),
        { numRuns: 60 },
      );
    });
  });
}

for (const [name, layOut] of Object.entries(layouts)) {
  it(`a folded network whose containers are on very many others has no wires in the ${name} layout`, () => {
    const hub = network('hub');
    const draw = (count: number) => {
      const others = Array.from({ length: count }, (_, i) => network(`n${i}`));
      const members = others.map((other, i) =>
        container(`c${i}`, {
          endpoints: [endpoint(hub, `10.0.0.${i + 2}`), endpoint(other, '10.0.1.2')],
        }),
      );
      const alone = others.map((other, i) =>
        container(`d${i}`, { endpoints: [endpoint(other, '10.0.1.3')] }),
      );
      const drawn = landscape([hub, ...others], [...members, ...alone]);
      const folds = { [foldKey.network('hub')]: true };
      const picture = layOut(drawn, everything, undefined, undefined, folds);
      const card = picture.cards.find(({ stack }) => stack);
      assert.ok(card?.stack);
      const wires = picture.leads.filter(lead => lead.container === card.container);
      const further = wires.filter(({ attachment }) => attachment.network !== hub);
      return { title: stackTitle(card, card.stack), further: further.length };
    };
    assert.deepEqual(draw(4), { title: '4 containers', further: 4 });
    assert.deepEqual(draw(20), { title: '20 containers · 21 networks', further: 0 });
  });
}

describe('what begins folded', () => {
  const app = network('app');
  const replicas = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      container(`api-${i}`, {
        project: 'shop',
        service: 'api',
        endpoints: [endpoint(app, `10.0.0.${i + 2}`)],
        ports: [publish(8000 + i, 80), publish(9000 + i, 90, '127.0.0.1')],
      }),
    );
  const draw = (count: number, plan?: Plan, folds: Folds = {}) =>
    layoutRack(landscape([app], replicas(count)), everything, plan, undefined, folds);
  const stacks = ({ cards }: Picture) =>
    cards.flatMap(({ stack, container: { name } }) =>
      stack ? [`${name} ×${stack.containers.length}`] : [],
    );

  it('is three replicas of a service, and two of them if a person wants it', () => {
    assert.deepEqual(stacks(draw(2)), []);
    assert.deepEqual(stacks(draw(3)), ['api ×3']);
    assert.deepEqual(stacks(draw(2, undefined, { [foldKey.service('shop', 'api')]: true })), [
      'api ×2',
    ]);
  });

  it('stays as it began while replicas come and go', () => {
    const few = draw(2);
    assert.deepEqual(stacks(draw(5, few.plan)), []);
    const many = draw(3);
    const rectOf = (picture: Picture) => picture.cards[0]?.rect;
    const fewer = draw(1, many.plan);
    assert.deepEqual([stacks(fewer), rectOf(fewer)], [['api ×1'], rectOf(many)]);
  });

  it('is a network with more cards than can be overlooked, and every one in a large landscape', () => {
    const folded = (picture: Picture) => picture.panels.filter(panel => panel.isFolded).length;
    assert.equal(folded(layoutRack(shape(10, 30), everything)), 0);
    assert.equal(folded(layoutRack(shape(50, 300), everything)), 1);
    const { panels, cards } = layoutRack(shape(200, 2000), everything);
    assert.ok(panels.every(({ isFolded, homed }) => isFolded === homed > 1));
    assert.ok(cards.length < 210);
  });

  it('has one door for each kind of published port', () => {
    const { doors } = draw(3);
    assert.deepEqual(
      doors.map(({ door }) => [door.scope, door.doors?.length]),
      [
        ['all', 3],
        ['local', 3],
      ],
    );
  });
});

describe('a folded project', () => {
  it('is one panel, on which the wires of all its networks end', () => {
    const drawn = crowd();
    const folds = { [foldKey.project('shop')]: true };
    for (const layOut of Object.values(layouts)) {
      const picture = layOut(drawn, everything, undefined, undefined, folds);
      const box = picture.panels.filter(({ project }) => project === 'shop');
      assert.deepEqual(
        box.map(({ parts, homed, network: own }) => [parts.length, homed, own]),
        [[3, 9, undefined]],
      );
      assert.deepEqual(
        picture.frames.map(({ project }) => project).filter(project => project !== 'blog'),
        [],
      );
    }
  });
});

describe('frames', () => {
  it('are around all panels of a project with several networks, and touch no others', () => {
    for (const layOut of Object.values(layouts)) {
      const { frames, panels } = layOut(crowd(), everything);
      assert.deepEqual([...new Set(frames.map(({ project }) => project))].sort(), ['blog', 'shop']);
      for (const { project, rect } of frames) {
        for (const panel of panels) {
          if (panel.project !== project) assert.ok(!overlaps(rect, panel.rect));
        }
      }
      for (const panel of panels.filter(each => each.project !== undefined)) {
        assert.equal(frames.filter(({ rect }) => overlaps(rect, panel.rect)).length, 1);
      }
    }
  });
});
