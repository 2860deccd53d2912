import { list, present, record, someText, text, textMap } from './fields';
import type { Network, NetworkId, Subnet, TextMap } from './landscape';
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
  const ipam = record(from['IPAM']);
  const ipamDriver = text(ipam['Driver']);
  const subnets = list(ipam['Config']).flatMap(readSubnet);
  return {
    id: id as NetworkId,
    name,
    driver: text(from['Driver']),
    scope: text(from['Scope']),
    created: isMadeAtEachLook(name, ipam) ? '' : text(from['Created']),
    isInternal: from['Internal'] === true,
    isAttachable: from['Attachable'] === true,
    isIngress: from['Ingress'] === true,
    isConfigOnly: from['ConfigOnly'] === true,
    // Before API 1.48 it is not said and always on; Podman says false for every network.
    hasIpv4: from['EnableIPv4'] !== false || subnets.some(({ subnet }) => !subnet.includes(':')),
    hasIpv6: from['EnableIPv6'] === true,
    isPredefined: isPredefined(name),
    subnets,
    labels,
    options: textMap(from['Options']),
    ...present({
      configFrom: someText(record(from['ConfigFrom'])['Network']),
      ipamDriver: ipamDriver === '' || ipamDriver === 'default' ? undefined : ipamDriver,
      ipamOptions: someMap(ipam['Options']),
      project: someText(labels['com.docker.compose.project']),
    }),
  };
}

/** Podman makes its default network up anew whenever others come and go: the time it says is no news of anything. */
function isMadeAtEachLook(name: string, ipam: Readonly<Record<string, unknown>>): boolean {
  return isPredefined(name) && record(ipam['Options'])['driver'] === 'host-local';
}

function readSubnet(raw: unknown): Subnet[] {
  const from = record(raw);
  const subnet = someText(from['Subnet']);
  if (subnet === undefined) return [];
  return [
    {
      subnet,
      ...present({
        gateway: someText(from['Gateway']),
        ipRange: someText(from['IPRange']),
        reserved: someMap(from['AuxiliaryAddresses'] ?? from['AuxAddress']),
      }),
    },
  ];
}

function someMap(value: unknown): TextMap | undefined {
  const map = textMap(value);
  return Object.keys(map).length > 0 ? map : undefined;
}
