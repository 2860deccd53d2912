import type { swarmRefusals } from '../../engine/refusals/swarmRefusals';
import type { RefusedWords } from './refusedWords';

export const refusedSwarmWords: RefusedWords<keyof typeof swarmRefusals> = {
  noSwarm: t => t('This needs a Swarm, and this engine is in none. Initialize or join one first.'),
  notManager: t =>
    t('This engine is a worker of its Swarm. Only a manager can do this: connect to one of them.'),
  inSwarm: t => t('This engine is in a Swarm already.'),
  swarmLocked: t => t('The Swarm is locked. Unlock it with “docker swarm unlock” first.'),
  swarmExpired: t => t('The certificates of the Swarm have expired. Leave it and join it again.'),
  noLeader: t =>
    t('The Swarm has no leader at the moment. Bring its managers back, then try again.'),
  manyAddresses: (t, { address, other }) =>
    t(
      'The engine has several addresses, {0} and {1} among them. Choose one for the Swarm.',
      address,
      other,
    ),
  advertiseUnfit: (t, { address }) =>
    t('A Swarm cannot be reached by “{0}”. Choose an address of the engine’s machine.', address),
  noHostIp: t => t('The engine’s machine has no address for a Swarm. Give one.'),
  notAttachable: (t, { network }) =>
    t(
      '“{0}” takes services only, because it was not made attachable. That cannot be changed afterwards: “Edit Network…” makes it again as attachable, once no service is on it.',
      network,
    ),
  notForServices: (t, { network }) =>
    t(
      'Services can be connected to networks of a Swarm only, such as overlay; “{0}” is none.',
      network,
    ),
  serviceNotFound: (t, { service }) => t('There is no service “{0}” (any more).', service),
  serviceChanged: (t, { service }) =>
    t('Somebody else changed the service “{0}” at the same time. Try again.', service),
};
