import type { ProxyTarget } from './site';

/** Requests go to the upstream by HTTP as they came, with the usual headers and nothing else. */
export function plainTarget(upstream: string): ProxyTarget {
  return {
    kind: 'proxy',
    upstream,
    scheme: 'http',
    prefix: 'keep',
    isWebSocket: false,
    isStreaming: false,
    hasUsualHeaders: true,
    trustsClient: false,
    headers: [],
  };
}
