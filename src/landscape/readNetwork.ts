import { list, present, record, someText, text, textMap } from './fields';
import type { Network, NetworkId, Subnet } from './landscape';
import { isPredefined } from './predefined';

/**
 * One element of `GET /networks`, as any supported engine sends it.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Network/operation/NetworkList
 */
export function readNetwork(raw: unknown): Network | undefined {
  const from = record(raw);
  const id = someText(from['Id']);
  if (id === undefined) return undefined;
  const name = text(from['Name']);
  const labels = textMap(from['Labels']);
  return {
    id: id as NetworkId,
    name,
    driver: text(from['Driver']),
    scope: text(from['Scope']),
    created: text(from['Created']),
    isInternal: from['Internal'] === true,
    isAttachable: from['Attachable'] === true,
    isIngress: from['Ingress'] === true,
    isConfigOnly: from['ConfigOnly'] === true,
    hasIpv6: from['EnableIPv6'] === true,
    isPredefined: isPredefined(name),
    subnets: list(record(from['IPAM'])['Config']).flatMap(readSubnet),
    labels,
    options: textMap(from['Options']),
    ...present({ project: someText(labels['com.docker.compose.project']) }),
  };
}

function readSubnet(raw: unknown): Subnet[] {
  const from = record(raw);
  const subnet = someText(from['Subnet']);
  if (subnet === undefined) return [];
  return [
    {
      subnet,
      ...present({ gateway: someText(from['Gateway']), ipRange: someText(from['IPRange']) }),
    },
  ];
}
