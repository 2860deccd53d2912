import { l10n } from 'vscode';
import type { KnownOption } from '../../landscape/driverOptions';

/** What a driver option does, in a sentence. */
export function optionHelp(name: string): string {
  switch (name) {
    case 'com.docker.network.bridge.name':
      return l10n.t('The name of the bridge on the host, as “ip link” shows it.');
    case 'com.docker.network.bridge.enable_icc':
      return l10n.t('Whether containers on this network may talk to each other. On by default.');
    case 'com.docker.network.bridge.enable_ip_masquerade':
      return l10n.t(
        'Whether containers reach the outside under the host’s address. On by default.',
      );
    case 'com.docker.network.driver.mtu':
      return l10n.t('The largest packet in bytes, e.g. 1400 behind a VPN.');
    case 'com.docker.network.bridge.host_binding_ipv4':
      return l10n.t('The host’s address that ports are published on when none is given.');
    case 'com.docker.network.bridge.gateway_mode_ipv4':
      return l10n.t('How IPv4 reaches containers from outside: nat (published ports), routed, …');
    case 'com.docker.network.bridge.gateway_mode_ipv6':
      return l10n.t('How IPv6 reaches containers from outside: nat (published ports), routed, …');
    case 'com.docker.network.bridge.inhibit_ipv4':
      return l10n.t('Keeps the engine from giving the bridge an IPv4 address.');
    case 'com.docker.network.bridge.trusted_host_interfaces':
      return l10n.t(
        'Interfaces of the host that may reach containers directly, separated by colons.',
      );
    case 'com.docker.network.container_iface_prefix':
      return l10n.t('How interfaces are called inside containers; “eth” by default.');
    case 'parent':
      return l10n.t('The host’s interface to share, e.g. eth0, or eth0.20 for a VLAN.');
    case 'mode':
    case 'macvlan_mode':
      return l10n.t('Whether containers on the same parent reach each other. “bridge” by default.');
    case 'ipvlan_mode':
      return l10n.t('l2: like a switch. l3: like a router, without broadcasts. “l2” by default.');
    case 'ipvlan_flag':
      return l10n.t('Whether containers on the same parent reach each other. “bridge” by default.');
    default:
      return '';
  }
}

/** What may be entered as the value of an option. */
export function optionValues({ value }: KnownOption): string {
  switch (value.kind) {
    case 'boolean':
      return l10n.t('true or false');
    case 'number':
      return l10n.t('a number from {0} to {1}', value.min, value.max);
    case 'address':
      return l10n.t('an IP address');
    case 'interface':
      return l10n.t('an interface name of at most 15 bytes, without blanks or slashes');
    case 'choice':
      return value.values.join(', ');
    case 'text':
      return l10n.t('a text');
  }
}
