// The way back from what a person did by hand, and what is kept of it.
import assert from 'node:assert/strict';
import type { ContainerId, Landscape } from '../../../src/landscape/landscape';
import { Layouts } from '../../../webview/topology/layouts';
import { cardStep } from '../../../webview/topology/moves/step';
import { homesOf } from '../../../webview/topology/moves/homes';
import type { Picture } from '../../../webview/topology/rack/picture';
import { container, endpoint, landscape, network, shop } from '../../lab/topologyHarnessData';
import { assertNothingMoved, everything } from './anyLandscape';

const app = network('app');
const web = (name: string) => container(name, { endpoints: [endpoint(app)] });
const three = () => landscape([app], ['a', 'b', 'c'].map(web));

describe('changes by hand', () => {
  let layouts: Layouts;
  const draw = (drawn: Landscape) => layouts.draw('rack', drawn, everything, 1.6, {});

  /** Moves a card a row down, as the keyboard does. */
  const down = (picture: Picture, name: string): boolean => {
    const id = `c-${name}` as ContainerId;
    const move = cardStep(picture.plan, id, homesOf(picture, id), 'down');
    return move !== undefined && layouts.move('rack', move);
  };

  beforeEach(() => (layouts = new Layouts()));

  it('are taken back and done again one after the other', () => {
    const pictures = [draw(three())];
    for (const name of ['a', 'a']) {
      assert.ok(down(draw(three()), name));
      pictures.push(draw(three()));
    }
    const [first, second, third] = pictures as [Picture, Picture, Picture];
    assert.ok(layouts.undo('rack'));
    assertNothingMoved(second, draw(three()));
    assert.ok(layouts.undo('rack'));
    assertNothingMoved(first, draw(three()));
    assert.equal(layouts.undo('rack'), false, 'there is no more');
    assert.ok(layouts.redo('rack') && layouts.redo('rack'));
    assertNothingMoved(third, draw(three()));
    assert.equal(layouts.redo('rack'), false);
    assert.equal(layouts.undo('bus'), false, 'each layout has its own');
  });

  it('are taken back without moving who came meanwhile', () => {
    const first = draw(three());
    assert.ok(down(first, 'a'));
    draw(three());
    const more = landscape([app], ['a', 'b', 'c', 'd'].map(web));
    const before = draw(more);
    assert.ok(layouts.undo('rack'));
    const after = draw(more);
    assertNothingMoved(first, after);
    assertNothingMoved(before, after, new Set(['c c-a', 'c c-b']));
  });

  it('are gone after arranging anew, which can be taken back, too', () => {
    assert.ok(down(draw(three()), 'a'));
    const moved = draw(three());
    layouts.arrange('rack');
    assert.notDeepEqual(draw(three()).cards, moved.cards);
    assert.ok(layouts.undo('rack'));
    assertNothingMoved(moved, draw(three()));
  });

  it('outlive another choice of what is shown, and what is hidden comes back to its place', () => {
    const picture = draw(shop());
    assert.ok(down(picture, 'shop-nginx-1') || down(picture, 'shop-web-1'));
    const moved = draw(shop());
    const view = { ...everything, showPredefined: false };
    layouts.renew();
    const fewer = layouts.draw('rack', shop(), view, 1.6, {});
    assertNothingMoved(moved, fewer);
    layouts.renew();
    assertNothingMoved(moved, draw(shop()));
  });

  it('are in the text that is kept, of both layouts', () => {
    assert.ok(down(draw(three()), 'a'));
    const rack = draw(three());
    const bus = layouts.draw('bus', three(), everything, 1.6, {});
    const kept = layouts.text;
    layouts = new Layouts(kept);
    assertNothingMoved(rack, draw(three()));
    layouts = new Layouts(layouts.text);
    assertNothingMoved(bus, layouts.draw('bus', three(), everything, 1.6, {}));
    assertNothingMoved(rack, draw(three()));
    layouts = new Layouts('no json');
    assert.deepEqual(draw(three()).cards.length, 3);
  });
});
