import assert from 'node:assert/strict';
import type { ContainerId } from '../../../src/landscape/landscape';
import type { ProxyArrow } from '../../../src/protocol/proxyRoutes';
import { Layouts } from '../../../webview/topology/layouts';
import { overlaps } from '../../../webview/topology/rack/geometry';
import { pointAt } from '../../../webview/topology/routes/curve';
import { placeArrows } from '../../../webview/topology/routes/placeArrows';
import { shop } from '../../lab/topologyHarnessData';

const id = (name: string) => `c-${name}` as ContainerId;
const arrow = (to: string | undefined, label = 'shop.localhost/'): ProxyArrow => ({
  id: `${to ?? 'nothing'} ${label}`,
  from: id('shop-nginx-1'),
  ...(to === undefined ? {} : { to: id(to) }),
  end: `${to ?? 'gone'}:80`,
  state: to === undefined ? 'broken' : 'works',
  label,
  lines: [label],
});

for (const layout of ['rack', 'bus'] as const) {
  describe(`placeArrows in the ${layout} layout`, () => {
    const view = { showPredefined: false, showStopped: true, showUnused: true };
    const picture = new Layouts().draw(layout, shop(), view, undefined, {});
    const rectOf = (name: string) => {
      const card = picture.cards.find(({ container }) => container.name === name);
      assert.ok(card, name);
      return card.rect;
    };
    const targets = ['shop-api-1', 'shop-db-1', 'shop-web-1'];

    it('leads from the edge of one card to the edge of the other, over no third one', () => {
      for (const to of targets) {
        const [placed] = placeArrows(picture, [arrow(to)]);
        assert.ok(placed && !placed.isStub);
        const { from, to: end } = placed.curve;
        const touches = ({ x, y }: { x: number; y: number }, name: string) => {
          const rect = rectOf(name);
          const isOnX = x >= rect.x && x <= rect.x + rect.width;
          return isOnX && y >= rect.y && y <= rect.y + rect.height;
        };
        assert.ok(touches(from, 'shop-nginx-1') && touches(end, to), to);
        const others = targets.filter(name => name !== to).map(rectOf);
        const points = Array.from({ length: 19 }, (_, i) => pointAt(placed.curve, (i + 1) / 20));
        const dots = points.map(point => ({ ...point, width: 1, height: 1 }));
        assert.ok(!dots.some(dot => others.some(other => overlaps(dot, other))), to);
      }
    });

    it('keeps what is said apart', () => {
      const arrows = [
        ...targets.map(to => arrow(to)),
        arrow(undefined, 'a'),
        arrow(undefined, 'b'),
      ];
      const chips = placeArrows(picture, arrows).map(({ chip }) => chip);
      assert.equal(chips.length, arrows.length);
      for (const [i, chip] of chips.entries()) {
        assert.ok(!chips.some((other, j) => i < j && overlaps(chip, other)), `chip ${i}`);
      }
    });

    it('ends beside nginx where there is no card to lead to', () => {
      const placed = placeArrows(picture, [arrow(undefined), arrow('not-drawn')]);
      assert.deepEqual(
        placed.map(({ isStub }) => isStub),
        [true, true],
      );
    });

    it('draws nothing of an nginx that is not drawn', () => {
      assert.deepEqual(placeArrows(picture, [{ ...arrow(undefined), from: id('other') }]), []);
    });

    it('leads to the card of what a container is folded into', () => {
      const seats = new Map([[id('in-a-fold'), id('shop-db-1')]]);
      const [placed] = placeArrows({ ...picture, seats }, [arrow('in-a-fold')]);
      const [same] = placeArrows(picture, [arrow('shop-db-1')]);
      assert.deepEqual(placed?.curve, same?.curve);
      const within = new Map([[id('in-a-fold'), id('shop-nginx-1')]]);
      assert.deepEqual(placeArrows({ ...picture, seats: within }, [arrow('in-a-fold')]), []);
    });
  });
}
