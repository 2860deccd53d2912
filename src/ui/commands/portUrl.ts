import type { EngineAddress } from '../../engine/address';
import { parseAddress } from '../../landscape/addresses';
import type { Port } from '../../landscape/landscape';

/** Ports on which a web server speaks TLS by convention. */
const tlsPorts: ReadonlySet<number> = new Set([443, 8443, 9443]);

/** `http://localhost:8080`; the engine's own host for an engine on another machine; the address the port is bound to, if one. */
export function portUrl({ containerPort, published }: Port, engine: EngineAddress): string {
  const scheme = tlsPorts.has(containerPort) ? 'https' : 'http';
  const bound = published?.address ?? '0.0.0.0';
  // The engine says where it is bound, and could say any text: what is no address would open another site.
  const isLocal = ['0.0.0.0', '127.0.0.1', '::1'].includes(bound) || !parseAddress(bound);
  const host = isLocal ? ('host' in engine ? engine.host : 'localhost') : bound;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${published?.port ?? 0}`;
}
