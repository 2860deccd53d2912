import { block, type Line, line } from './lines';
import type { Server, Site } from './site';

/** What is on its way to a back end: `upgrade` for a WebSocket, nothing else, so that connections can be kept. */
export const connectionVariable = '$docker_networks_connection';

/** What another proxy in front said, else what nginx itself knows. */
export const trusted = {
  proto: '$docker_networks_proto',
  host: '$docker_networks_host',
  port: '$docker_networks_port',
} as const;

const trustedMaps = [
  ['$http_x_forwarded_proto', trusted.proto, '$scheme'],
  ['$http_x_forwarded_host', trusted.host, '$host'],
  ['$http_x_forwarded_port', trusted.port, '$server_port'],
] as const;

/**
 * The maps that a site's routes use. They stand outside of servers; nginx takes the same map twice, so that several
 * files can have them. None has regular expressions: CVE-2026-42533 is about those.
 * https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function mapsOf({ routes }: Site): Line[][] {
  const targets = routes.flatMap(({ to }) => (to.kind === 'proxy' ? [to] : []));
  const maps: Line[][] = [];
  if (targets.some(({ isWebSocket }) => isWebSocket)) {
    maps.push(map('$http_upgrade', connectionVariable, 'upgrade', '""'));
  }
  if (targets.some(({ trustsClient, hasUsualHeaders }) => trustsClient && hasUsualHeaders)) {
    maps.push(...trustedMaps.map(([from, to, own]) => map(from, to, from, own)));
  }
  return maps;
}

/**
 * Room for long server names: with its own 64 bytes nginx does not start when one has more than 46 characters.
 * https://nginx.org/en/docs/hash.html
 */
export function nameBuckets({ names }: Server): Line[] {
  const longest = Math.max(...names.map(name => name.length));
  const size = [64, 128, 256, 512].find(each => longest + 32 <= each + 14) ?? 512;
  return size === 64 ? [] : [line(`server_names_hash_bucket_size ${size};`, ['server', 'names'])];
}

function map(from: string, to: string, otherwise: string, empty: string): Line[] {
  return block(
    `map ${from} ${to}`,
    ['routes'],
    [line(`default ${otherwise};`, ['routes']), line(`"" ${empty};`, ['routes'])],
  );
}
