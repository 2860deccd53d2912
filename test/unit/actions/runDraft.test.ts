import assert from 'node:assert/strict';
import {
  containerOfDraft,
  emptyRunDraft,
  type PortDraft,
  type RunDraft,
} from '../../../src/actions/runDraft';
import { runProblems } from '../../../src/actions/runProblems';
import { emptyEndpointDraft, type EndpointDraft } from '../../../src/landscape/endpointDraft';
import { readEngineFacts } from '../../../src/landscape/engineFacts';
import { container, network } from '../nginx/sample';

const empty: RunDraft = { ...emptyRunDraft, image: 'web:1' };
const facts = readEngineFacts({}, { ApiVersion: '1.51' });
const endpoint = (part: Partial<EndpointDraft>) => ({
  endpoint: { ...emptyEndpointDraft, ...part },
});
const front = network('front', {
  hasIpv6: true,
  subnets: [
    { subnet: '10.0.0.0/29', gateway: '10.0.0.1', reserved: { printer: '10.0.0.2' } },
    { subnet: 'fd00::/64', gateway: 'fd00::1' },
  ],
});
const bridge = network('bridge', { subnets: [{ subnet: '172.17.0.0/16' }] });
const published = { address: '0.0.0.0', port: 8080 };
const web = container('web', ['front'], {
  endpoints: [{ networkKey: 'front', networkId: front.id, ipv4: '10.0.0.3', fixedIpv6: 'fd00::2' }],
  ports: [{ protocol: 'tcp', containerPort: 80, published }],
});
const all = { networks: [front, bridge], containers: [web] };
const port = (part: Partial<PortDraft>): PortDraft => ({
  ...{ containerPort: '80', protocol: '', hostPort: '', hostAddress: '' },
  ...part,
});

describe('containerOfDraft', () => {
  const draft: RunDraft = {
    ...empty,
    name: 'shop',
    command: "sh -c 'a b'",
    ports: [
      port({ hostPort: '81', protocol: 'udp', hostAddress: '127.0.0.1' }),
      port({}),
      emptyPort(),
    ],
    ...endpoint({ aliases: 'a', ipv4: '10.0.0.4', ipv6: 'fd00::4' }),
  };

  it('is what was typed', () => {
    assert.deepEqual(containerOfDraft(draft, { landscape: all, network: front, facts }), {
      ...{ name: 'shop', image: 'web:1', command: ['sh', '-c', 'a b'], network: 'front' },
      endpoint: { fixedIpv4: '10.0.0.4', fixedIpv6: 'fd00::4', aliases: ['a'] },
      ports: [
        { containerPort: 80, protocol: 'udp', hostPort: 81, hostAddress: '127.0.0.1' },
        { containerPort: 80, protocol: 'tcp' },
      ],
    });
  });

  it('has neither aliases nor addresses on the default bridge', () => {
    assert.deepEqual(
      containerOfDraft(draft, { landscape: all, network: bridge, facts }).endpoint,
      {},
    );
  });

  it('calls Podman’s default network by the name that Podman knows', () => {
    const podman = readEngineFacts({}, { Components: [{ Name: 'Podman Engine' }] });
    const place = { landscape: all, network: bridge, facts: podman };
    assert.equal(containerOfDraft(empty, place).network, 'podman');
  });

  it('names the network by its id where two have its name', () => {
    const twin = { ...front, id: 'twin' as typeof front.id };
    const both = { ...all, networks: [front, twin] };
    assert.equal(
      containerOfDraft(empty, { landscape: both, network: front, facts }).network,
      front.id,
    );
  });
});

function emptyPort(): PortDraft {
  return { containerPort: '', protocol: '', hostPort: '', hostAddress: '' };
}

describe('runProblems', () => {
  const problems = (part: Partial<RunDraft>, on = front) =>
    runProblems(
      { ...empty, ...part },
      {
        ...{ landscape: all, network: on, facts },
        images: ['web:1'],
      },
    ).map(({ field, row, column, severity, reason }) =>
      [field, row, column, severity === 'error' ? '' : severity, reason.kind]
        .filter(word => word !== undefined && word !== '')
        .join(' '),
    );
  const table: readonly (readonly [Partial<RunDraft>, readonly string[]])[] = [
    [{}, []],
    [{ image: '' }, ['image imageMissing']],
    [{ image: 'a b' }, ['image badImage']],
    [{ image: 'nosuch' }, ['image warning imageUnknown']],
    [{ name: 'web' }, ['name nameTaken']],
    [{ name: 'x' }, ['name badName']],
    [{ name: '-ab' }, ['name badName']],
    [{ name: 'a b' }, ['name badName']],
    [{ name: 'web-2' }, []],
    [{ command: "it's" }, ['command openQuote']],
    [{ command: 'ls > x' }, ['command warning shellOperators']],
    [{ ports: [emptyPort(), port({})] }, []],
    [{ ports: [port({ containerPort: '0' })] }, ['ports 0 containerPort badPort']],
    [{ ports: [port({ containerPort: '80a' })] }, ['ports 0 containerPort badPort']],
    [{ ports: [port({ hostPort: '65536' })] }, ['ports 0 hostPort badPort']],
    [{ ports: [port({ protocol: 'TCP' })] }, ['ports 0 protocol badProtocol']],
    [{ ports: [port({ hostAddress: 'localhost' })] }, ['ports 0 hostAddress badHostAddress']],
    [
      { ports: [port({ containerPort: '', hostPort: '9' })] },
      ['ports 0 containerPort portMissing'],
    ],
    [{ ports: [port({ hostPort: '8080' })] }, ['ports 0 hostPort portPublished']],
    [
      { ports: [port({ hostPort: '8080', hostAddress: '127.0.0.1' })] },
      ['ports 0 hostPort portPublished'],
    ],
    [{ ports: [port({ hostPort: '8080', protocol: 'udp' })] }, []],
    [
      { ports: [port({ hostPort: '81' }), port({ hostPort: '81' })] },
      ['ports 1 hostPort portTwice'],
    ],
    [
      {
        ports: [
          port({ hostPort: '81', hostAddress: '127.0.0.1' }),
          port({ hostPort: '81', hostAddress: '127.0.0.2' }),
        ],
      },
      [],
    ],
    [{ ports: [port({ hostPort: '8080', hostAddress: '::1' })] }, []],
    [
      {
        ports: [
          port({ hostPort: '81', hostAddress: '::1' }),
          port({ hostPort: '81', hostAddress: '0.0.0.0' }),
          port({ hostPort: '81', hostAddress: '0:0::1' }),
          port({ hostPort: '81' }),
        ],
      },
      ['ports 2 hostPort portTwice', 'ports 3 hostPort portTwice'],
    ],
    [endpoint({ aliases: 'api, a_b', ipv4: '10.0.0.4', ipv6: 'fd00::4' }), []],
    [endpoint({ aliases: 'a/b' }), ['aliases warning oddAlias']],
    [endpoint({ ipv4: 'x' }), ['ipv4 notAddress']],
    [endpoint({ ipv4: '10.0.0.3' }), ['ipv4 taken']],
    [endpoint({ ipv6: '10.0.0.4' }), ['ipv6 notAddress']],
  ];
  for (const [part, expected] of table) {
    it(`says ${expected.join(', ') || 'nothing'} of ${JSON.stringify(part)}`, () =>
      assert.deepEqual(problems(part), expected));
  }

  it('says that ports have no effect where that is so', () => {
    const ports = [port({ hostPort: '81' })];
    assert.deepEqual(problems({ ports }, { ...front, isInternal: true }), [
      'ports warning portsUseless',
    ]);
    assert.deepEqual(problems({ ports }, { ...front, driver: 'macvlan' }), [
      'ports warning portsUseless',
    ]);
  });

  it('says nothing of what the default bridge does not have', () => {
    assert.deepEqual(problems(endpoint({ aliases: 'a/b', ipv4: 'x' }), bridge), []);
  });
});
