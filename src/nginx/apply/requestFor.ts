import type { Listen, Route } from '../routes/route';

/** A request that takes a route, as somebody inside nginx's network namespace would send it. */
export interface RouteRequest {
  /** Where nginx listens, seen from inside. */
  readonly address: string;
  readonly port: number;
  readonly isTls: boolean;
  /** The server's name, for `Host` and for TLS. */
  readonly host: string;
  /** Encoded. */
  readonly path: string;
}

/** The request that shows where a route leads; nothing where it takes a person to know one. */
export function requestFor({ server, location, scheme }: Route): RouteRequest | undefined {
  if (!location || scheme === 'tcp') return undefined;
  if (location.match === 'regex' || location.match === 'named') return undefined;
  const listen = bestListen(server.listens);
  const host = hostOf(server.names, listen);
  if (listen?.port === undefined || host === undefined) return undefined;
  const { isTls, port } = listen;
  return {
    address: insideAddress(listen.address),
    port,
    isTls,
    host,
    path: encoded(location.path),
  };
}

/** Plain HTTP tells as much, and needs no certificate. */
function bestListen(listens: readonly Listen[]): Listen | undefined {
  const usable = listens.filter(({ port }) => port !== undefined);
  return usable.find(({ isTls }) => !isTls) ?? usable[0];
}

/** A name that no other server has: of a wildcard any one, of the default server whatever it is. */
function hostOf(names: readonly string[], listen: Listen | undefined): string | undefined {
  const plain = names.find(name => /^[\w.-]+$/.test(name) && name !== '_');
  if (plain !== undefined) return plain.startsWith('.') ? plain.slice(1) : plain;
  const wildcard = names.find(name => /^(\*\.[\w.-]+|[\w.-]+\.\*)$/.test(name));
  if (wildcard !== undefined) return wildcard.replace('*', 'check');
  return listen?.isDefault ? 'localhost' : undefined;
}

function insideAddress(address: string): string {
  if (address === '*' || address === '0.0.0.0') return '127.0.0.1';
  return address === '::' ? '::1' : address;
}

/** nginx compares locations with the decoded path. */
function encoded(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}
