import { emptyDraft, type NetworkDraft, type SubnetDraft } from '../../src/landscape/networkDraft';

/** A draft by what is odd about it, tried on an engine that has the networks of `neighbours`. */
export type DraftCase = readonly [title: string, part: Partial<NetworkDraft>];

/** Command lines of the networks that are there before. */
export const neighbours: readonly string[] = [
  'network create --subnet 10.90.0.0/16 --opt com.docker.network.bridge.name=brthere there',
  'network create --driver macvlan --opt parent=eth1 --subnet 10.91.0.0/24 lan',
];

/** Podman has no config-only networks. */
export const templateLines: readonly string[] = [
  'network create --config-only --subnet 10.92.0.0/24 template',
  'network create --config-only --opt parent=eth2 lan-template',
];

export function subnet(subnet: string, part: Partial<SubnetDraft> = {}): SubnetDraft {
  return { subnet, gateway: '', ipRange: '', reserved: '', ...part };
}

function one(text: string, part: Partial<SubnetDraft> = {}): Partial<NetworkDraft> {
  return { subnets: [subnet(text, part)] };
}

function six(text: string, part: Partial<SubnetDraft> = {}): Partial<NetworkDraft> {
  return { ...one(text, part), hasIpv6: true };
}

function option(name: string, value: string): Partial<NetworkDraft> {
  return { options: [{ name, value }] };
}

const bridge = (name: string, value: string) => option(`com.docker.network.bridge.${name}`, value);
const onEth2 = option('parent', 'eth2');
const mtu = (value: string) => option('com.docker.network.driver.mtu', value);

const names: readonly DraftCase[] = [
  '',
  '  ',
  ' a',
  'a\nb',
  'bridge',
  'host',
  'none',
  'default',
  'ingress',
  'docker_gwbridge',
  'podman',
  'there',
  'with blanks',
  '-dash',
  '한국/🐳',
  'ŀabel',
  'a:b',
  'x'.repeat(250),
  'x'.repeat(251),
].map(name => [`name ${JSON.stringify(name.slice(0, 20))}`, { name }]);

const subnets: readonly DraftCase[] = [
  ...['banana', '10.70.0.0', '10.70.0.0/33', '10.70.00.0/24', '10.70.0.0/255.255.255.0'].map(
    (text): DraftCase => [`subnet ${text}`, one(text)],
  ),
  ['host bits', one('10.70.9.5/24')],
  ['IPv6 host bits', six('fd70::5/64')],
  ['blanks around it', one(' 10.70.0.0/24 ')],
  ['a subnet in capitals', six('FD70:0::/64')],
  ...['0.0.0.0/0', '10.70.0.0/29', '10.70.0.0/30', '10.70.0.0/31', '10.70.0.0/32'].map(
    (text): DraftCase => [`subnet ${text}`, one(text)],
  ),
  ...['10.70.0.0/30', '10.70.0.0/31', '10.70.0.0/32'].map((text): DraftCase => [
    `internal subnet ${text}`,
    { ...one(text), isInternal: true },
  ]),
  ['/31 with its first as gateway', one('10.70.0.0/31', { gateway: '10.70.0.0' })],
  ['/31 with its last as gateway', one('10.70.0.0/31', { gateway: '10.70.0.1' })],
  ['/32 with itself as gateway', one('10.70.0.0/32', { gateway: '10.70.0.0' })],
  ...['fd70::/120', 'fd70::/126', 'fd70::/127', 'fd70::/128', 'fd00::/8', 'fe80::/64'].map(
    (text): DraftCase => [`subnet ${text}`, six(text)],
  ),
  ...['224.0.0.0/24', '127.5.0.0/16', '169.254.5.0/24', '100.64.0.0/24'].map((text): DraftCase => [
    `subnet ${text}`,
    one(text),
  ]),
  ['multicast IPv6', six('ff05::/64')],
  ['mapped IPv6', six('::ffff:10.70.0.0/120')],
  ['two IPv4', { subnets: [subnet('10.70.0.0/24'), subnet('10.71.0.0/24')] }],
  ['two IPv6', { subnets: [subnet('fd70::/64'), subnet('fd71::/64')], hasIpv6: true }],
  ['the same twice', { subnets: [subnet('10.70.0.0/24'), subnet('10.70.0.0/24')] }],
  [
    'the same twice on a macvlan',
    { driver: 'macvlan', subnets: [subnet('10.70.0.0/16'), subnet('10.70.3.0/24')] },
  ],
  ['overlaps there', one('10.90.7.0/24')],
  ['around there', one('10.88.0.0/13')],
  ['overlaps the macvlan', one('10.91.0.0/25')],
  ['a macvlan over there', { driver: 'macvlan', ...one('10.90.7.0/24') }],
  ['overlaps the template', one('10.92.0.0/24')],
  ['overlaps a host route', one('10.214.0.0/16')],
  ['only a gateway', one('', { gateway: '10.70.0.1' })],
  ['empty lines', { subnets: [subnet(''), subnet('10.70.0.0/24'), subnet(' ')] }],
];

const inside: readonly DraftCase[] = [
  ...['10.99.0.1', 'x', '10.70.0.0', '10.70.0.255', 'fd70::1', '10.70.0.254', '10.70.0.7'].map(
    (gateway): DraftCase => [`gateway ${gateway}`, one('10.70.0.0/24', { gateway })],
  ),
  ...['fd70::', 'fd70::ffff:ffff:ffff:ffff', 'fd71::1', 'fd70::9'].map((gateway): DraftCase => [
    `gateway ${gateway}`,
    six('fd70::/64', { gateway }),
  ]),
  [
    'a macvlan with the network address as gateway',
    { driver: 'macvlan', ...one('10.70.0.0/24', { gateway: '10.70.0.0' }) },
  ],
  ...[
    'x',
    '10.71.0.0/24',
    '10.70.0.0/16',
    '10.70.5.0/24',
    '10.70.5.7/24',
    'fd70::/80',
    '10.70.0.0/24',
    '10.70.0.0/32',
    '10.70.255.255/32',
    '10.70.5.5/32',
  ].map((ipRange): DraftCase => [`range ${ipRange}`, one('10.70.0.0/16', { ipRange })]),
  [
    'a gateway out of the range',
    one('10.70.0.0/16', { gateway: '10.70.0.1', ipRange: '10.70.5.0/24' }),
  ],
  [
    'the gateway fills the range',
    one('10.70.0.0/16', { gateway: '10.70.5.5', ipRange: '10.70.5.5/32' }),
  ],
  ...[
    'a=10.70.0.9',
    'a=10.70.0.9, b=10.70.0.10',
    '10.70.0.9',
    'a=x',
    'a=10.71.0.9',
    'a=10.70.0.0',
    'a=10.70.0.255',
    'a=10.70.0.1',
    'a=10.70.0.9,a=10.70.0.10',
    'a=10.70.0.9,b=10.70.0.9',
    'a=fd70::9',
    'a=',
    '=10.70.0.9',
    'odd.name/=10.70.0.9',
    'a=10.70.0.9=',
  ].map((reserved): DraftCase => [`reserved ${reserved}`, one('10.70.0.0/24', { reserved })]),
  [
    'reserved as the gateway that is asked for',
    one('10.70.0.0/24', { gateway: '10.70.0.9', reserved: 'a=10.70.0.9' }),
  ],
  [
    'the first reserved, another gateway',
    one('10.70.0.0/24', { gateway: '10.70.0.9', reserved: 'a=10.70.0.1' }),
  ],
  [
    'the first of the range reserved',
    one('10.70.0.0/16', { ipRange: '10.70.5.0/24', reserved: 'a=10.70.5.0' }),
  ],
  [
    'the first of the subnet reserved, beside a range',
    one('10.70.0.0/16', { ipRange: '10.70.5.0/24', reserved: 'a=10.70.0.1' }),
  ],
  ['IPv6 reserved', six('fd70::/64', { reserved: 'a=fd70::9' })],
  ['IPv6 gateway reserved', six('fd70::/64', { reserved: 'a=fd70::1' })],
  ['IPv6 first reserved', six('fd70::/64', { reserved: 'a=fd70::' })],
  ['IPv6 last reserved', six('fd70::/64', { reserved: 'a=fd70::ffff:ffff:ffff:ffff' })],
  ['all of a /30 reserved', one('10.70.0.0/30', { reserved: 'a=10.70.0.1,b=10.70.0.2' })],
  [
    'the same name of two subnets',
    {
      hasIpv6: true,
      subnets: [
        subnet('10.70.0.0/24', { reserved: 'a=10.70.0.9' }),
        subnet('fd70::/64', { reserved: 'a=fd70::9' }),
      ],
    },
  ],
];

const families: readonly DraftCase[] = [
  ['no family', { hasIpv4: false }],
  ['no IPv4', { hasIpv4: false, hasIpv6: true, subnets: [subnet('fd70::/64')] }],
  ['no IPv4, engine-chosen IPv6', { hasIpv4: false, hasIpv6: true }],
  ['IPv4 off with an IPv4 subnet', { hasIpv4: false, hasIpv6: true, ...one('10.70.0.0/24') }],
  ['IPv6 off with an IPv6 subnet', one('fd70::/64')],
  ['IPv6 without subnet', { hasIpv6: true }],
  ['IPv6 beside an IPv4 subnet', { hasIpv6: true, ...one('10.70.0.0/24') }],
  ['both', { hasIpv6: true, subnets: [subnet('10.70.0.0/24'), subnet('fd70::/64')] }],
  ...['macvlan', 'ipvlan'].flatMap((driver): DraftCase[] => [
    [`${driver}, IPv6 without subnet`, { driver, hasIpv6: true, ...onEth2 }],
    [`${driver} without IPv4`, { driver, hasIpv4: false, ...six('fd70::/64'), ...onEth2 }],
  ]),
];

const options: readonly DraftCase[] = [
  ...['60', '67', '68', '1500', '65535', '65536', '0', '-1', 'x', '', '01500', '1e3', ' 1500'].map(
    (value): DraftCase => [`mtu ${JSON.stringify(value)}`, mtu(value)],
  ),
  ...['true', 'T', '0', 'yes', '', 'zig', ' true'].map((value): DraftCase => [
    `enable_icc ${JSON.stringify(value)}`,
    bridge('enable_icc', value),
  ]),
  ...['1279', '1280'].map((value): DraftCase => [
    `IPv6 with mtu ${value}`,
    { ...six('fd70::/64'), ...mtu(value) },
  ]),
  ['inhibit_ipv4', bridge('inhibit_ipv4', 'true')],
  ['inhibit_ipv4 zig', bridge('inhibit_ipv4', 'zig')],
  ['masquerade off', bridge('enable_ip_masquerade', 'false')],
  ...['127.0.0.1', 'x', '', '::1', '0.0.0.0'].map((value): DraftCase => [
    `host_binding ${JSON.stringify(value)}`,
    bridge('host_binding_ipv4', value),
  ]),
  ...[
    'br-x',
    'brthere',
    'docker0',
    'x'.repeat(15),
    'x'.repeat(16),
    'a/b',
    'a b',
    '',
    'a:b',
    '.',
    '한',
  ].map((value): DraftCase => [`bridge name ${JSON.stringify(value)}`, bridge('name', value)]),
  ['bridge name eth0', bridge('name', 'eth0')],
  ...['eth', 'x'.repeat(15), 'x'.repeat(14), 'x'.repeat(12), 'x'.repeat(40), 'a/b', ''].map(
    (value): DraftCase => [
      `prefix ${JSON.stringify(value)}`,
      option('com.docker.network.container_iface_prefix', value),
    ],
  ),
  ...['nat', 'routed', 'nat-unprotected', 'isolated', 'zig', ''].flatMap((value): DraftCase[] => [
    [`gateway mode ${JSON.stringify(value)}`, bridge('gateway_mode_ipv4', value)],
    [
      `IPv6 gateway mode ${JSON.stringify(value)}`,
      { ...bridge('gateway_mode_ipv6', value), ...six('fd70::/64') },
    ],
  ]),
  ['isolated and internal', { ...bridge('gateway_mode_ipv4', 'isolated'), isInternal: true }],
  [
    'IPv6 mode isolated and internal',
    { ...bridge('gateway_mode_ipv6', 'isolated'), isInternal: true, ...six('fd70::/64') },
  ],
  ['IPv6 mode without IPv6', bridge('gateway_mode_ipv6', 'routed')],
  ['IPv6 mode isolated without IPv6', bridge('gateway_mode_ipv6', 'isolated')],
  ['trusted interfaces', bridge('trusted_host_interfaces', 'eth1:eth2')],
  ['trusted interface a/b', bridge('trusted_host_interfaces', 'a/b')],
  ['no trusted interface', bridge('trusted_host_interfaces', '')],
  ['unknown option', option('com.example.unknown', 'x')],
  ['option __proto__', option('__proto__', 'x')],
  ['option without name', option('', 'x')],
  ['option twice', { options: [mtu('1400'), mtu('1300')].flatMap(({ options = [] }) => options) }],
  ['empty option line', option('', '')],
  ['label without name', { labels: [{ name: '', value: 'x' }] }],
  [
    'label twice',
    {
      labels: [
        { name: 'a', value: 'x' },
        { name: 'a', value: 'y' },
      ],
    },
  ],
];

const lans: readonly DraftCase[] = ['macvlan', 'ipvlan'].flatMap((driver): DraftCase[] => [
  [`${driver} without parent`, { driver }],
  [`${driver} on eth2`, { driver, ...option('parent', 'eth2') }],
  [`${driver} on the macvlan's eth1`, { driver, ...option('parent', 'eth1') }],
  [`${driver} on nosuch0`, { driver, ...option('parent', 'nosuch0') }],
  [`${driver} on a/b`, { driver, ...option('parent', 'a/b') }],
  [`${driver} on nothing`, { driver, ...option('parent', '') }],
  [`${driver} on lo`, { driver, ...option('parent', 'lo') }],
  [`${driver} internal`, { driver, isInternal: true }],
  [`${driver} internal on eth2`, { driver, isInternal: true, ...option('parent', 'eth2') }],
  ...['bridge', 'private', 'vepa', 'passthru', 'l2', 'l3', 'l3s', 'zig', ''].map(
    (mode): DraftCase => [
      `${driver}_mode ${mode}`,
      {
        driver,
        options: [
          { name: 'parent', value: 'eth2' },
          { name: `${driver}_mode`, value: mode },
        ],
      },
    ],
  ),
  ...['x', '60', '1400'].map((value): DraftCase => [
    `${driver} mtu ${value}`,
    { driver, options: [onEth2, mtu(value)].flatMap(({ options = [] }) => options) },
  ]),
  ...['bridge', 'l2', 'zig'].map((value): DraftCase => [
    `${driver} with Podman's mode ${value}`,
    {
      driver,
      ...one('10.70.0.0/24'),
      options: [onEth2, option('mode', value)].flatMap(({ options = [] }) => options),
    },
  ]),
  [`${driver} without gateway room`, { driver, ...one('10.70.0.0/32'), ...onEth2 }],
  [
    `${driver} with two subnets`,
    { driver, subnets: [subnet('10.70.0.0/24'), subnet('10.71.0.0/24')], ...onEth2 },
  ],
]);

const flags: readonly DraftCase[] = [
  ...['bridge', 'private', 'vepa', 'zig'].map((value): DraftCase => [
    `ipvlan_flag ${value}`,
    {
      driver: 'ipvlan',
      options: [
        { name: 'parent', value: 'eth2' },
        { name: 'ipvlan_flag', value },
      ],
    },
  ]),
  ['an unknown driver', { driver: 'nosuch' }],
  ['a driver of nothing', { driver: '' }],
  ['host again', { driver: 'host' }],
  ['null again', { driver: 'null' }],
];

const templates: readonly DraftCase[] = [
  ['config-only', { isConfigOnly: true, ...one('10.93.0.0/24') }],
  ['config-only, all switched on', { isConfigOnly: true, isInternal: true, isAttachable: true }],
  ['config-only of an overlay', { isConfigOnly: true, driver: 'overlay' }],
  ['config-only over there', { isConfigOnly: true, ...one('10.90.0.0/24') }],
  ['config-only, nonsense option', { isConfigOnly: true, ...mtu('x') }],
  ['config-only, nonsense subnet', { isConfigOnly: true, ...one('banana') }],
  ['config-only, host bits', { isConfigOnly: true, ...one('10.93.0.1/24') }],
  [
    'config-only, gateway outside',
    { isConfigOnly: true, ...one('10.93.0.0/24', { gateway: '10.94.0.1' }) },
  ],
  ['config-only, /32', { isConfigOnly: true, ...one('10.93.0.0/32') }],
  [
    'config-only, two subnets',
    { isConfigOnly: true, subnets: [subnet('10.93.0.0/24'), subnet('10.94.0.0/24')] },
  ],
  ['config-only, IPv6 without subnet', { isConfigOnly: true, hasIpv6: true }],
  ['config-only, no family', { isConfigOnly: true, hasIpv4: false }],
  ['config-only, no IPv4', { isConfigOnly: true, hasIpv4: false, ...six('fd70::/64') }],
  ['config-only, isolated', { isConfigOnly: true, ...bridge('gateway_mode_ipv4', 'isolated') }],
  ['config-only, parent of a macvlan', { isConfigOnly: true, ...option('parent', 'eth1') }],
  ['config-only, the bridge of there', { isConfigOnly: true, ...bridge('name', 'brthere') }],
  [
    'config-only, gateway reserved',
    { isConfigOnly: true, ...one('10.93.0.0/24', { reserved: 'a=10.93.0.1' }) },
  ],
  ['from the template', { configFrom: 'template' }],
  ['from the template, internal', { configFrom: 'template', isInternal: true, isAttachable: true }],
  ['from the template and more', { configFrom: 'template', ...six('fd70::/64'), ...mtu('1400') }],
  ['from no template', { configFrom: 'nosuch' }],
  ['from what is none', { configFrom: 'there' }],
  ['a macvlan from a template for it', { driver: 'macvlan', configFrom: 'lan-template' }],
  ['config-only from the template', { isConfigOnly: true, configFrom: 'template' }],
];

/** Everything that an engine without a Swarm is asked. */
export const draftCases: readonly DraftCase[] = [
  ...names,
  ...subnets,
  ...inside,
  ...families,
  ...options,
  ...lans,
  ...flags,
  ...templates,
  ['overlay without a Swarm', { driver: 'overlay' }],
  ['attachable', { isAttachable: true }],
  ['internal', { isInternal: true }],
  ['encrypted bridge', { isEncrypted: true }],
];

/**
 * The draft of a case. Its subnets are its own: Docker keeps what it had taken for a network that it then refused, and
 * says ever after that it overlaps.
 */
export function draftOfCase([, part]: DraftCase, number: number): NetworkDraft {
  const [high, low] = [Math.floor(number / 256), number % 256];
  const text = JSON.stringify({ ...emptyDraft, name: 'tried', ...part })
    .replace(
      /\b10\.(7[01]|9[34])\./g,
      (_, octet: string) => `${20 + 4 * high + ['70', '71', '93', '94'].indexOf(octet)}.${low}.`,
    )
    .replace(/fd7([01])::/gi, `fd7$1:${number.toString(16)}::`);
  return JSON.parse(text) as NetworkDraft;
}
