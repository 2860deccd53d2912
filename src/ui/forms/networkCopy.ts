import { formatCidr, parseCidr } from '../../landscape/cidr';
import { isComposeLabel } from '../../landscape/composeLabels';
import { nextFreeSubnet } from '../../landscape/freeSubnets';
import type { Network } from '../../landscape/landscape';
import { draftOf, type NetworkDraft, type SubnetDraft } from '../../landscape/networkDraft';
import { settingsOf } from '../../landscape/networkSettings';
import { suggestSubnet } from '../../landscape/suggestSubnet';
import { taken } from './networkAddresses';
import type { NetworkScene } from './networkScene';

/** A draft like a network that can be made beside it: under another name, with free subnets, without its bridge. */
export function networkCopy(network: Network, scene: NetworkScene): NetworkDraft {
  const draft = draftOf(settingsOf(network));
  const names = new Set(scene.landscape.networks.map(({ name }) => name));
  let name = `${network.name}-copy`;
  for (let number = 2; names.has(name); number++) name = `${network.name}-copy-${number}`;
  return {
    ...draft,
    name,
    subnets: draft.isConfigOnly ? draft.subnets : freeSubnets(draft.subnets, scene),
    options: draft.options.filter(option => option.name !== 'com.docker.network.bridge.name'),
    // By these Compose knows its own networks; a copy is none of them.
    labels: draft.labels.filter(label => !isComposeLabel(label.name)),
  };
}

/** As many of the same sizes; what was inside of the others does not fit. */
function freeSubnets(subnets: readonly SubnetDraft[], scene: NetworkScene): SubnetDraft[] {
  const found: string[] = [];
  for (const { subnet } of subnets) {
    const free = freeSubnet(subnet, scene, found);
    if (free !== undefined) found.push(free);
  }
  return found.map(subnet => ({ subnet, gateway: '', ipRange: '', reserved: '' }));
}

function freeSubnet(
  like: string,
  scene: NetworkScene,
  others: readonly string[],
): string | undefined {
  const cidr = parseCidr(like);
  if (!cidr) return undefined;
  const used = [
    ...scene.landscape.networks.flatMap(({ subnets }) => subnets.map(({ subnet }) => subnet)),
    ...taken(scene),
    ...others,
  ];
  // The next one of that size in the same private range, else any that the engine would choose.
  const base = cidr.version === 4 ? '10.0.0.0/8' : 'fd00::/8';
  const pool = parseCidr(base);
  const found =
    pool &&
    nextFreeSubnet(
      [{ base: pool, size: cidr.prefix }],
      used.flatMap(text => parseCidr(text) ?? []),
    );
  return found
    ? formatCidr(found)
    : suggestSubnet(cidr.version, scene.landscape, scene.facts, [...taken(scene), ...others]);
}
