import { emptyDraft, type NetworkDraft, type SubnetDraft } from '../../src/landscape/networkDraft';
import type { EngineVersion } from '../lab/engine';
import { hostileTexts } from '../unit/landscape/payloads';

/** A draft that makes sense, by what it tries; on all engines where they are left out. */
export type GoodDraft = readonly [
  title: string,
  part: Partial<NetworkDraft>,
  on?: readonly EngineVersion[],
];

const docker: readonly EngineVersion[] = ['20.10', '26.1', '28.5'];
const newest: readonly EngineVersion[] = ['28.5'];

const options = (pairs: Readonly<Record<string, string>>) => ({
  options: Object.entries(pairs).map(([name, value]) => ({ name, value })),
});
const bridge = (name: string, value: string) =>
  options({ [`com.docker.network.bridge.${name}`]: value });
const subnet = (text: string, part: Partial<SubnetDraft> = {}): SubnetDraft => ({
  ...{ subnet: text, gateway: '', ipRange: '', reserved: '' },
  ...part,
});
const four = subnet('10.70.0.0/16');
const six = subnet('fd70::/64');

const bridges: readonly GoodDraft[] = [
  ['a name alone', {}],
  ['a name with blanks and slashes', { name: 'my own/net' }, docker],
  ['a name in Korean', { name: '한국 🐳' }, docker],
  ['a name with a leading dash', { name: '-tried' }, docker],
  ['an internal one', { isInternal: true }],
  ['a subnet', { subnets: [four] }],
  [
    'a subnet with everything',
    {
      subnets: [
        subnet('10.70.0.0/16', {
          gateway: '10.70.9.9',
          ipRange: '10.70.5.0/24',
          reserved: 'router=10.70.0.5, odd.name/=10.70.0.6',
        }),
      ],
    },
  ],
  [
    'blanks around everything',
    {
      subnets: [
        subnet(' 10.70.0.0/16 ', {
          gateway: ' 10.70.9.9 ',
          ipRange: ' 10.70.5.0/24',
          reserved: ' ',
        }),
      ],
    },
  ],
  ['IPv6', { hasIpv6: true, subnets: [six] }],
  ['IPv6 and IPv4', { hasIpv6: true, subnets: [four, six] }],
  [
    'IPv6 with everything',
    {
      hasIpv6: true,
      subnets: [
        four,
        subnet('fd70::/64', {
          gateway: 'fd70::9:9',
          ipRange: 'fd70::5:0/112',
          reserved: 'router=fd70::7',
        }),
      ],
    },
  ],
  ['IPv6 as it is not written', { hasIpv6: true, subnets: [subnet('FD70:0:0::/64')] }],
  ['IPv6 that the engine chooses', { hasIpv6: true }, ['28.5', 'podman5']],
  ['IPv6 beside a subnet', { hasIpv6: true, subnets: [four] }, ['28.5', 'podman5']],
  ['no IPv4', { hasIpv4: false, hasIpv6: true, subnets: [six] }, newest],
  ['no IPv4, the engine chooses', { hasIpv4: false, hasIpv6: true }, newest],
  ['a /31', { subnets: [subnet('10.70.0.0/31')] }, ['26.1', '28.5', 'podman5']],
  [
    'labels with odd texts',
    {
      labels: [
        { name: 'empty', value: '' },
        { name: 'a.b/c', value: 'x=y=z' },
        { name: 'comma,and"quotes"', value: `'a', "b"` },
        // No command line can have a NUL.
        ...hostileTexts
          .filter(text => !text.includes('\0'))
          .map((value, index) => ({ name: `odd-${index}`, value })),
      ],
    },
  ],
];

const bridgeOptions: readonly GoodDraft[] = [
  ['a bridge’s name', bridge('name', 'br-tried')],
  ['an MTU', options({ 'com.docker.network.driver.mtu': '1400' })],
  ['the smallest MTU', options({ 'com.docker.network.driver.mtu': '68' })],
  ...['enable_icc', 'enable_ip_masquerade', 'inhibit_ipv4'].flatMap(name =>
    ['true', 'false', 'F'].map((value): GoodDraft => [
      `${name} ${value}`,
      bridge(name, value),
      docker,
    ]),
  ),
  ['an address to publish on', bridge('host_binding_ipv4', '127.0.0.1'), docker],
  ['a prefix', options({ 'com.docker.network.container_iface_prefix': 'net' }), docker],
  ...['nat', 'routed'].flatMap((mode): GoodDraft[] => [
    [`IPv4 ${mode}`, bridge('gateway_mode_ipv4', mode), newest],
    [
      `IPv6 ${mode}`,
      { ...bridge('gateway_mode_ipv6', mode), hasIpv6: true, subnets: [six] },
      newest,
    ],
  ]),
  ['IPv4 nat-unprotected', bridge('gateway_mode_ipv4', 'nat-unprotected'), newest],
  [
    'IPv4 and IPv6 isolated',
    {
      ...options({
        'com.docker.network.bridge.gateway_mode_ipv4': 'isolated',
        'com.docker.network.bridge.gateway_mode_ipv6': 'isolated',
      }),
      isInternal: true,
      hasIpv6: true,
      subnets: [four, six],
    },
    newest,
  ],
  ['trusted interfaces', bridge('trusted_host_interfaces', 'eth1:eth2'), newest],
  ['an option nobody knows', options({ 'com.example/odd': 'a=b, c' }), docker],
];

const lan = (driver: string, pairs: Readonly<Record<string, string>>, more = {}) => ({
  ...options({ parent: 'eth1', ...pairs }),
  driver,
  ...more,
});
const lans: readonly GoodDraft[] = [
  ...['bridge', 'private', 'vepa', 'passthru'].flatMap((mode): GoodDraft[] => [
    [`macvlan ${mode}`, lan('macvlan', { macvlan_mode: mode }), docker],
    [`Podman’s macvlan ${mode}`, lan('macvlan', { mode }, { subnets: [four] }), ['podman5']],
  ]),
  ...['l2', 'l3'].flatMap((mode): GoodDraft[] => [
    [`ipvlan ${mode}`, lan('ipvlan', { ipvlan_mode: mode }), docker],
    [`Podman’s ipvlan ${mode}`, lan('ipvlan', { mode }, { subnets: [four] }), ['podman5']],
  ]),
  ['ipvlan l3s', lan('ipvlan', { ipvlan_mode: 'l3s' }), ['26.1', '28.5']],
  ...['bridge', 'private', 'vepa'].map((flag): GoodDraft => [
    `ipvlan ${flag}`,
    lan('ipvlan', { ipvlan_flag: flag }),
    ['26.1', '28.5'],
  ]),
  [
    'macvlan with several subnets',
    lan('macvlan', {}, { subnets: [four, subnet('10.71.0.0/16'), six], hasIpv6: true }),
  ],
  ['macvlan, internal', lan('macvlan', {}, { isInternal: true })],
  [
    'macvlan without IPv4',
    lan('macvlan', {}, { hasIpv4: false, hasIpv6: true, subnets: [six] }),
    newest,
  ],
];

const templates: readonly GoodDraft[] = [
  [
    'a template with everything',
    {
      isConfigOnly: true,
      hasIpv6: true,
      subnets: [subnet('10.72.0.0/16', { gateway: '10.72.0.9' }), six],
      ...options({ 'com.docker.network.driver.mtu': '1400', parent: 'eth1' }),
      labels: [{ name: 'of', value: 'template' }],
    },
    docker,
  ],
  ['from a template', { configFrom: 'template' }, docker],
  ['from a template, internal', { configFrom: 'template', isInternal: true }, docker],
  ['a macvlan from a template', { configFrom: 'lan', driver: 'macvlan' }, docker],
  [
    'from a template, with what it has itself',
    {
      configFrom: 'template',
      hasIpv6: true,
      subnets: [four],
      labels: [{ name: 'a', value: 'b' }],
    },
    docker,
  ],
];

export const goodDrafts: readonly GoodDraft[] = [
  ...bridges,
  ...bridgeOptions,
  ...lans,
  ...templates,
];

const overlay = (part: Partial<NetworkDraft>): Partial<NetworkDraft> => ({
  driver: 'overlay',
  ...part,
});
/** For a manager of a Swarm, which passes over reserved addresses in silence. */
export const overlayDrafts: readonly GoodDraft[] = [
  ['overlay', overlay({})],
  ['overlay, attachable and internal', overlay({ isAttachable: true, isInternal: true })],
  ['overlay, encrypted', overlay({ isEncrypted: true })],
  [
    'overlay, several subnets',
    overlay({ subnets: [four, subnet('10.71.0.0/16', { gateway: '10.71.0.9' })] }),
  ],
  ['overlay, IPv6', overlay({ subnets: [four, six], hasIpv6: true }), ['20.10', '26.1']],
  ['overlay, MTU', overlay(options({ 'com.docker.network.driver.mtu': '1300' }))],
  [
    'overlay, everything in a subnet',
    overlay({
      subnets: [
        subnet('10.70.0.0/16', {
          gateway: '10.70.9.9',
          ipRange: '10.70.5.0/24',
        }),
      ],
      labels: [{ name: 'a', value: 'b' }],
    }),
  ],
];

export function goodDraft([, part]: GoodDraft): NetworkDraft {
  return { ...emptyDraft, name: 'tried', ...part };
}
