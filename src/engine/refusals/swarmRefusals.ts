import type { RefusalFacts } from './refusalFacts';

/** About Swarm, its networks and its services. */
export const swarmRefusals = {
  noSwarm: {
    is: 'conflict',
    values: [],
    said: [
      'This node is not a swarm manager. Use "docker swarm init" or {}',
      'This node is not a swarm manager. Use "docker swarm init"',
      'This node is not part of a swarm',
      'cannot create a swarm scoped network when swarm is not active',
    ],
  },
  notManager: {
    is: 'conflict',
    values: [],
    said: [
      'This node is not a swarm manager. Worker nodes {}',
      'Cannot create a multi-host network from a worker node. {}',
    ],
  },
  inSwarm: { is: 'conflict', values: [], said: ['This node is already part of a swarm. {}'] },
  swarmLocked: {
    is: 'conflict',
    values: [],
    said: ['Swarm is encrypted and needs to be unlocked before it can be used. {}'],
  },
  swarmExpired: { is: 'conflict', values: [], said: ['Swarm certificates have expired. {}'] },
  noLeader: {
    is: 'conflict',
    values: [],
    said: ['The swarm does not have a leader. {}'],
  },
  manyAddresses: {
    is: 'invalid',
    values: ['address', 'other'],
    said: [
      'could not choose an IP address to advertise since this system has multiple addresses on interface {} ({address} and {other}){}',
      'could not choose an IP address to advertise since this system has multiple addresses on different interfaces ({address} on {} and {other} on {}){}',
    ],
  },
  advertiseUnfit: {
    is: 'invalid',
    values: ['address'],
    said: [
      'advertise address must be a non-zero IP address or network interface (with optional port number)',
      'must specify a listening address because the address to advertise is not recognized as a system address, {}',
      'must specify a valid IP address or interface name',
      'interface {address} has no usable IPv4 or IPv6 address',
      'interface {address} has more than one {}',
      'no such interface',
    ],
  },
  noHostIp: { is: 'invalid', values: [], said: ["could not find the system's IP address{}"] },
  notAttachable: {
    is: 'conflict',
    values: ['network'],
    said: [
      'Could not attach to network {network}: rpc error: code = PermissionDenied desc = network {} not manually attachable',
      'network {network} not manually attachable',
    ],
  },
  notForServices: {
    is: 'conflict',
    values: ['network'],
    said: [
      'The network {network} cannot be used with services. Only networks scoped to the swarm can be used, {}',
    ],
  },
  serviceNotFound: {
    is: 'notFound',
    values: ['service'],
    said: ['service {service} not found'],
  },
  serviceChanged: {
    is: 'conflict',
    values: ['service'],
    said: ['update out of sequence'],
  },
} as const satisfies Readonly<Record<string, RefusalFacts>>;
