import { isIP } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import type { EngineAddress } from '../../engine/address';
import type { SwarmFacts } from '../../landscape/engineFacts';

export interface AdvertisableAddress {
  readonly address: string;
  /** The interface or the host it is known from. */
  readonly origin: string;
}

/** Interfaces that container engines and virtual machines make for themselves. */
const virtual = /^(docker|br-|veth|virbr|cni|podman|lo)/;

/** Addresses by which other nodes may reach the engine: what it says itself, where it answers, the machine's own. */
export function advertisableAddresses(
  { nodeAddress }: SwarmFacts,
  engine: EngineAddress | undefined,
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): readonly AdvertisableAddress[] {
  const found: AdvertisableAddress[] = [];
  if (nodeAddress !== undefined) found.push({ address: nodeAddress, origin: '' });
  if (engine && 'host' in engine) {
    if (isIP(engine.host) !== 0) found.push({ address: engine.host, origin: engine.host });
  } else {
    for (const [name, infos = []] of Object.entries(interfaces)) {
      if (virtual.test(name)) continue;
      for (const { address, internal } of infos) {
        if (!internal && !/^fe80:/i.test(address)) found.push({ address, origin: name });
      }
    }
  }
  return [...new Map(found.map(item => [item.address, item])).values()];
}
