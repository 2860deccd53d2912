import type { RouteScheme, TargetAddress } from './route';

/** What a `…_pass` names, taken apart. */
export interface PassAddress {
  readonly scheme: RouteScheme;
  readonly address: TargetAddress;
}

/** Each directive that passes requests on, with the scheme that goes without saying. */
export const passes: Readonly<Record<string, RouteScheme>> = {
  proxy_pass: 'http',
  grpc_pass: 'grpc',
  fastcgi_pass: 'fastcgi',
  uwsgi_pass: 'uwsgi',
  scgi_pass: 'scgi',
  memcached_pass: 'memcached',
};

const ports: Partial<Readonly<Record<RouteScheme, number>>> = {
  http: 80,
  https: 443,
  grpc: 80,
  grpcs: 443,
};

/**
 * Takes apart what a directive passes to, `standard` being its own scheme: `https://app:8443/x`, `unix:/run/app.sock`,
 * `[::1]:9000`. What has a variable in its host or port is none of them.
 */
export function passAddress(text: string, standard: RouteScheme): PassAddress {
  const [, written, rest = text] = /^(https?|grpcs?|s?uwsgi):\/\/([^]*)$/i.exec(text) ?? [];
  const scheme = (written?.toLowerCase() ?? standard) as RouteScheme;
  return { scheme, address: targetAddress(rest, ports[scheme]) };
}

/** Takes apart `host`, `host:port`, `[IPv6]:port` or `unix:path`, up to a URI. */
export function targetAddress(text: string, standardPort: number | undefined): TargetAddress {
  const socket = /^unix:([^:]+)/i.exec(text)?.[1];
  if (socket !== undefined) return { kind: 'socket', path: socket };
  const authority = /^[^/?]*/.exec(text)?.[0] ?? '';
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(authority) ?? [];
  const host = bracketed ?? plain ?? '';
  if (host === '' || host.includes('$')) return { kind: 'variable', text };
  return { kind: 'host', host, port: port === undefined ? standardPort : Number(port) };
}
