import type { Container } from '../../landscape/landscape';
import { containerOf, type Destination } from '../../nginx/routes/destination';
import type { Route, RouteScheme } from '../../nginx/routes/route';
import type { Draft } from '../connection/draft';

/** The connection test of a place that an nginx passes requests to. Nothing for what has no port to connect to: a Unix socket, a variable. */
export function targetDraft(
  nginx: Container,
  { scheme }: Route,
  destination: Destination,
): Draft | undefined {
  const { address } = destination.target;
  if (address.kind !== 'host') return undefined;
  const port = address.port ?? usualPort(scheme);
  if (port === undefined) return undefined;
  const isHttp = scheme === 'http' || scheme === 'https';
  const protocol = isHttp ? scheme : 'tcp';
  const values = { host: address.host, port: String(port), protocol };
  const container = containerOf(destination);
  const to =
    container && container !== nginx
      ? ({ kind: 'container', id: container.id } as const)
      : ({ kind: 'place' } as const);
  return { from: nginx.id, to, values };
}

/** https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass */
function usualPort(scheme: RouteScheme): number | undefined {
  if (scheme === 'http' || scheme === 'grpc') return 80;
  return scheme === 'https' || scheme === 'grpcs' ? 443 : undefined;
}
