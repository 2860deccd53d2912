import type { networkRefusals } from '../../engine/refusals/networkRefusals';
import type { RefusedWords } from './refusedWords';

export const refusedNetworkWords: RefusedWords<keyof typeof networkRefusals> = {
  networkNotFound: (t, { network }) =>
    t('There is no network “{0}” (any more). Create it, or choose another one.', network),
  networkNameTaken: (t, { network }) =>
    t('A network named “{0}” already exists. Choose another name.', network),
  networkNameReserved: (t, { network }) =>
    t(
      'The name “{0}” belongs to the container engine’s own networks. Choose another one.',
      network,
    ),
  networkNameInvalid: (t, { network }) =>
    t('The container engine takes no network named “{0}”. Choose another name.', network),
  networkAmbiguous: (t, { network }) =>
    t('Several networks are named “{0}”. Remove or rename all but one.', network),
  networkPredefined: (t, { network }) =>
    t('“{0}” is one of the container engine’s own networks and cannot be removed.', network),
  networkInUse: (t, { network, containers }) =>
    containers === undefined
      ? t('Containers still use “{0}”. Disconnect or remove them first.', network)
      : t('“{0}” is still used by {1}. Disconnect or remove them first.', network, containers),
  networkUsedByServices: (t, { network }) =>
    t('Services of the Swarm still use “{0}”. Disconnect them first.', network),
  templateMissing: (t, { network }) =>
    t(
      'There is no template “{0}” to take the settings from (any more). Choose another one.',
      network,
    ),
  templateInUse: (t, { network }) =>
    t('Networks took their settings from “{0}”. Remove them first.', network),
  templateOverridden: t =>
    t('Settings that the template has cannot be given beside it. Leave out one or the other.'),
  driverUnknown: (t, { driver }) =>
    t(
      'This engine has no network driver “{0}”. Choose another one, or install its plugin.',
      driver,
    ),
  driverOnce: (t, { driver }) =>
    t('There can be only one network with the driver “{0}”. Choose another driver.', driver),
  ipamDriverUnknown: (t, { driver }) =>
    t('This engine has no IPAM driver “{0}”. Leave it out for its own.', driver),
  parentMissing: (t, { parent }) =>
    t('The engine’s machine has no network interface “{0}”. Choose another parent.', parent),
  parentTaken: (t, { parent }) =>
    t('Another network uses the parent interface “{0}” already. Choose another parent.', parent),
  parentLoopback: t =>
    t(
      'The loopback interface cannot be a parent. Choose another interface of the engine’s machine.',
    ),
  vlanImpossible: (t, { parent }) =>
    t('The engine’s machine cannot make the VLAN interface “{0}”. Choose another parent.', parent),
  vlanInvalid: (t, { vlan }) =>
    t('“{0}” is no VLAN. Give a number from 1 to 4094 behind the interface, as in eth0.10.', vlan),
  kernelLacks: t =>
    t(
      'The kernel of the engine’s machine cannot do this. For macvlan and ipvlan, choose a parent.',
    ),
  modeInvalid: (t, { mode, driver }) =>
    t('“{0}” is no mode of the driver “{1}”. Choose another one.', mode, driver),
  optionInvalid: (t, { option, value }) =>
    t('The option {0} cannot be “{1}”. Change it or leave it out.', option, value),
  mtuInvalid: (t, { value }) => t('The MTU cannot be {0}. Change it or leave it out.', value),
  bridgeNameTaken: (t, { bridge }) =>
    t('Another network has the bridge “{0}” already. Choose another bridge name.', bridge),
  interfaceNoBridge: (t, { bridge }) =>
    t(
      'The engine’s machine has an interface “{0}” that is no bridge. Choose another bridge name.',
      bridge,
    ),
  bridgeFull: t =>
    t('The network is full: its bridge takes no further containers. Use another network as well.'),
};
