import assert from 'node:assert/strict';
import type { Network } from '../../../src/landscape/landscape';
import { noticeFor } from '../../../webview/topology/noticeKind';
import { hiddenOf } from '../../../webview/topology/hidden';
import { neighbourOf } from '../../../webview/topology/neighbour';
import { roundedPath } from '../../../webview/topology/path';
import { doorsOf } from '../../../webview/topology/rack/doors';
import { layoutRack } from '../../../webview/topology/rack/rack';
import { relatedTo } from '../../../webview/topology/related';
import {
  container,
  endpoint,
  landscape,
  network,
  publish,
  shop,
} from '../../lab/topologyHarnessData';

const everything = { showPredefined: true, showStopped: true, showUnused: true };

describe('doors', () => {
  it('are one for a port on IPv4 and IPv6', () => {
    const doors = doorsOf(container('a', { ports: [publish(80, 80), publish(80, 80, '::')] }));
    assert.equal(doors.length, 1);
    assert.deepEqual(doors[0]?.addresses, ['0.0.0.0', '::']);
  });

  it('tell who can come in', () => {
    const scope = (address: string) =>
      doorsOf(container('a', { ports: [publish(80, 80, address)] }))[0]?.scope;
    assert.deepEqual(['0.0.0.0', '::', '127.0.0.1', '::1', '10.0.0.5'].map(scope), [
      'all',
      'all',
      'local',
      'local',
      'address',
    ]);
  });
});

describe('home of a container', () => {
  const home = (networks: Network[], more: Parameters<typeof container>[1]) => {
    const drawn = landscape(networks, [container('it', more)]);
    return layoutRack(drawn, everything).cards[0]?.area;
  };
  const [own, other, bridge] = [network('own', { project: 'p' }), network('a'), network('bridge')];

  it('is the network of its project', () => {
    const endpoints = [endpoint(other), endpoint(bridge), endpoint(own)];
    assert.equal(home([own, other, bridge], { project: 'p', endpoints }), `net:${own.id}`);
  });

  it("is a user's network rather than a predefined one", () => {
    const endpoints = [endpoint(bridge), endpoint(other)];
    assert.equal(home([other, bridge], { endpoints }), `net:${other.id}`);
  });

  it('is the host, nowhere or apart where there is no other', () => {
    assert.equal(home([], { networkMode: { kind: 'host' } }), 'host');
    assert.equal(home([], { networkMode: { kind: 'none' } }), 'none');
    assert.equal(home([], {}), 'unattached');
  });

  it('stays when its project grows elsewhere', () => {
    const [a, b] = [network('a'), network('b')];
    const it = container('it', { project: 'p', endpoints: [endpoint(a), endpoint(b)] });
    const before = layoutRack(landscape([a, b], [it]), everything);
    const more = ['x', 'y'].map(n => container(n, { project: 'p', endpoints: [endpoint(b)] }));
    const after = layoutRack(landscape([a, b], [it, ...more]), everything, before.plan);
    const areaIn = (picture: typeof before) =>
      picture.cards.find(card => card.container.name === 'it')?.area;
    assert.equal(areaIn(after), areaIn(before));
  });
});

describe('what the view leaves out', () => {
  const drawn = landscape(
    [network('own'), network('bridge')],
    [
      container('up', { endpoints: [endpoint(network('own'))] }),
      container('down', { state: 'exited', endpoints: [endpoint(network('own'))] }),
      container('plain', { endpoints: [endpoint(network('bridge'))] }),
    ],
  );
  const names = (view: typeof everything) =>
    layoutRack(drawn, view).cards.map(card => card.container.name);

  it('is stopped containers', () => {
    assert.deepEqual(names({ showPredefined: true, showStopped: false, showUnused: true }), [
      'plain',
      'up',
    ]);
  });

  it('is predefined networks, with the containers that are on no other', () => {
    assert.deepEqual(names({ showPredefined: false, showStopped: true, showUnused: true }), [
      'down',
      'up',
    ]);
  });

  it('is counted by the choice that hides it, and only once', () => {
    const bridge = network('bridge');
    const late = container('late', { state: 'exited', endpoints: [endpoint(bridge)] });
    const all = landscape([...drawn.networks], [...drawn.containers, late]);
    const hidden = (showPredefined: boolean, showStopped: boolean) => {
      const view = { showPredefined, showStopped, showUnused: true };
      return hiddenOf(all, view, layoutRack(all, view).attachments.size);
    };
    assert.deepEqual(hidden(true, true), { stopped: 0, predefined: 0, unused: 0 });
    assert.deepEqual(hidden(true, false), { stopped: 2, predefined: 0, unused: 0 });
    assert.deepEqual(hidden(false, true), { stopped: 0, predefined: 2, unused: 0 });
    assert.deepEqual(hidden(false, false), { stopped: 2, predefined: 1, unused: 0 });
  });

  it('is networks that nobody is attached to, but not the predefined ones', () => {
    const all = landscape([...drawn.networks, network('idle')], [...drawn.containers]);
    const view = { ...everything, showUnused: false };
    const picture = layoutRack(all, view);
    assert.deepEqual(picture.panels.map(panel => panel.network?.name).sort(), ['bridge', 'own']);
    assert.equal(hiddenOf(all, view, picture.attachments.size).unused, 1);
  });
});

describe('colours', () => {
  it('stay with a network, whatever comes', () => {
    const before = layoutRack(shop(), everything);
    const more = landscape([...shop().networks, network('aaa')], [...shop().containers]);
    const after = layoutRack(more, everything, before.plan);
    for (const panel of before.panels) {
      assert.equal(after.panels.find(each => each.key === panel.key)?.hue, panel.hue);
    }
  });

  it('differ as long as there are enough of them', () => {
    const networks = Array.from({ length: 12 }, (_, i) => network(`n${i}`));
    const hues = layoutRack(landscape(networks, []), everything).panels.map(panel => panel.hue);
    assert.equal(new Set(hues).size, 12);
  });
});

describe('selection', () => {
  it('of a container lights its networks, who is on them, and its doors', () => {
    const picture = layoutRack(shop(), everything);
    const nginx = picture.cards.find(card => card.container.name === 'shop-nginx-1');
    assert.ok(nginx);
    const target = { kind: 'container', containerId: nginx.container.id } as const;
    const { wires, keys } = relatedTo(target, picture);
    assert.deepEqual(
      wires.rails.map(rail => rail.network.name),
      ['shop_edge'],
    );
    assert.deepEqual(
      wires.doors.map(({ door }) => door.port),
      [8080, 8443],
    );
    assert.ok(keys.has('panel net:n-shop_app') && keys.has('panel net:n-shop_edge'));
    assert.ok(keys.has('card c-shop-web-1') && !keys.has('card c-shop-db-1'));
  });

  it('of a container without any network lights nobody else', () => {
    const none = network('none', { driver: 'null', isPredefined: true });
    const [a, b] = ['a', 'b'].map(name => container(name, { endpoints: [endpoint(none)] }));
    assert.ok(a && b);
    const picture = layoutRack(landscape([none], [a, b]), everything);
    const { keys } = relatedTo({ kind: 'container', containerId: a.id }, picture);
    assert.ok(keys.has(`card ${a.id}`) && !keys.has(`card ${b.id}`));
  });
});

describe('paths', () => {
  it('round their corners and leave out points that are none', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 30 },
    ];
    assert.equal(roundedPath(line, 4), 'M0 0L16 0Q20 0 20 4L20 30');
    assert.equal(roundedPath(line.slice(2, 4), 4), '');
  });
});

describe('neighbours', () => {
  const at = (x: number, y: number) => ({ anchor: { x, y, width: 10, height: 10 } });
  it('are those straight ahead before those aside', () => {
    const [here, ahead, aside, behind] = [at(0, 0), at(60, 0), at(40, 30), at(-20, 0)];
    const all = [here, ahead, aside, behind];
    assert.equal(neighbourOf(here, all, 'right'), ahead);
    assert.equal(neighbourOf(here, all, 'down'), aside);
    assert.equal(neighbourOf(here, all, 'up'), undefined);
  });
});

describe('notice', () => {
  const status = (state: 'live' | 'connecting' | 'reconnecting' | 'unreachable') => ({
    name: '',
    message: '',
    state,
  });
  it('never calls an error empty', () => {
    assert.equal(noticeFor(status('live'), 3, 4, 4), 'none');
    assert.equal(noticeFor(status('live'), 3, 0, 0), 'empty');
    assert.equal(noticeFor(status('live'), 3, 4, 0), 'hidden');
    assert.equal(noticeFor(status('connecting'), 0, 0, 0), 'connecting');
    assert.equal(noticeFor(status('reconnecting'), 3, 4, 4), 'stale');
    assert.equal(noticeFor(status('unreachable'), 3, 4, 4), 'lost');
    assert.equal(noticeFor(status('unreachable'), 0, 0, 0), 'unreachable');
  });
});
