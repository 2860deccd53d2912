import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Container } from '../../../src/landscape/landscape';
import { readContainer } from '../../../src/landscape/readContainer';
import { hex, idleEndpoint, rawContainer, rawEndpoint } from './payloads';
import { hostileTexts } from '../../lab/hostile';

type Part = Readonly<Record<string, unknown>>;

function read(part: Part = {}): Container {
  const container = readContainer(rawContainer(part));
  assert.ok(container);
  return container;
}

/** As the engine would list a container with these networks and this mode. */
function on(networks: Part, mode?: string): Part {
  return {
    NetworkSettings: { Networks: networks },
    HostConfig: mode === undefined ? undefined : { NetworkMode: mode },
  };
}

describe('readContainer', () => {
  it('reads a running container with its addresses', () => {
    assert.deepEqual(read(), {
      id: hex('1'),
      name: 'web',
      image: 'web:1',
      state: 'running',
      created: 1700000000,
      status: 'Up',
      networkMode: { kind: 'own' },
      endpoints: [
        {
          networkKey: 'shop_frontend',
          networkId: hex('a'),
          ipv4: '172.18.0.2',
          gateway: '172.18.0.1',
          mac: '02:42:ac:12:00:02',
        },
      ],
      ports: [],
      labels: {},
    });
  });

  const states: readonly (readonly [string, string, string, string])[] = [
    // State, Status as listed; state, status as shown
    ['created', 'Created', 'created', 'Created'],
    ['running', 'Up 5 minutes', 'running', 'Up'],
    ['running', 'Up Less than a second', 'running', 'Up'],
    ['running', 'Up 5 minutes (healthy)', 'running', 'Up'],
    ['paused', 'Up 2 hours (Paused)', 'paused', 'Up'],
    ['restarting', 'Restarting (1) 3 seconds ago', 'restarting', 'Restarting (1)'],
    ['exited', 'Exited (137) 5 minutes ago', 'exited', 'Exited (137)'],
    ['removing', 'Removal In Progress', 'removing', 'Removal In Progress'],
    ['dead', 'Dead', 'dead', 'Dead'],
  ];
  for (const [State, Status, state, status] of states) {
    it(`shows “${Status}” as ${state}, without its age`, () => {
      const container = read({ State, Status });
      assert.deepEqual([container.state, container.status], [state, status]);
    });
  }

  for (const [Status, health] of [
    ['Up 5 minutes', undefined],
    ['Up 5 minutes (healthy)', 'healthy'],
    ['Up 5 minutes (unhealthy)', 'unhealthy'],
    ['Up 1 second (health: starting)', 'starting'],
    ['Up 2 hours (Paused)', undefined],
  ] as const) {
    it(`takes the health from “${Status}”`, () => assert.equal(read({ Status }).health, health));
  }

  it('gives no news for a container that only grew older', () => {
    const [before, after] = ['Up 5 minutes (healthy)', 'Up 6 minutes (healthy)'];
    assert.deepEqual(read({ Status: before }), read({ Status: after }));
  });

  const modes: readonly (readonly [string, Part, Container['networkMode']])[] = [
    ['Docker, default bridge, 20.10', on({ bridge: rawEndpoint() }, 'default'), { kind: 'own' }],
    ['Docker, default bridge, 28.5', on({ bridge: rawEndpoint() }, 'bridge'), { kind: 'own' }],
    ['Docker, host', on({ host: rawEndpoint({ IPAddress: '' }) }, 'host'), { kind: 'host' }],
    ['Docker, none', on({ none: idleEndpoint() }, 'none'), { kind: 'none' }],
    [
      'Docker, made with none, on a network since',
      on({ app: rawEndpoint() }, 'none'),
      { kind: 'own' },
    ],
    ['Docker, made with none, on no network since', on({}, 'none'), { kind: 'own' }],
    [
      'Docker, container:ID',
      on({}, `container:${hex('2')}`),
      { kind: 'container', containerId: hex('2') as never },
    ],
    ['Podman, no mode, host', on({ host: rawEndpoint({ NetworkID: 'host' }) }), { kind: 'host' }],
    ['Podman, no mode, none', on({ none: rawEndpoint({ NetworkID: 'none' }) }), { kind: 'none' }],
    ['Podman 4, host, nothing said', on({}), { kind: 'own', isSupposed: true }],
  ];
  for (const [name, part, mode] of modes) {
    it(`tells whose namespace it uses: ${name}`, () =>
      assert.deepEqual(read(part).networkMode, mode));
  }

  it('keeps the engine’s key and leaves out what is empty for a container never started', () => {
    const { endpoints } = read(on({ [hex('b')]: idleEndpoint({ NetworkID: '' }) }, hex('b')));
    assert.deepEqual(endpoints, [{ networkKey: hex('b') }]);
  });

  it('reads IPv6 and the addresses that a person fixed, also when stopped', () => {
    const IPAMConfig = { IPv4Address: '10.1.0.9', IPv6Address: 'fd00::9' };
    const GlobalIPv6Address = 'fd00::2';
    const { endpoints } = read(
      on({
        b: idleEndpoint({ IPAMConfig }),
        a: rawEndpoint({ GlobalIPv6Address, IPv6Gateway: 'fd00::1' }),
      }),
    );
    assert.deepEqual(
      endpoints.map(({ networkKey, ipv6, ipv6Gateway, fixedIpv4, fixedIpv6 }) => [
        ...[networkKey, ipv6, ipv6Gateway, fixedIpv4, fixedIpv6],
      ]),
      [
        ['a', 'fd00::2', 'fd00::1', undefined, undefined],
        ['b', undefined, undefined, '10.1.0.9', 'fd00::9'],
      ],
    );
  });

  it('shows a port published on 0.0.0.0 and :: once, and others by their address', () => {
    const tcp = { PrivatePort: 80, Type: 'tcp' };
    const { ports } = read({
      Ports: [
        { ...tcp, IP: '::', PublicPort: 8080 },
        { ...tcp, IP: '0.0.0.0', PublicPort: 8080 },
        { ...tcp, IP: '127.0.0.1', PublicPort: 8081 },
        { PrivatePort: 53, Type: 'udp', IP: '0.0.0.0', PublicPort: 53 },
        { PrivatePort: 443, Type: 'tcp' },
        { PrivatePort: 9000, Type: 'tcp', PublicPort: 9000 }, // Podman 4 says no address
      ],
    });
    assert.deepEqual(
      ports.map(
        ({ containerPort, protocol, published }) =>
          `${containerPort}/${protocol} ${published ? `${published.address}:${published.port}` : '-'}`,
      ),
      [
        '53/udp 0.0.0.0:53',
        '80/tcp 0.0.0.0:8080',
        '80/tcp 127.0.0.1:8081',
        '443/tcp -',
        '9000/tcp 0.0.0.0:9000',
      ],
    );
  });

  it('passes over ports that cannot be', () => {
    const Ports = [0, -1, 65536, 1.5, '80', null, NaN].map(PrivatePort => ({ PrivatePort }));
    assert.deepEqual(read({ Ports: [...Ports, null, 'tcp'] }).ports, []);
  });

  it('takes its own name, not the alias of a legacy link', () => {
    assert.equal(read({ Names: ['/proxy/db', '/db'] }).name, 'db');
    assert.equal(read({ Names: [] }).name, '111111111111');
  });

  it('knows what Compose made it for', () => {
    const Labels = { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' };
    const { project, service } = read({ Labels });
    assert.deepEqual({ project, service }, { project: 'shop', service: 'web' });
  });

  it('keeps every hostile text as the text it is', () => {
    for (const text of hostileTexts) {
      const { name, labels } = read({
        Names: [`/${text}`],
        Labels: JSON.parse(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`) as unknown,
      });
      assert.equal(name, text);
      assert.deepEqual(Object.entries(labels), [[text, text]]);
    }
  });

  it('has no opinion on what is no container', () => {
    for (const raw of [null, undefined, 7, 'x', [], {}, { Id: '' }, { Id: 5 }]) {
      assert.equal(readContainer(raw), undefined);
    }
  });

  it('never throws, whatever JSON comes, and gives plain JSON', () => {
    const anything = fc.jsonValue();
    const keys = Object.keys(rawContainer());
    const container = fc.record(
      Object.fromEntries(keys.map(key => [key, fc.oneof(anything, fc.constant(undefined))])),
    );
    const settled = fc.oneof(anything, container, wrapped(anything));
    fc.assert(
      fc.property(settled, raw => {
        const read = readContainer(raw);
        if (read) assert.deepEqual(JSON.parse(JSON.stringify(read)), read);
      }),
      { numRuns: 500 },
    );
  });
});

/** A container whose lists and maps hold anything. */
function wrapped(anything: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const map = fc.dictionary(fc.string(), anything, { noNullPrototype: true });
  return fc
    .record({ Networks: map, Labels: map, Ports: fc.array(anything), Names: fc.array(anything) })
    .map(({ Networks, ...part }) => rawContainer({ ...part, NetworkSettings: { Networks } }));
}
