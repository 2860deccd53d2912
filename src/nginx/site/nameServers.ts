import { parseAddress } from '../../landscape/addresses';

/**
 * The name servers of a `/etc/resolv.conf`, in its order; nginx's own resolver does not read that file.
 * https://man7.org/linux/man-pages/man5/resolv.conf.5.html
 */
export function nameServersOf(resolvConf: string): readonly string[] {
  return resolvConf.split('\n').flatMap(line => {
    const [, address = ''] = /^\s*nameserver\s+(\S+)/.exec(line) ?? [];
    return parseAddress(address) ? [address] : [];
  });
}
