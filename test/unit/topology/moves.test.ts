import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContainerId, Landscape } from '../../../src/landscape/landscape';
import { layoutBus } from '../../../webview/topology/bus/bus';
import { cardSpotAt, markerOf } from '../../../webview/topology/moves/cardSpots';
import { homesOf } from '../../../webview/topology/moves/homes';
import type { Move } from '../../../webview/topology/moves/move';
import { movePlan } from '../../../webview/topology/moves/move';
import { holderAt, unitOf } from '../../../webview/topology/moves/moveCard';
import { panelMarker } from '../../../webview/topology/moves/panelSpots';
import { panelStep } from '../../../webview/topology/moves/step';
import { centreOf } from '../../../webview/topology/rack/geometry';
import type { Picture } from '../../../webview/topology/rack/picture';
import { panelsIn } from '../../../webview/topology/rack/plan';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { container, endpoint, landscape, network, shop } from '../../lab/topologyHarnessData';
import { attempts, moveFor } from './anyMove';
import { assertNothingMoved, assertTidy, everything, landscapes } from './anyLandscape';

const layouts = { rack: layoutRack, bus: layoutBus };

/** The namespace of one without a network is shared, and another one is on no network by chance. */
const sharedNone = landscape(
  [network('none', { driver: 'null' })],
  [
    container('sharer', {
      networkMode: { kind: 'container', containerId: 'c-owner' as ContainerId },
    }),
    container('owner', { networkMode: { kind: 'none' } }),
    container('alone'),
  ],
);

for (const [name, layout] of Object.entries(layouts)) {
  const draw = (drawn: Landscape, plan?: Picture['plan']) => layout(drawn, everything, plan);
  const moved = (drawn: Landscape, picture: Picture, move: Move) =>
    draw(drawn, movePlan(picture.plan, move));

  describe(`moves in the ${name} layout`, () => {
    it('leave any landscape tidy and lose nothing', () => {
      let count = 0;
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          let picture = draw(drawn);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (!move) continue;
            const after = moved(drawn, picture, move);
            assertTidy(after, drawn);
            picture = after;
            count++;
          }
        }),
        { numRuns: 80 },
      );
      assert.ok(count > 40, `${count} moves were tried`);
    });

    it('are the same for the same move', () => {
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          const picture = draw(drawn);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (move) assert.deepEqual(moved(drawn, picture, move), moved(drawn, picture, move));
          }
        }),
        { numRuns: 40 },
      );
    });

    it('leave the picture they begin with as it is', () => {
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          const picture = draw(drawn);
          const before = structuredClone(picture.plan);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (move) movePlan(picture.plan, move);
          }
          assert.deepEqual(picture.plan, before);
        }),
        { numRuns: 40 },
      );
    });

    it('of a card move nothing in other columns than the one it goes to', () => {
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          const picture = draw(drawn);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (move?.kind !== 'card') continue;
            const { plan } = picture;
            const unit = unitOf(plan, move.id);
            const concerned = new Set([plan.slots.get(unit)?.panel, move.spot.panel]);
            const column = plan.panels.get(move.spot.panel)?.column;
            const free = new Set<string>(picture.doors.map(({ door }) => `d ${door.key}`));
            for (const panel of plan.panels.values()) {
              if (!concerned.has(panel.key) && panel.column !== column) continue;
              free.add(`p ${panel.key}`);
              for (const [id, slot] of plan.slots) {
                if (slot.panel === panel.key) free.add(`c ${id}`);
              }
            }
            for (const id of plan.joins.keys()) free.add(`c ${id}`);
            // Who shares a namespace follows its owner, also out of a card of its own.
            for (const each of drawn.containers) {
              if (each.networkMode.kind === 'container') free.add(`c ${each.id}`);
            }
            assertNothingMoved(picture, moved(drawn, picture, move), free);
          }
        }),
        { numRuns: 40 },
      );
    });

    it('of a panel keep the order of all others', () => {
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          const picture = draw(drawn);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (move?.kind !== 'panel') continue;
            const order = ({ plan }: Picture) =>
              plan.columns
                .map((_, column) => panelsIn(plan, column).map(({ key }) => key))
                .map(keys => keys.filter(key => key !== move.key).join())
                .filter(Boolean);
            assert.deepEqual(order(moved(drawn, picture, move)), order(picture));
          }
        }),
        { numRuns: 40 },
      );
    });

    it('show beforehand where a thing will be', () => {
      fc.assert(
        fc.property(landscapes, attempts, (drawn, list) => {
          const picture = draw(drawn);
          for (const attempt of list) {
            const move = moveFor(picture, attempt);
            if (!move) continue;
            const { plan } = picture;
            if (move.kind === 'card') {
              const marker = markerOf(plan, move.spot);
              assert.ok(marker);
              if (move.spot.isNewRow) continue;
              const card = moved(drawn, picture, move).cards.find(
                ({ container: { id } }) => id === unitOf(plan, move.id),
              );
              assert.equal(card?.rect.x, marker.x);
              // A higher card that changes places with it may push it down.
              if (holderAt(plan, move.spot) === undefined) assert.equal(card.rect.y, marker.y);
            } else {
              const marker = panelMarker(plan, move.key, move.spot);
              assert.ok(marker);
              // A line is between two panels that make room for it.
              if (Math.min(marker.width, marker.height) < 8) continue;
              const panel = movePlan(plan, move).panels.get(move.key);
              assert.equal(panel?.y, marker.y);
            }
          }
        }),
        { numRuns: 60, examples: [[sharedNone, [{ isCard: true, which: 2, to: 'down' }]]] },
      );
    });

    it('hold when more arrives than was there', () => {
      const [app, data] = [network('app'), network('data')];
      const few = landscape([app, data], [container('a', { endpoints: [endpoint(app)] })]);
      const picture = draw(few);
      const move =
        panelStep(picture.plan, `net:${data.id}`, 'right') ??
        panelStep(picture.plan, `net:${data.id}`, 'up') ??
        panelStep(picture.plan, `net:${data.id}`, 'down');
      assert.ok(move);
      const after = moved(few, picture, move);
      const more = Array.from({ length: 20 }, (_, i) =>
        container(`m${i}`, { endpoints: [endpoint(data)] }),
      );
      const grown = draw(landscape([app, data], [...few.containers, ...more]), after.plan);
      assertNothingMoved(after, grown);
    });
  });
}

describe('a move of one that shares a namespace', () => {
  const [own, other] = [network('own', { project: 'p' }), network('other', { project: 'q' })];
  const owner = container('a', { endpoints: [endpoint(own), endpoint(other)], project: 'p' });
  const networkMode = { kind: 'container', containerId: owner.id } as const;
  const sharer = container('b', { networkMode, project: 'q' });

  for (const [name, layout] of Object.entries(layouts)) {
    it(`begins where its owner is drawn, whatever its own project is, in the ${name} layout`, () => {
      const { cards } = layout(landscape([own, other], [owner, sharer]), everything);
      const areas = cards.map(({ area }) => area);
      assert.deepEqual(areas, [`net:${own.id}`, `net:${own.id}`]);
      const networks = cards.map(({ attachments }) => attachments.map(each => each.network.name));
      assert.deepEqual(networks[1], networks[0]);
    });
  }
});

describe('a move of a card', () => {
  const picture = layoutRack(shop(), everything);
  const id = (name: string) => `c-${name}` as ContainerId;
  const place = ({ plan }: Picture, name: string) => {
    const slot = plan.slots.get(id(name));
    return slot && { panel: slot.panel, row: slot.row, cell: slot.cell };
  };
  const drop = (from: Picture, name: string, at: { x: number; y: number }) => {
    const spot = cardSpotAt(from.plan, id(name), homesOf(from, id(name)), at);
    assert.ok(spot, `${name} can go there`);
    return layoutRack(
      shop(),
      everything,
      movePlan(from.plan, { kind: 'card', id: id(name), spot }),
    );
  };
  const rectOf = (from: Picture, name: string) => {
    const box = from.cards.find(card => card.container.name === name);
    assert.ok(box);
    return box.rect;
  };

  it('onto another one of its network lets the two change places', () => {
    const [first, second] = ['shop-nginx-1', 'shop-web-1'];
    assert.equal(place(picture, first)?.panel, place(picture, second)?.panel);
    const after = drop(picture, first, centreOf(rectOf(picture, second)));
    assert.deepEqual(place(after, first), place(picture, second));
    assert.deepEqual(place(after, second), place(picture, first));
  });

  it('to the panel of another network it is on makes that its home', () => {
    const edge = picture.panels.find(({ network: on }) => on?.name === 'shop_edge');
    assert.ok(edge);
    const after = drop(picture, 'shop-nginx-1', centreOf(edge.rect));
    const card = after.cards.find(each => each.container.name === 'shop-nginx-1');
    assert.equal(card?.area, edge.area);
    assert.equal(card.attachments[0]?.network.name, 'shop_edge');
    const lead = after.leads.find(each => each.container.name === 'shop-nginx-1');
    assert.equal(lead?.attachment.network.name, 'shop_app', 'its other network is a wire now');
  });

  it('to the panel of a network it is not on does nothing', () => {
    const data = picture.panels.find(({ network: on }) => on?.name === 'shop_data');
    assert.ok(data);
    const web = id('shop-web-1');
    const spot = cardSpotAt(picture.plan, web, homesOf(picture, web), centreOf(data.rect));
    assert.equal(spot, undefined);
  });

  it('is kept by one that is made anew under its name', () => {
    const edge = picture.panels.find(({ network: on }) => on?.name === 'shop_edge');
    assert.ok(edge);
    const before = drop(picture, 'shop-nginx-1', centreOf(edge.rect));
    const drawn = shop();
    const others = drawn.containers.filter(each => each.name !== 'shop-nginx-1');
    const [old] = drawn.containers.filter(each => each.name === 'shop-nginx-1');
    assert.ok(old);
    // As Compose does it: under another name first, which is changed when the old one is gone.
    const fresh = { ...old, id: 'c-again' as ContainerId };
    const steps = [
      [old, { ...fresh, name: 'f00_shop-nginx-1' }],
      [{ ...fresh, name: 'f00_shop-nginx-1' }],
      [fresh],
    ];
    let now = before;
    for (const step of steps) {
      now = layoutRack(landscape([...drawn.networks], [...others, ...step]), everything, now.plan);
    }
    const card = now.cards.find(each => each.container.id === fresh.id);
    assert.deepEqual(card?.rect, rectOf(before, 'shop-nginx-1'));
    const doors = new Set(before.doors.map(({ door }) => `d ${door.key}`));
    assertNothingMoved(before, now, doors);
  });

  it('is kept when the whole project goes down and comes up again', () => {
    const edge = picture.panels.find(({ network: on }) => on?.name === 'shop_edge');
    assert.ok(edge);
    const before = drop(picture, 'shop-nginx-1', centreOf(edge.rect));
    const drawn = shop();
    const rest = drawn.networks.filter(each => each.isPredefined);
    const down = layoutRack(landscape([...rest], []), everything, before.plan);
    const again = JSON.parse(
      JSON.stringify(drawn).replaceAll('"n-shop', '"n-new').replaceAll('"c-shop', '"c-new'),
    ) as Landscape;
    const up = layoutRack(again, everything, down.plan);
    const places = (from: Picture) =>
      [
        ...from.cards.map(card => [card.container.name, card.rect] as const),
        ...from.panels.map(panel => [panel.network?.name ?? panel.area, panel.rect] as const),
      ].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(places(up), places(before));
  });
});
