import { list, present, record, someText, textMap } from './fields';
import type { TextMap } from './landscape';

/** What a person chose for an endpoint, as opposed to what the engine gave it: enough to make it again. */
export interface EndpointSettings {
  readonly fixedIpv4?: string;
  readonly fixedIpv6?: string;
  readonly linkLocalIps?: readonly string[];
  /** Kept by engines from API 1.54 and by Podman; others give one of their own. */
  readonly mac?: string;
  readonly aliases?: readonly string[];
  /** Legacy links, `container:alias`. */
  readonly links?: readonly string[];
  readonly driverOptions?: TextMap;
  /** Which network is the default gateway; since API 1.48. */
  readonly gatewayPriority?: number;
}

/**
 * The settings of a container's endpoint, from `GET /containers/{id}/json`. The short id that engines before
 * API 1.45 put among the aliases is the engine's own and left out.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Network/operation/NetworkConnect
 */
export function readEndpointSettings(raw: unknown, networkKey: string): EndpointSettings {
  const from = record(raw);
  const shortId = someText(from['Id'])?.slice(0, 12);
  const networks = record(record(from['NetworkSettings'])['Networks']);
  const endpoint = record(networks[networkKey]);
  const fixed = record(endpoint['IPAMConfig']);
  const driverOptions = textMap(endpoint['DriverOpts']);
  const priority = endpoint['GwPriority'];
  // The container's own wish, for the network that it was made with; the other endpoints' are the engine's.
  const mac = someText(record(from['Config'])['MacAddress']);
  const isFirst = record(from['HostConfig'])['NetworkMode'] === networkKey;
  const now = someText(endpoint['MacAddress']);
  return present({
    fixedIpv4: someText(fixed['IPv4Address']),
    fixedIpv6: someText(fixed['IPv6Address']),
    linkLocalIps: someTexts(fixed['LinkLocalIPs']),
    mac: now === mac || (now === undefined && isFirst) ? mac : undefined,
    aliases: someTexts(endpoint['Aliases'], shortId),
    links: someTexts(endpoint['Links']),
    driverOptions: Object.keys(driverOptions).length > 0 ? driverOptions : undefined,
    gatewayPriority: typeof priority === 'number' && priority !== 0 ? priority : undefined,
  });
}

function someTexts(value: unknown, except?: string): readonly string[] | undefined {
  const texts = list(value).filter(
    (text): text is string => typeof text === 'string' && text !== '' && text !== except,
  );
  // Podman says some aliases twice.
  return texts.length > 0 ? [...new Set(texts)] : undefined;
}
