import { emptyEndpointDraft, type EndpointDraft } from '../../src/landscape/endpointDraft';

/** What is typed, by the network that it is typed for. */
export type EndpointCase = readonly [title: string, network: string, part: Partial<EndpointDraft>];

/** Command lines of what is there: two containers to connect, and whoever has addresses already. */
export const scene: readonly string[] = [
  'network create base',
  'network create auto',
  // One as large as the lab's pools give, one larger, and one elsewhere.
  'network create --subnet 172.31.7.0/24 alike',
  'network create --subnet 172.30.0.0/16 wide',
  'network create --subnet 10.80.0.0/24 --aux-address router=10.80.0.200 --ipv6 --subnet fd80::/64 blue',
  'network create --subnet 10.81.0.0/16 --ip-range 10.81.5.0/24 --gateway 10.81.0.1 ranged',
  'network create --subnet 10.82.0.0/24 --aux-address router=10.82.0.2 --ipv6 --subnet fd82::/64 free',
  'run -d --name settler --network free --ip 10.82.0.4 --ip6 fd82::3 lab/busybox sleep 1000',
  'run -d --name running --network base lab/busybox sleep 1000',
  'create --name stopped --network base lab/busybox sleep 1000',
  'run -d --name holder --network blue --ip 10.80.0.50 --ip6 fd80::50 lab/busybox sleep 1000',
  'create --name sleeper --network blue --ip 10.80.0.51 lab/busybox sleep 1000',
  'run -d --name other --network ranged lab/busybox sleep 1000',
];

const blue = (title: string, part: Partial<EndpointDraft>): EndpointCase => [title, 'blue', part];
const option = (name: string, value: string) => ({ driverOptions: [{ name, value }] });

export const endpointCases: readonly EndpointCase[] = [
  blue('nothing', {}),
  ['nothing, where the engine chose', 'auto', {}],
  ['nothing, on the default bridge', 'bridge', {}],
  ...[
    '10.80.0.9',
    '10.80.0.50',
    '10.80.0.51',
    '10.80.0.200',
    '10.80.0.1',
    '10.80.0.0',
    '10.80.0.255',
    '10.80.0.254',
    '10.99.0.9',
    'fd80::9',
    '10.80.0',
    '10.80.0.09',
    'x',
  ].map(ipv4 => blue(`IPv4 ${ipv4}`, { ipv4 })),
  ...['fd80::9', 'FD80:0::9', 'fd80::50', 'fd80::1', 'fd80::', 'fd99::9', '10.80.0.9', 'x'].map(
    ipv6 => blue(`IPv6 ${ipv6}`, { ipv6 }),
  ),
  blue('both', { ipv4: ' 10.80.0.9 ', ipv6: ' fd80::9' }),
  ['IPv4 beside the range', 'ranged', { ipv4: '10.81.9.9' }],
  ['IPv4 in the range', 'ranged', { ipv4: '10.81.5.9' }],
  ['the first of the range', 'ranged', { ipv4: '10.81.5.255' }],
  ['IPv6 where there is none', 'ranged', { ipv6: 'fd80::9' }],
  ['IPv4 on the default bridge', 'bridge', { ipv4: '172.17.0.99' }],
  ['an alias on the default bridge', 'bridge', { aliases: 'web' }],
  ...['169.254.7.7', '169.254.7.7, fe80::7', '10.0.0.7', 'fd00::7', 'x', '169.254.255.255'].map(
    linkLocalIps => blue(`link-local ${linkLocalIps}`, { linkLocalIps }),
  ),
  ...['web', 'a, b  c', '한국', '-x', 'a_b', 'a/b', 'x'.repeat(70), '<img>'].map(aliases =>
    blue(`alias ${aliases.slice(0, 9)}`, { aliases }),
  ),
  ...['02:42:ac:11:00:99', '02-42-AC-11-00-99', '03:42:ac:11:00:99', 'zz'].map(mac =>
    blue(`MAC ${mac}`, { mac }),
  ),
  ...['5', '-5', '0', '2147483647', '-2147483648', '2147483648', 'x', '1.5'].map(gatewayPriority =>
    blue(`priority ${gatewayPriority}`, { gatewayPriority }),
  ),
  ...['net7', 'x'.repeat(15), 'x'.repeat(16), 'a/b', 'a b', 'a:b', '.', 'lo', 'eth0'].map(
    interfaceName => blue(`interface ${interfaceName}`, { interfaceName }),
  ),
  blue(
    'a sysctl',
    option('com.docker.network.endpoint.sysctls', 'net.ipv4.conf.IFNAME.log_martians=1'),
  ),
  blue('an option', option('com.example/odd', 'a=b, c')),
  blue('an option without value', option('com.example', '')),
  blue('an option without name', option('', 'x')),
  blue('an interface twice', {
    interfaceName: 'net7',
    ...option('com.docker.network.endpoint.ifname', 'net8'),
  }),
  blue('an interface as an option', option('com.docker.network.endpoint.ifname', 'a/b')),
  blue('everything', {
    aliases: 'web, api',
    ipv4: '10.80.0.9',
    ipv6: 'fd80::9',
    linkLocalIps: '169.254.7.7',
    gatewayPriority: '7',
    interfaceName: 'net7',
  }),
];

/** The draft of a case. Its free addresses are its own: Docker may keep those of a container that did not start. */
export function endpointDraft([, , part]: EndpointCase, number: number): EndpointDraft {
  const text = JSON.stringify({ ...emptyEndpointDraft, ...part })
    .replace(/\b10\.80\.0\.9\b/g, `10.80.0.${60 + number}`)
    .replace(/\b(fd80:[0:]*:)9\b/gi, `$1${(0x1000 + number).toString(16)}`);
  return JSON.parse(text) as EndpointDraft;
}
