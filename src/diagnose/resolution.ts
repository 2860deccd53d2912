import { parseAddress } from '../landscape/addresses';
import type { Case } from './judge';
import { typedHost } from './question';
import { addressesInHosts, triedNames } from './resolver';
import { addressesToTry } from './scene';

/** Where what was typed leads to, from inside the sender. */
export type Resolution =
  | { readonly kind: 'pending' }
  /** It could not be asked. */
  | { readonly kind: 'unasked' }
  /** Nothing was typed, or an address. */
  | { readonly kind: 'address'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'found';
      readonly name: string;
      readonly addresses: readonly string[];
      readonly by: 'hosts' | 'server';
    }
  | { readonly kind: 'silent' | 'unknown'; readonly name: string };

/** As the C library does it: the hosts file, then each name that the search domains make, at the name server. */
export function resolutionOf({ question, scene, seen }: Case): Resolution {
  const host = question.goal.kind === 'published' ? undefined : typedHost(question);
  if (host === undefined || parseAddress(host)) {
    const addresses = host === undefined ? addressesToTry(question, scene) : [host];
    return { kind: 'address', addresses };
  }
  const inHosts = addressesInHosts(seen.hosts ?? [], host);
  if (inHosts.length > 0) return { kind: 'found', name: host, addresses: inHosts, by: 'hosts' };
  if (!seen.resolver) return { kind: seen.isComplete ? 'unasked' : 'pending' };
  const lookups = triedNames(host, seen.resolver).flatMap(name =>
    seen.lookups.filter(lookup => lookup.name === name),
  );
  const found = lookups.find(({ outcome }) => outcome === 'found');
  if (found) return { kind: 'found', name: host, addresses: found.addresses, by: 'server' };
  if (!seen.isComplete) return { kind: 'pending' };
  if (lookups.length === 0) return { kind: 'unasked' };
  const isSilent = lookups.every(({ outcome }) => outcome === 'silent');
  return { kind: isSilent ? 'silent' : 'unknown', name: host };
}

/** The addresses that a connection to what was typed goes to, as far as they are known. */
export function addressesMeant(given: Case): readonly string[] {
  const resolution = resolutionOf(given);
  return 'addresses' in resolution ? resolution.addresses : [];
}
