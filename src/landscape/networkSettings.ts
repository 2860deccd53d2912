import type { Network, Subnet, TextMap } from './landscape';

/** What a person chooses for a network, as opposed to what the engine makes of it: enough to make it again. */
export interface NetworkSettings {
  readonly name: string;
  readonly driver: string;
  readonly isInternal?: boolean;
  readonly isAttachable?: boolean;
  readonly isConfigOnly?: boolean;
  /** The name of a config-only network to take the settings from. */
  readonly configFrom?: string;
  /** Left out, the engine's own default: on. */
  readonly hasIpv4?: boolean;
  /** Left out, the engine's own default: off, but for an IPv6 subnet. */
  readonly hasIpv6?: boolean;
  readonly ipamDriver?: string;
  readonly ipamOptions?: TextMap;
  readonly subnets?: readonly Subnet[];
  readonly labels?: TextMap;
  readonly options?: TextMap;
}

/** Options that the engine writes itself; a network that is made again gets its own. */
const givenByEngine: ReadonlySet<string> = new Set([
  'com.docker.network.driver.overlay.vxlanid_list',
]);

/** What has to be said to an engine to get a network like this one. */
export function settingsOf(network: Network): NetworkSettings {
  const options = Object.entries(network.options).filter(([name]) => !givenByEngine.has(name));
  const { configFrom, ipamDriver, ipamOptions } = network;
  return {
    name: network.name,
    // The engine says that a template has the driver `null`; asked for, it is left out.
    driver: network.isConfigOnly ? '' : network.driver,
    isInternal: network.isInternal,
    isAttachable: network.isAttachable,
    isConfigOnly: network.isConfigOnly,
    ...(configFrom === undefined
      ? {
          hasIpv4: network.hasIpv4,
          hasIpv6: network.hasIpv6,
          labels: network.labels,
          subnets: network.subnets,
          options: Object.fromEntries(options),
          ...(ipamDriver === undefined ? {} : { ipamDriver }),
          ...(ipamOptions === undefined ? {} : { ipamOptions }),
        }
      : // What is the template's shows as the network's own, and would be refused beside it.
        { configFrom }),
  };
}
