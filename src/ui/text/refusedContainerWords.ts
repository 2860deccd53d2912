import type { containerRefusals } from '../../engine/refusals/containerRefusals';
import type { RefusedWords } from './refusedWords';

export const refusedContainerWords: RefusedWords<keyof typeof containerRefusals> = {
  containerNotFound: (t, { container }) => t('There is no container “{0}” (any more).', container),
  endpointNotFound: (t, { container, network }) =>
    network === undefined
      ? t('“{0}” is not connected to the network (any more).', container)
      : t('“{0}” is not connected to “{1}” (any more).', container, network),
  alreadyConnected: (t, { container, network }) =>
    t('“{0}” is already connected to “{1}”.', container, network),
  notConnected: (t, { container, network }) =>
    t('“{0}” is not connected to “{1}” (any more).', container, network),
  hostNetwork: t =>
    t(
      'Containers cannot be connected to or disconnected from the host’s network: they are created with it.',
    ),
  noneNetwork: (t, { container }) =>
    t(
      '“{0}” cannot be on “none” and on another network. Disconnect it from “none” first.',
      container,
    ),
  sharedNamespace: (t, { container }) =>
    t(
      '“{0}” uses the network of the host or of another container, or none at all, so its connections cannot be changed. Create it again with a network of its own.',
      container,
    ),
  templateTakesNone: (t, { network }) =>
    t('“{0}” is a template for other networks and takes no containers.', network),
  aliasOnDefault: (t, { value }) =>
    t(
      'The default network has no name service, so aliases ({0}) are of no use there. Leave them out, or use a network of your own.',
      value,
    ),
  linkImpossible: (t, { other }) =>
    t('No link to “{0}” is possible: it does not run, or is not on the same network.', other),
  containerNameTaken: (t, { container }) =>
    t('A container named “{0}” already exists. Choose another name, or remove it.', container),
  containerNameInvalid: (t, { container }) =>
    t(
      'A container cannot be named “{0}”. Use letters, digits, “_”, “.” and “-”, two at least.',
      container,
    ),
  imageMissing: (t, { image }) =>
    t('The engine does not have the image “{0}”. Pull it first, or choose another one.', image),
  imageInvalid: (t, { image }) =>
    t('“{0}” is no name of an image. Write it as in nginx:1.27, in small letters.', image),
  noCommand: t => t('The image names no program to run. Give a command.'),
  notExecutable: (t, { program }) =>
    program === undefined
      ? t(
          'The container does not start: the program that it is to run is not in its image, or cannot be executed. Give another command.',
        )
      : t(
          'The container does not start: “{0}” is not in its image, or cannot be executed. Give another command.',
          program,
        ),
  portTaken: (t, { port }) =>
    port === undefined
      ? t(
          'A port of the host is in use already, by another container or program. Publish another one, or stop what uses it.',
        )
      : t(
          'The host’s port {0} is in use already, by another container or program. Publish another one, or stop what uses it.',
          port,
        ),
  portPrivileged: (t, { port }) =>
    t('The engine may not use the host’s port {0}. Publish one from 1024 on.', port),
  hostAddressMissing: (t, { address }) =>
    address === undefined
      ? t(
          'The host does not have the address that a port is to be published on. Leave it out for all addresses of the host.',
        )
      : t(
          'The host does not have the address {0} that a port is to be published on. Leave it out for all addresses of the host.',
          address,
        ),
  containerRunning: (t, { container }) => t('“{0}” is running. Stop it first.', container),
  containerNotRunning: (t, { container }) => t('“{0}” is not running. Start it first.', container),
  containerPaused: (t, { container }) =>
    t(
      '“{0}” is paused, so it cannot be started. Restart it, or continue it with “docker unpause”.',
      container,
    ),
  containerRestarting: (t, { container }) =>
    t('“{0}” is just restarting. Wait until it runs, or stop it.', container),
  containerRemoving: (t, { container }) => t('“{0}” is being removed.', container),
  containerStateUnfit: (t, { container }) =>
    t(
      'This cannot be done to “{0}” in the state that it is in. Start or stop it first.',
      container,
    ),
  namespaceStopped: (t, { other }) =>
    t('The container whose network it uses, “{0}”, does not run. Start that one first.', other),
  engineCrashed: t =>
    t(
      'The container engine stumbled over the request, which is a fault of its own. The log has its words.',
    ),
};
