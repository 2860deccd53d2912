// Payloads as engines send them, shortened to the fields that matter: see the versions in each name.

export const hex = (digit: string) => digit.repeat(64);

/** An endpoint in a container list of Docker. */
export function rawEndpoint(part: Readonly<Record<string, unknown>> = {}) {
  return {
    IPAMConfig: null,
    Links: null,
    Aliases: null,
    NetworkID: hex('a'),
    EndpointID: hex('e'),
    Gateway: '172.18.0.1',
    IPAddress: '172.18.0.2',
    IPPrefixLen: 16,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    MacAddress: '02:42:ac:12:00:02',
    DriverOpts: null,
    ...part,
  };
}

/** The endpoint of a container that is not running: its addresses are empty texts. */
export function idleEndpoint(part: Readonly<Record<string, unknown>> = {}) {
  return rawEndpoint({ EndpointID: '', Gateway: '', IPAddress: '', MacAddress: '', ...part });
}

/** An element of a container list of Docker. */
export function rawContainer(part: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: hex('1'),
    Names: ['/web'],
    Image: 'web:1',
    ImageID: `sha256:${hex('f')}`,
    Command: 'httpd -f',
    Created: 1700000000,
    Ports: [],
    Labels: {},
    State: 'running',
    Status: 'Up 5 minutes',
    HostConfig: { NetworkMode: 'shop_frontend' },
    NetworkSettings: { Networks: { shop_frontend: rawEndpoint() } },
    Mounts: [],
    ...part,
  };
}

/** An element of a network list of Docker. */
export function rawNetwork(part: Readonly<Record<string, unknown>> = {}) {
  return {
    Name: 'shop_frontend',
    Id: hex('a'),
    Created: '2025-01-01T10:00:00.123456789Z',
    Scope: 'local',
    Driver: 'bridge',
    EnableIPv6: false,
    IPAM: {
      Driver: 'default',
      Options: null,
      Config: [{ Subnet: '172.18.0.0/16', Gateway: '172.18.0.1' }],
    },
    Internal: false,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: {},
    Options: {},
    Labels: {},
    ...part,
  };
}

/** Texts that a person or an attacker could have chosen for names and labels. */
export const hostileTexts: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  '<img src=x onerror=alert(1)>',
  `"'\`$(reboot)`,
  'two\nlines\r\nand\ttabs',
  '\u202Egnirts\u202C and \u200F marks',
  '\u0000 nothing',
  '한국어 🐳',
  'x'.repeat(250),
];
