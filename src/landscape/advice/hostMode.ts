import { isActive } from '../isActive';
import { aboutContainer, type Rule } from './advice';
import { imageName } from './publications';

/** Images that look after the host's own network, or have to be found on it: they need it. */
const needy =
  /(^|[-_.])(exporter|cadvisor|netdata|datadog|agent|telegraf|zabbix|tailscale|wireguard|wg|openvpn|zerotier|pihole|adguardhome|dnsmasq|keepalived|haproxy|frr|bird|calico|cilium|flannel|kube|rancher|k3s|home-assistant|homeassistant|homebridge|plex|pms|jellyfin|emby|avahi|samba|netshoot|tcpdump|ntopng|suricata|crowdsec|fail2ban|unifi|asterisk|freeswitch|coturn)([-_.0-9]|$)/;

/**
 * A running container uses the host's network, and its image is none of those that look after a network or have to be
 * found on it (exporters, agents, VPNs, DNS and DHCP servers, home automation, …).
 * https://docs.docker.com/engine/network/drivers/host/
 */
export const hostMode: Rule = function* ({ landscape }) {
  for (const container of landscape.containers.filter(isActive)) {
    if (container.networkMode.kind !== 'host' || needy.test(imageName(container))) continue;
    yield aboutContainer(container);
  }
};
