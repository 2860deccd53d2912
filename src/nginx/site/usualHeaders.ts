import { trusted } from './maps';
import type { Header } from './site';

/**
 * What a back end is usually told, values in nginx's own words. `$host`, because the upstream's name would be refused by
 * many; nothing for `Proxy`, because of https://httpoxy.org. What clients say themselves counts only behind another proxy.
 */
export function usualHeaders(trustsClient: boolean): readonly Header[] {
  return [
    { name: 'Host', value: '$host' },
    { name: 'X-Real-IP', value: '$remote_addr' },
    {
      name: 'X-Forwarded-For',
      value: trustsClient ? '$proxy_add_x_forwarded_for' : '$remote_addr',
    },
    { name: 'X-Forwarded-Host', value: trustsClient ? trusted.host : '$host' },
    { name: 'X-Forwarded-Port', value: trustsClient ? trusted.port : '$server_port' },
    { name: 'X-Forwarded-Proto', value: trustsClient ? trusted.proto : '$scheme' },
    { name: 'Proxy', value: '' },
  ];
}
