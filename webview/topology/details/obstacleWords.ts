// Why one container does not reach another one, in words.
import type { Container } from '../../../src/landscape/landscape';
import type { Obstacle, OpenPort } from '../../../src/landscape/reach';
import { t } from '../../l10n';
import { addressWithPort, plain, plainList } from './texts';

/** The reason in few words: the title of all for whom it is the same. */
export function obstacleTitle(obstacle: Obstacle, hasOpenPorts: boolean): string {
  switch (obstacle.kind) {
    case 'notRunning':
      return t('Not running');
    case 'noNetwork':
      return t('On no network');
    case 'noSharedNetwork':
    case 'isolatedNetworks':
      return hasOpenPorts
        ? t('No network in common, but a port is open')
        : t('No network in common');
    case 'iccOff':
      return t('{0} keeps its members apart (ICC off)', obstacle.network.name);
    case 'privateMode':
      return t('{0} keeps its members apart (mode private)', obstacle.network.name);
    case 'noSharedFamily':
      return t('On {0}, but one with IPv4 only and one with IPv6 only', obstacle.network.name);
    case 'hostIsolated':
      return t('The host has no address on {0}', obstacle.network.name);
    case 'unknown':
      return t('Not to be known from here: {0}', plainList(obstacle.networks));
  }
}

/** The reason in sentences. */
export function obstacleSentences(obstacle: Obstacle, from: Container, to: Container): string[] {
  switch (obstacle.kind) {
    case 'notRunning':
      return [t('Not running: {0}.', plainList(obstacle.containers))];
    case 'noNetwork':
      return [t('On no network: {0}.', plainList(obstacle.containers))];
    case 'noSharedNetwork':
      return [
        t('They have no network in common.'),
        t('{0} is on {1}.', plain(from), plainList(obstacle.from)),
        t('{0} is on {1}.', plain(to), plainList(obstacle.to)),
      ];
    case 'iccOff':
      return [
        t(
          'Both are on {0}, which keeps its members apart: it was made with enable_icc=false.',
          plain(obstacle.network),
        ),
      ];
    case 'privateMode':
      return [
        t(
          'Both are on {0}, which keeps its members apart: its mode is “private”.',
          plain(obstacle.network),
        ),
      ];
    case 'noSharedFamily':
      return [
        t(
          'Both are on {0}, but one has only an IPv4 address there and the other only an IPv6 address.',
          plain(obstacle.network),
        ),
      ];
    case 'hostIsolated':
      return [
        t(
          'One of them uses the network of the host, which has no address on {0}.',
          plain(obstacle.network),
        ),
      ];
    case 'isolatedNetworks':
      return obstacle.ports.length > 0
        ? openPortLines(obstacle.ports).map(line => t('All the same: {0}.', line))
        : [t('The engine passes nothing on from bridge to bridge.')];
    case 'unknown':
      return [t('What {0} lets through cannot be known from here.', plainList(obstacle.networks))];
  }
}

/** Where ports are open although there is no way, a line for each. */
export function openPortLines(ports: readonly OpenPort[]): string[] {
  return ports.map(({ port, addresses }) => {
    const at = port.published?.port ?? port.containerPort;
    const places = addresses.map(address => addressWithPort(address, at));
    return t(
      'port {0} is open at {1}',
      `${port.containerPort}/${port.protocol}`,
      places.join(', '),
    );
  });
}
