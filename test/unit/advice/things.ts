import assert from 'node:assert/strict';
import type { AdviceScene } from '../../../src/landscape/advice/advice';
import { parseCidr } from '../../../src/landscape/cidr';
import type { Container, Network, NetworkId } from '../../../src/landscape/landscape';
import { container, endpoint, network } from '../../lab/topologyHarnessData';
import { scene } from './scene';

/** What a landscape has, and the lines of advice about it. */
export type Case = readonly [string, AdviceScene, string[]];

export const app = network('app', {
  subnets: [{ subnet: '172.20.0.0/16', gateway: '172.20.0.1' }],
});
export const back = network('back', { subnets: [{ subnet: '172.21.0.0/16' }] });
export const inner = network('inner', { isInternal: true, subnets: [{ subnet: '172.22.0.0/16' }] });
export const bridge = network('bridge', { subnets: [{ subnet: '172.17.0.0/16' }] });
export const host = network('host', { driver: 'host' });
export const none = network('none', { driver: 'null' });

/** A container on these networks. */
export const on = (name: string, places: readonly Network[], more: Partial<Container> = {}) =>
  container(name, {
    image: 'web:1',
    endpoints: places.map((place, i) => endpoint(place, `172.20.0.${i + 2}`)),
    ...more,
  });
export const exposed = (containerPort: number) => ({ protocol: 'tcp', containerPort });
export const gone = { networkKey: 'gone', networkId: 'n-gone' as NetworkId };

export function pool(base: string, size: number) {
  const cidr = parseCidr(base);
  assert.ok(cidr);
  return { base: cidr, size };
}

/** So many networks in Docker’s own pools. */
export function pooled(count: number): Network[] {
  return Array.from({ length: count }, (_, i) =>
    network(`net${i}`, {
      subnets: [{ subnet: i < 15 ? `172.${17 + i}.0.0/16` : `192.168.${(i - 15) * 16}.0/20` }],
    }),
  );
}

/** A network with so many containers that have addresses, and a gateway. */
export function filled(subnet: string, count: number, ipRange?: string): AdviceScene {
  const tiny = network('tiny', {
    subnets: [{ subnet, gateway: '10.1.0.1', ...(ipRange ? { ipRange } : {}) }],
  });
  const members = Array.from({ length: count }, (_, i) =>
    container(`c${i}`, { image: 'web:1', endpoints: [endpoint(tiny, `10.1.0.${i + 2}`)] }),
  );
  return scene([tiny], members);
}

export function overlay(options: Network['options']): Network {
  return network('mesh', {
    driver: 'overlay',
    scope: 'swarm',
    options,
    subnets: [{ subnet: '10.0.1.0/24' }],
  });
}

export function dual(hasIpv6: boolean): Network {
  return network('dual', {
    hasIpv6,
    subnets: [{ subnet: '10.2.0.0/16' }, { subnet: 'fd00:2::/64' }],
  });
}
