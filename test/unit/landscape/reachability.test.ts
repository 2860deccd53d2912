import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type EngineFacts, readEngineFacts } from '../../../src/landscape/engineFacts';
import type { Container, ContainerId, Landscape, Network } from '../../../src/landscape/landscape';
import { reach, reachableFrom, reaching } from '../../../src/landscape/reachability';
import { container, endpoint, landscape, network, publish } from '../../lab/topologyHarnessData';

const option = (name: string, value: string) => ({ [`com.docker.network.bridge.${name}`]: value });
const on = (...networks: readonly Network[]) => ({
  endpoints: networks.map((each, i) => endpoint(each, `10.0.${i}.${each.name.length}`)),
});
const dual = (each: Network, end: string) => ({
  ...endpoint(each, `10.6.0.${end}`),
  ipv6: `fd00::${end}`,
  ipv6Gateway: 'fd00::1',
});
const sharing = (owner: string) => ({
  networkMode: { kind: 'container', containerId: `c-${owner}` as ContainerId } as const,
});
const hostNetwork = network('host', { driver: 'host' });
const hosted = (name: string) =>
  container(name, { networkMode: { kind: 'host' }, endpoints: [endpoint(hostNetwork)] });

const engine = (ApiVersion: string): EngineFacts => readEngineFacts({}, { ApiVersion });

/** What `a` finds on its way to `b`. */
function between(
  networks: readonly Network[],
  containers: readonly Container[],
  facts?: EngineFacts,
) {
  const scene = landscape([...networks], [...containers]);
  const [a, b] = ['a', 'b'].map(name => scene.containers.find(each => each.name === name));
  assert.ok(a && b);
  return reach(scene, a, b, facts);
}

const ways = (...args: Parameters<typeof between>) =>
  between(...args).ways.map(({ kind, network: over, addresses, hasNames }) =>
    [kind, over?.name ?? '', ...addresses, ...(hasNames ? ['by name'] : [])].join(' '),
  );
const obstacles = (...args: Parameters<typeof between>) =>
  between(...args).obstacles.map(({ kind }) => kind);

const app = network('app', { subnets: [{ subnet: '10.1.0.0/16', gateway: '10.1.0.1' }] });
const other = network('other', { subnets: [{ subnet: '10.2.0.0/16', gateway: '10.2.0.1' }] });
const bridge = network('bridge');

describe('reach', () => {
  it('goes by address and name over a network that both are on', () => {
    const both = [container('a', on(app)), container('b', on(app))];
    assert.deepEqual(ways([app], both), ['direct app 10.0.0.3 by name']);
  });

  it('goes over each network that both are on', () => {
    const both = ['a', 'b'].map(name => container(name, on(app, other)));
    assert.deepEqual(ways([app, other], both), [
      'direct app 10.0.0.3 by name',
      'direct other 10.0.1.5 by name',
    ]);
  });

  it('goes by address alone on the default bridge', () => {
    const both = [container('a', on(bridge)), container('b', on(bridge))];
    assert.deepEqual(ways([bridge], both), ['direct bridge 10.0.0.6']);
  });

  it('goes by localhost to itself and within one namespace, even without a network', () => {
    const none = network('none', { driver: 'null' });
    const a = container('a', { networkMode: { kind: 'none' }, endpoints: [endpoint(none)] });
    const b = container('b', sharing('a'));
    assert.deepEqual(ways([none], [a, b]), ['localhost  127.0.0.1']);
    assert.deepEqual(reach(landscape([none], [a]), a, a).ways.length, 1);
    assert.deepEqual(ways([], [hosted('a'), hosted('b')]), ['localhost  127.0.0.1']);
  });

  it('goes to whoever shares a namespace by the addresses of its owner', () => {
    const all = [
      container('a', on(app)),
      container('owner', on(app)),
      container('b', sharing('owner')),
    ];
    assert.deepEqual(ways([app], all), ['direct app 10.0.0.3 by name']);
  });

  it('goes to host mode by the gateway, and from it by the address', () => {
    const a = container('a', on(app));
    assert.deepEqual(ways([app], [a, hosted('b')]), ['gateway app 10.1.0.1']);
    assert.deepEqual(ways([app], [hosted('a'), container('b', on(app))]), ['host app 10.0.0.3']);
  });

  it('knows the gateway that an internal network does not list', () => {
    const inner = network('inner', { isInternal: true, subnets: [{ subnet: '10.3.0.0/16' }] });
    const both = [container('a', on(inner)), hosted('b')];
    assert.deepEqual(ways([inner], both), ['gateway inner 10.3.0.1']);
  });

  it('leaves an overlay for the host by docker_gwbridge, unless it is internal', () => {
    const gate = network('docker_gwbridge', {
      subnets: [{ subnet: '10.4.0.0/24', gateway: '10.4.0.1' }],
    });
    const mesh = network('mesh', { driver: 'overlay', scope: 'swarm' });
    const both = (on_: Network) => [container('a', on(on_)), hosted('b')];
    assert.deepEqual(ways([gate, mesh], both(mesh)), ['gateway docker_gwbridge 10.4.0.1']);
    const inner = { ...mesh, isInternal: true };
    assert.deepEqual(obstacles([gate, inner], both(inner)), ['hostIsolated']);
  });

  for (const driver of ['macvlan', 'ipvlan']) {
    it(`keeps ${driver} from the host in both directions, but not its members apart`, () => {
      const lan = network('lan', {
        driver,
        subnets: [{ subnet: '10.5.0.0/16', gateway: '10.5.0.1' }],
      });
      const [a, b] = ['a', 'b'].map(name => container(name, on(lan)));
      assert.ok(a && b);
      assert.deepEqual(obstacles([lan], [a, hosted('b')]), ['hostIsolated']);
      assert.deepEqual(obstacles([lan], [hosted('a'), b]), ['hostIsolated']);
      assert.deepEqual(ways([lan], [a, b]), ['direct lan 10.0.0.3 by name']);
    });
  }

  for (const [kind, part] of [
    ['iccOff', { options: option('enable_icc', 'false') }],
    ['privateMode', { driver: 'macvlan', options: { macvlan_mode: 'private' } }],
    ['privateMode', { driver: 'ipvlan', options: { ipvlan_flag: 'private' } }],
    ['unknown', { driver: 'macvlan', options: { macvlan_mode: 'vepa' } }],
    ['unknown', { driver: 'weave' }],
  ] as const) {
    it(`says ${kind} of one network with ${JSON.stringify(part)}`, () => {
      const closed = network('closed', part);
      const both = ['a', 'b'].map(name => container(name, on(closed)));
      assert.deepEqual(obstacles([closed], both), [kind]);
    });
  }

  it('still finds the other network of two when members of one are kept apart', () => {
    const quiet = network('quiet', { options: option('enable_icc', 'false') });
    const both = ['a', 'b'].map(name => container(name, on(quiet, app)));
    assert.deepEqual(ways([quiet, app], both), ['direct app 10.0.1.3 by name']);
  });

  it('says who does not run, the owner of a namespace too', () => {
    const b = container('b', { ...on(app), state: 'exited' });
    const stopped = between([app], [container('a', on(app)), b]);
    assert.deepEqual(stopped.obstacles, [{ kind: 'notRunning', containers: [b] }]);
    const side = container('a', sharing('b'));
    const c = container('c', on(app));
    const scene = landscape([app], [side, b, c]);
    assert.deepEqual(reach(scene, side, c).obstacles, [{ kind: 'notRunning', containers: [b] }]);
    assert.deepEqual(reach(scene, c, side).obstacles, [{ kind: 'notRunning', containers: [b] }]);
  });

  it('takes no connection between two tries of a restart', () => {
    const again = container('b', { ...on(app), state: 'restarting' });
    assert.deepEqual(obstacles([app], [container('a', on(app)), again]), ['notRunning']);
  });

  it('reaches a paused container, and says that nothing answers', () => {
    const b = container('b', { ...on(app), state: 'paused' });
    const { ways: found, frozen } = between([app], [container('a', on(app)), b]);
    assert.deepEqual([found.length, frozen], [1, [b]]);
  });

  it('says who has no network', () => {
    const none = network('none', { driver: 'null' });
    const a = container('a', { networkMode: { kind: 'none' }, endpoints: [endpoint(none)] });
    const left = container('b');
    const found = between([app, none], [a, left]);
    assert.deepEqual(found.obstacles, [{ kind: 'noNetwork', containers: [a, left] }]);
  });

  it('says that nothing is left in common when addresses are of different versions', () => {
    const six = network('six', { hasIpv6: true });
    const a = container('a', { endpoints: [endpoint(six, '10.6.0.2')] });
    const b = container('b', { endpoints: [{ ...endpoint(six), ipv6: 'fd00::2' }] });
    assert.deepEqual(obstacles([six], [a, b]), ['noSharedFamily']);
  });

  describe('between two bridges', () => {
    const ports = [
      publish(8080, 80),
      publish(8081, 81, '127.0.0.1'),
      publish(8082, 82, '10.9.9.9'),
    ];

    it('names the networks of each, and the published ports that help', () => {
      const a = container('a', on(app));
      const b = container('b', { ...on(other), ports });
      const { obstacles: found } = between([app, other], [a, b]);
      assert.deepEqual(found, [
        { kind: 'noSharedNetwork', from: [app], to: [other] },
        {
          kind: 'isolatedNetworks',
          ports: [
            { port: ports[0], addresses: ['10.1.0.1'] },
            { port: ports[2], addresses: ['10.9.9.9'] },
          ],
        },
      ]);
    });

    it('names none to whoever cannot leave its network', () => {
      const inner = network('inner', { isInternal: true, subnets: app.subnets });
      const both = [container('a', on(inner)), container('b', { ...on(other), ports })];
      const [, apart] = between([inner, other], both).obstacles;
      assert.deepEqual(apart, { kind: 'isolatedNetworks', ports: [] });
    });

    it('names ports at the own address of a container whose network is routed', () => {
      const routed = network('routed', { options: option('gateway_mode_ipv4', 'routed') });
      const port = { protocol: 'tcp', containerPort: 80 };
      const both = [container('a', on(app)), container('b', { ...on(routed), ports: [port] })];
      const [, apart] = between([app, routed], both, engine('1.51')).obstacles;
      const addresses = ['10.0.0.6'];
      assert.deepEqual(apart, { kind: 'isolatedNetworks', ports: [{ port, addresses }] });
    });

    it('passes IPv6 on before Docker 27, ICC or not', () => {
      const [one, two] = ['one', 'two'].map(name =>
        network(name, { hasIpv6: true, options: option('enable_icc', 'false') }),
      );
      assert.ok(one && two);
      const apart = [
        container('a', { endpoints: [dual(one, '2')] }),
        container('b', { endpoints: [dual(two, '3')] }),
      ];
      assert.deepEqual(ways([one, two], apart, engine('1.45')), ['routed two fd00::3']);
      assert.deepEqual(ways([one, two], apart, engine('1.46')), []);
      const together = ['a', 'b'].map((name, i) =>
        container(name, { endpoints: [dual(one, String(2 + i))] }),
      );
      assert.deepEqual(ways([one], together, engine('1.45')), ['direct one fd00::3 by name']);
      assert.deepEqual(ways([one], together, engine('1.46')), []);
    });

    it('passes everything on to nat-unprotected networks from Docker 29 on', () => {
      const open = network('open', { options: option('gateway_mode_ipv4', 'nat-unprotected') });
      const both = [container('a', on(app)), container('b', on(open))];
      assert.deepEqual(ways([app, open], both, engine('1.52')), ['routed open 10.0.0.4']);
      assert.deepEqual(ways([app, open], both, engine('1.51')), []);
    });
  });

  it('gives the host no address in gateway mode isolated, where the engine knows it', () => {
    const options = option('gateway_mode_ipv4', 'isolated');
    const sealed = network('sealed', { isInternal: true, options, subnets: app.subnets });
    const both = [container('a', on(sealed)), hosted('b')];
    assert.deepEqual(obstacles([sealed], both, engine('1.51')), ['hostIsolated']);
    assert.deepEqual(ways([sealed], both, engine('1.41')), ['gateway sealed 10.1.0.1']);
  });

  it('does not decide between bridges of Podman', () => {
    const podman = { ...engine('1.41'), isPodman: true };
    const both = [container('a', on(app)), container('b', on(other))];
    assert.ok(obstacles([app, other], both, podman).includes('unknown'));
  });
});

const states = ['running', 'running', 'running', 'paused', 'exited', 'restarting'] as const;
const kinds: readonly Partial<Network>[] = [
  {},
  { isInternal: true, hasIpv6: true, subnets: [{ subnet: '10.1.0.0/16' }] },
  { hasIpv6: true, subnets: app.subnets, options: option('enable_icc', 'false') },
  { driver: 'macvlan' },
  { driver: 'overlay' },
  { driver: 'weave' },
  { options: option('gateway_mode_ipv4', 'nat-unprotected'), hasIpv6: true },
];

/** Small landscapes with everything in them, circles of namespaces too. */
const someLandscape: fc.Arbitrary<Landscape> = fc
  .record({
    networks: fc.array(fc.constantFrom(...kinds), { maxLength: 4 }),
    containers: fc.array(
      fc.record({
        mode: fc.constantFrom('own', 'own', 'own', 'host', 'none', 'container'),
        on: fc.subarray([0, 1, 2, 3]),
        state: fc.constantFrom(...states),
        owner: fc.nat(6),
        hasIpv6: fc.boolean(),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  })
  .map(({ networks: parts, containers }) => {
    const networks = parts.map((part, i) => network(`n${i}`, part));
    const made = containers.map(({ mode, on: indexes, state, owner, hasIpv6 }, i) => {
      const endpoints = indexes.flatMap(index => {
        const each = networks[index];
        if (!each) return [];
        return hasIpv6 ? dual(each, String(i + 2)) : endpoint(each, `10.1.0.${i + 2}`);
      });
      if (mode === 'container') return container(`c${i}`, { state, ...sharing(`c${owner}`) });
      if (mode === 'own') return container(`c${i}`, { state, endpoints });
      return { ...container(`c${i}`, { state }), networkMode: { kind: mode } };
    });
    return landscape(networks, made);
  });
const someEngine = fc.constantFrom(undefined, ...['1.41', '1.51', '1.52'].map(engine));

describe('reachableFrom and reaching', () => {
  it('agree with reach on whatever landscape', () => {
    fc.assert(
      fc.property(someLandscape, someEngine, (scene, facts) => {
        for (const one of scene.containers) {
          const others = scene.containers.filter(each => each !== one);
          const from = others.flatMap(to => {
            const found = reach(scene, one, to, facts);
            assert.equal(found.ways.length > 0, found.obstacles.length === 0);
            return found.ways.length > 0 ? [{ container: to, reach: found }] : [];
          });
          assert.deepEqual(reachableFrom(scene, one, facts), from);
          const to = others.flatMap(each => {
            const found = reach(scene, each, one, facts);
            return found.ways.length > 0 ? [{ container: each, reach: found }] : [];
          });
          assert.deepEqual(reaching(scene, one, facts), to);
        }
      }),
    );
  });

  it('go both ways on a shared network, in a shared namespace and to oneself', () => {
    const symmetric = new Set(['direct', 'localhost']);
    fc.assert(
      fc.property(someLandscape, someEngine, (scene, facts) => {
        for (const a of scene.containers) {
          for (const b of scene.containers) {
            const kindsOf = (from: Container, to: Container) =>
              reach(scene, from, to, facts)
                .ways.filter(({ kind }) => symmetric.has(kind))
                .map(({ kind, network: over }) => `${kind} ${over?.name ?? ''}`)
                .sort();
            assert.deepEqual(kindsOf(a, b), kindsOf(b, a));
          }
        }
      }),
    );
  });
});
