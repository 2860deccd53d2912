import { parseAddress } from '../landscape/addresses';
import type { HostsEntry, Resolver } from './observation';

/** https://man7.org/linux/man-pages/man5/resolv.conf.5.html: the last `search` counts, `domain` is an old word for it. */
export function readResolver(text: string): Resolver {
  const lines = text.split('\n').map(line => line.trim().split(/\s+/));
  const [last] = lines.filter(([word]) => word === 'search' || word === 'domain').slice(-1);
  const options = lines.filter(([word]) => word === 'options').flatMap(([, ...rest]) => rest);
  const ndots = options.map(option => /^ndots:(\d+)$/.exec(option)?.[1]).findLast(n => n);
  return {
    servers: lines.flatMap(([word, server]) => (word === 'nameserver' && server ? [server] : [])),
    search: (last ?? []).slice(1).filter(domain => domain !== '.'),
    ndots: ndots === undefined ? 1 : Number(ndots),
  };
}

/** https://man7.org/linux/man-pages/man5/hosts.5.html: what is no address there must not become an argument. */
export function readHosts(text: string): readonly HostsEntry[] {
  return text.split('\n').flatMap(line => {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return address && parseAddress(address) && names.length > 0 ? [{ address, names }] : [];
  });
}

/** The addresses that the file gives the name. */
export function addressesInHosts(entries: readonly HostsEntry[], name: string): readonly string[] {
  const folded = name.toLowerCase();
  return entries
    .filter(({ names }) => names.some(each => each.toLowerCase() === folded))
    .map(({ address }) => address);
}

/** The full names that are tried for a name one after the other, as the C library does it. */
export function triedNames(name: string, { search, ndots }: Resolver): readonly string[] {
  if (name.endsWith('.')) return [name];
  const dots = name.split('.').length - 1;
  const longer = search.map(domain => `${name}.${domain.replace(/\.$/, '')}`);
  return dots >= ndots ? [name, ...longer] : [...longer, name];
}
