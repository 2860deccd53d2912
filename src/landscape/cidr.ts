import { bitsOf, formatAddress, parseAddress, type Address } from './addresses';

/** A subnet, a range of it, or an address with the size of its subnet. */
export interface Cidr {
  readonly version: 4 | 6;
  /** As it was typed: it may have host bits, see `networkOf`. */
  readonly address: bigint;
  /** How many bits all its addresses share: 0 to 32 or 128. */
  readonly prefix: number;
}

/**
 * Gives an address and a prefix length, host bits and all, or nothing for what Go's netip.ParsePrefix, and so Docker,
 * would not take: no netmask, no sign, no leading zeros, no zone.
 * https://pkg.go.dev/net/netip#ParsePrefix
 */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.lastIndexOf('/');
  const address = slash < 0 ? undefined : parseAddress(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (!address || !/^(0|[1-9]\d{0,2})$/.test(digits)) return undefined;
  const { version, value } = address;
  const prefix = Number(digits);
  return prefix <= bitsOf(version) ? { version, address: value, prefix } : undefined;
}

/** Writes it as it was typed, host bits and all, but the address in its canonical form. */
export function formatCidr(cidr: Cidr): string {
  return `${formatAddress({ version: cidr.version, value: cidr.address })}/${cidr.prefix}`;
}

/** How many addresses it has, those included that no container can have. */
export function sizeOf({ version, prefix }: Cidr): bigint {
  return 1n << BigInt(bitsOf(version) - prefix);
}

/** The same subnet with its host bits cleared. */
export function networkOf(cidr: Cidr): Cidr {
  return { ...cidr, address: firstOf(cidr).value };
}

/** True where the address is not the subnet's first: `10.0.0.1/24`. */
export function hasHostBits(cidr: Cidr): boolean {
  return cidr.address !== firstOf(cidr).value;
}

/** Its lowest address, the network address of a subnet. */
export function firstOf(cidr: Cidr): Address {
  return { version: cidr.version, value: cidr.address & -sizeOf(cidr) };
}

/** Its highest address, the broadcast address of an IPv4 subnet. */
export function lastOf(cidr: Cidr): Address {
  return { version: cidr.version, value: cidr.address | (sizeOf(cidr) - 1n) };
}

/** True when the address is one of the subnet's, its first and last included; never across versions. */
export function contains(cidr: Cidr, { version, value }: Address): boolean {
  return cidr.version === version && firstOf(cidr).value <= value && value <= lastOf(cidr).value;
}

/** True when all addresses of the inner one are in the outer one, also when both are the same. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return contains(outer, firstOf(inner)) && contains(outer, lastOf(inner));
}

/** True when they have an address in common; never across versions. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return containsCidr(a, b) || containsCidr(b, a);
}
