import type { RefusalFacts } from './refusalFacts';

/** About networks themselves: their names, drivers and options, and who uses them. */
export const networkRefusals = {
  networkNotFound: {
    is: 'notFound',
    values: ['network'],
    said: [
      'network {network} not found',
      'unable to find network with name or ID {network}: network not found',
      'could not find a network matching network mode {network}: {}',
      // Podman when one is removed.
      'network not found',
    ],
  },
  networkNameTaken: {
    is: 'conflict',
    values: ['network'],
    said: [
      'network with name {network} already exists',
      'network name {network} already used: network already exists',
      'name conflicts with an existing object: network {network} already exists',
    ],
  },
  networkNameReserved: {
    is: 'conflict',
    values: ['network'],
    said: [
      'operation is not permitted on predefined {network} network',
      'cannot create network with name {network} because it conflicts with a valid network mode',
    ],
  },
  networkNameInvalid: {
    is: 'invalid',
    values: ['network'],
    said: [
      'invalid name:',
      'invalid name: {}',
      'network name {network} invalid: names must match {}',
      'name must be {}',
    ],
  },
  networkAmbiguous: {
    is: 'invalid',
    values: ['network'],
    said: [
      '{} matches found based on name: network {network} is ambiguous',
      'network {network} is ambiguous ({} matches found {})',
    ],
  },
  networkPredefined: {
    is: 'conflict',
    values: ['network'],
    said: [
      '{network} is a pre-defined network and cannot be removed',
      'default network {network} cannot be removed',
      'network {} ({network}) is a swarm predefined network and cannot be removed',
    ],
  },
  networkInUse: {
    is: 'conflict',
    values: ['network', 'containers?'],
    said: [
      'network {network} id {id} has active endpoints',
      'network {network} has active endpoints ({containers})',
      'network {network} has active endpoints',
      '{network} has associated containers with it. Use -f to forcibly delete{}',
    ],
  },
  networkUsedByServices: {
    is: 'conflict',
    values: ['network'],
    said: ['network {network} is in use by service {}', 'network {network} is in use by task {}'],
  },
  templateMissing: {
    is: 'notFound',
    values: ['network'],
    said: [
      'configuration network {network} does not exist',
      'configuration network {network} not found',
    ],
  },
  templateInUse: {
    is: 'conflict',
    values: ['network'],
    said: ['configuration network {network} is in use'],
  },
  templateOverridden: {
    is: 'conflict',
    values: [],
    said: [
      'user-specified configurations are not supported if the network depends on a configuration network',
      'network driver options are not supported if the network depends on a configuration network',
      'configuration network can only contain network {}',
      'a configuration network cannot depend on another configuration network',
    ],
  },
  driverUnknown: {
    is: 'invalid',
    values: ['driver'],
    said: [
      'plugin {driver} not found',
      'failed to find driver or plugin {driver}',
      'unsupported driver {driver}: invalid argument',
    ],
  },
  driverOnce: {
    is: 'conflict',
    values: ['driver'],
    said: ['only one instance of {driver} network is allowed'],
  },
  ipamDriverUnknown: {
    is: 'invalid',
    values: ['driver'],
    said: ['invalid ipam driver: {driver}', 'unsupported ipam driver {driver}'],
  },
  parentMissing: {
    is: 'invalid',
    values: ['parent'],
    said: [
      'invalid subinterface vlan name {parent}, example formatting is eth0.10',
      'parent interface {parent} does not exist',
      '-o parent interface was not found on the host: {parent}',
      'the requested parent interface {parent} was not found on the Docker host',
      'failed to find master interface {parent} on the Docker host: {}',
    ],
  },
  parentTaken: {
    is: 'conflict',
    values: ['parent', 'network?'],
    said: ['network {} is already using parent interface {parent}'],
  },
  parentLoopback: {
    is: 'invalid',
    values: [],
    said: ['loopback interface is not a valid {} parent link'],
  },
  vlanImpossible: {
    is: 'failed',
    values: ['parent'],
    said: ['failed to create {parent} vlan link: {}'],
  },
  vlanInvalid: {
    is: 'invalid',
    values: ['vlan'],
    said: [
      'vlan id must be between 1-4094, received: {vlan}',
      'unable to parse a valid vlan id from: {vlan} (ex. eth0.10 for vlan 10)',
    ],
  },
  kernelLacks: {
    is: 'failed',
    values: [],
    // A macvlan without parent wants a dummy interface.
    said: ['operation not supported'],
  },
  modeInvalid: {
    is: 'invalid',
    values: ['mode', 'driver'],
    said: [
      "requested {driver} mode '{mode}' is not valid, {} mode is the {} driver default",
      "requested {driver} flag '{mode}' is not valid, {} is the {} driver default",
    ],
  },
  optionInvalid: {
    is: 'invalid',
    values: ['option', 'value'],
    said: ['failed to parse {option} value: {value} ({})'],
  },
  mtuInvalid: { is: 'invalid', values: ['value'], said: ['invalid MTU number: {value}'] },
  bridgeNameTaken: {
    is: 'conflict',
    values: ['bridge'],
    said: [
      'cannot create network {} ({bridge}): conflicts with network {} ({}): networks have same bridge name',
      'bridge name {bridge} already in use',
    ],
  },
  interfaceNoBridge: {
    is: 'invalid',
    values: ['bridge'],
    said: ['existing interface {bridge} is not a bridge'],
  },
  bridgeFull: {
    is: 'conflict',
    values: [],
    said: ['adding interface {} to bridge {} failed: exchange full'],
  },
} as const satisfies Readonly<Record<string, RefusalFacts>>;
