import assert from 'node:assert/strict';
import { searchFor } from '../../../src/landscape/search';
import { hitsOf } from '../../../webview/topology/hits';
import { neighbourOf } from '../../../webview/topology/neighbour';
import { onlyOf } from '../../../webview/topology/only';
import { outlineOf } from '../../../webview/topology/outline';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { shape, shop, zoo } from '../../lab/topologyHarnessData';

const everything = { showPredefined: true, showStopped: true, showUnused: true };

describe('hits in a picture', () => {
  const drawn = zoo();
  const hits = (text: string, view = everything) =>
    hitsOf(searchFor(text), drawn, layoutRack(drawn, view));

  it('are networks and containers, an area after the other', () => {
    const { order } = hits('shop');
    assert.equal(order.filter(key => key.startsWith('panel')).length, 3);
    assert.equal(
      order.indexOf('card c-shop-db-1'),
      order.indexOf('panel net:n-shop_data') + 1,
      'what lives on a network follows it',
    );
  });

  it('count what the view leaves out apart', () => {
    assert.equal(hits('old-import').hidden, 0);
    const { order, hidden } = hits('old-import', {
      showPredefined: true,
      showStopped: false,
      showUnused: true,
    });
    assert.deepEqual([order, hidden], [[], 1]);
  });
});

describe('nothing but hits', () => {
  const drawn = zoo();
  const whole = layoutRack(drawn, everything);
  const only = (text: string) => onlyOf(whole, hitsOf(searchFor(text), drawn, whole).keys);

  it('are drawn with the networks they are on and their published ports, where they were', () => {
    const { cards, panels, doors, rails, leads } = only('name:nginx');
    assert.deepEqual(
      cards,
      whole.cards.filter(card => card.container.name === 'shop-nginx-1'),
    );
    assert.deepEqual(panels.map(({ network, area }) => network?.name ?? area).sort(), [
      'host',
      'shop_app',
      'shop_edge',
    ]);
    assert.deepEqual(
      doors.map(({ door }) => door.port),
      [8080, 8443],
    );
    assert.ok(panels.every(panel => whole.panels.includes(panel)));
    assert.deepEqual([rails.length, leads.length], [1, 1]);
  });

  it('may be a network by itself, or nothing', () => {
    assert.deepEqual(
      only('playground').panels.map(panel => panel.network?.name),
      ['playground'],
    );
    assert.deepEqual(only('nothing at all').panels, []);
  });
});

describe('the outline', () => {
  it('has every network with its containers, and their other networks', () => {
    const drawn = shop();
    const groups = outlineOf(drawn, layoutRack(drawn, { ...everything, showPredefined: false }));
    assert.deepEqual(
      groups.map(({ network, rows }) => [
        network?.name,
        ...rows().map(({ container, attachment, others }) =>
          [container.name, attachment?.endpoint.ipv4, ...others.map(o => o.network.name)].join(' '),
        ),
      ]),
      [
        [
          'shop_app',
          'shop-api-1 172.21.0.3 shop_data',
          'shop-nginx-1 172.21.0.4 shop_edge',
          'shop-web-1 172.21.0.2',
        ],
        ['shop_data', 'shop-api-1 172.22.0.2 shop_app', 'shop-db-1 172.22.0.3'],
        ['shop_edge', 'shop-nginx-1 172.20.0.2 shop_app'],
      ],
    );
  });

  it('has what is on no network at its end, and each line once', () => {
    for (const drawn of [zoo(), shape(50, 300)]) {
      const picture = layoutRack(drawn, everything);
      const groups = outlineOf(drawn, picture);
      const keys = groups.flatMap(group => [group.key, ...group.rows().map(({ key }) => key)]);
      assert.equal(new Set(keys).size, keys.length);
      assert.ok(groups.every(group => group.count === group.rows().length));
      const listed = new Set(groups.flatMap(group => group.rows().map(row => row.container.id)));
      assert.equal(listed.size, picture.attachments.size, 'whatever is drawn');
    }
    const last = outlineOf(zoo(), layoutRack(zoo(), everything)).at(-1);
    assert.deepEqual(
      last?.rows().map(row => row.container.name),
      ['lonely'],
    );
  });
});

describe('arrows', () => {
  const at = (x: number, y: number) => ({ anchor: { x, y, width: 10, height: 10 } });

  it('rather lead to what is attached, but not past everything else', () => {
    const [here, near, attached, far] = [at(0, 0), at(100, 0), at(150, 0), at(400, 0)] as const;
    const to = (...others: ReturnType<typeof at>[]) =>
      neighbourOf(here, others, 'right', other => other === attached || other === far);
    assert.equal(to(near, attached), attached);
    assert.equal(to(near, far), near);
  });
});
