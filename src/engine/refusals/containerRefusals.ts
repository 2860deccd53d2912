import type { RefusalFacts } from './refusalFacts';

/** About containers: on which networks they are, in which state, and what they are made with. */
export const containerRefusals = {
  containerNotFound: {
    is: 'notFound',
    values: ['container'],
    said: [
      'No such container: {container}',
      'no container with name or ID {container} found: no such container',
    ],
  },
  endpointNotFound: {
    is: 'notFound',
    values: ['container', 'network?'],
    said: ['endpoint {container} not found'],
  },
  alreadyConnected: {
    is: 'conflict',
    values: ['container', 'network'],
    said: [
      'endpoint with name {container} already exists in network {network}',
      'container {container} is already connected to network {network}: network is already connected',
      '{container} is already attached to network {network}',
    ],
  },
  notConnected: {
    is: 'conflict',
    values: ['container', 'network'],
    said: [
      'container {container} is not connected to the network {network}',
      'container {container} is not connected to network {network}',
    ],
  },
  hostNetwork: {
    is: 'invalid',
    values: [],
    said: [
      'container cannot be disconnected from host network or connected to host network',
      'cannot connect container to host network - container must be created in host network mode',
      'cannot disconnect container from host network - container was created in host network mode',
    ],
  },
  noneNetwork: {
    is: 'invalid',
    values: ['container'],
    said: [
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    ],
  },
  sharedNamespace: {
    is: 'invalid',
    values: ['container'],
    said: [
      'container sharing network namespace with another container or host cannot be connected to any other network',
      // Podman's for host and none as well.
      '{} is not supported: invalid network mode',
    ],
  },
  templateTakesNone: {
    is: 'conflict',
    values: ['network'],
    said: ['cannot create endpoint on configuration-only network'],
  },
  aliasOnDefault: {
    is: 'invalid',
    values: ['value'],
    said: ['network-scoped alias is supported only for containers in user defined networks'],
  },
  linkImpossible: {
    is: 'invalid',
    values: ['other'],
    said: [
      'Cannot link to a non running container: {other} AS {}',
      'Cannot link to {other}, as it does not belong to the default network',
      'could not get container for {other}: {}',
    ],
  },
  containerNameTaken: {
    is: 'conflict',
    values: ['container'],
    said: [
      'Conflict. The container name {container} is already in use by container {}. You have to {}',
      'the container name {container} is already in use by {}. You have to {}',
      'name {container} already in use, {}',
    ],
  },
  containerNameInvalid: {
    is: 'invalid',
    values: ['container'],
    said: ['Invalid container name ({container}), only {} are allowed'],
  },
  imageMissing: {
    is: 'noImage',
    values: ['image'],
    said: [
      'no such image: {image}: image not known',
      'no such image: {image}: No such image: {}',
      'no such image: {image}',
      '{image}: image not known',
    ],
  },
  imageInvalid: {
    is: 'invalid',
    values: ['image'],
    said: ['invalid reference format', 'invalid reference format: {}'],
  },
  noCommand: { is: 'invalid', values: [], said: ['no command specified{}'] },
  notExecutable: {
    is: 'notExecutable',
    values: ['program?'],
    said: [
      'exec: "{program}": {}',
      'executable file `{program}` not found in $PATH{}',
      'executable file `{program}` not found{}',
      'exec {program}: no such file or directory',
      'exec {program}: permission denied',
      'open executable: {}: OCI permission denied',
      'OCI permission denied',
      'OCI runtime attempted to invoke a command that was not found',
    ],
  },
  portTaken: {
    is: 'portTaken',
    values: ['port?'],
    said: [
      'Bind for {}:{port} failed: port is already allocated',
      'listen {}:{port}: bind: address already in use',
      'failed to bind host port for {}:{port}:{}: address already in use',
      'failed to bind host port {}:{port}/{}: address already in use',
      'failed to bind port {port} (address already in use) {}',
      'failed to bind {}: address already in use',
      'bind: address already in use',
      'port is already allocated',
    ],
  },
  portPrivileged: {
    is: 'invalid',
    values: ['port'],
    said: ['{}cannot expose privileged port {port}, {}'],
  },
  hostAddressMissing: {
    is: 'noHostAddress',
    values: ['address?', 'port?'],
    said: [
      'listen {} {address}:{port}: bind: cannot assign requested address',
      'failed to bind host port for {address}:{port}:{}: cannot assign requested address',
      'failed to bind host port for {address}:{port}: cannot assign requested address',
      'failed to bind host port {address}:{port}/{}: cannot assign requested address',
      'failed to bind {}: cannot assign requested address',
      'bind: cannot assign requested address',
    ],
  },
  containerRunning: {
    is: 'conflict',
    values: ['container'],
    said: [
      'You cannot remove a running container {container}. Stop {}',
      'cannot remove container {container}: container is running: {}',
      'cannot remove container {container} as it is running - {}',
    ],
  },
  containerNotRunning: {
    is: 'conflict',
    values: ['container'],
    said: [
      'container {container} is not running',
      'can only create exec sessions on running containers: container state improper',
      'can only stop created or running containers. {container} is in state {}: container state improper',
    ],
  },
  containerPaused: {
    is: 'conflict',
    values: ['container'],
    said: ['cannot start a paused container, try unpause instead'],
  },
  containerRestarting: {
    is: 'conflict',
    values: ['container'],
    said: ['container {container} is restarting, wait until the container is running'],
  },
  containerRemoving: {
    is: 'conflict',
    values: ['container'],
    said: [
      'container is marked for removal and cannot be {}',
      'container {container} is marked for removal and cannot be {}',
      'removal of container {container} is already in progress',
    ],
  },
  containerStateUnfit: {
    is: 'conflict',
    values: ['container'],
    said: ['container state improper'],
  },
  namespaceStopped: {
    is: 'conflict',
    values: ['other'],
    said: [
      'cannot join network namespace of a non running container: container {other} is {}',
      'cannot join network of a non running container: {other}',
    ],
  },
  engineCrashed: { is: 'failed', values: [], said: ['runtime error: {}'] },
} as const satisfies Readonly<Record<string, RefusalFacts>>;
