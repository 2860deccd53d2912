import ipaddr from 'ipaddr.js';

/** An IP address as a number, to reckon with. Not JSON, so no part of a landscape. */
export interface Address {
  readonly version: 4 | 6;
  /** 0 to 2^32 - 1 or 2^128 - 1. */
  readonly value: bigint;
}

/** The longest text of an address, with an IPv4 one in its last groups. */
const longest = 'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255'.length;

/** The bits of an address: 32 or 128. */
export function bitsOf(version: 4 | 6): number {
  return version === 4 ? 32 : 128;
}

/**
 * Gives an address, or nothing for what Docker (Go's netip.ParseAddr) would not take: IPv4 is four decimal numbers
 * without leading zeros. A zone (`%eth0`) is refused too, as no container's address has one.
 * https://pkg.go.dev/net/netip#ParseAddr
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > longest) return undefined;
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/**
 * Writes an address as Go does: IPv6 as of RFC 5952, an IPv4-mapped one with dots (section 5 of it). Throws a
 * RangeError when the value is out of bounds.
 * https://www.rfc-editor.org/rfc/rfc5952
 */
export function formatAddress({ version, value }: Address): string {
  const bytes = bytesOf(value, bitsOf(version) / 8);
  if (version === 4) return new ipaddr.IPv4(bytes).toString();
  const address = new ipaddr.IPv6(bytes);
  return address.isIPv4MappedAddress()
    ? `::ffff:${address.toIPv4Address().toString()}`
    : address.toRFC5952String();
}

function parseIpv4(text: string): Address | undefined {
  // Names are asked about as well, and for each of them the library would throw and catch an error.
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return { version: 4, value: valueOf(ipaddr.IPv4.parse(text).toByteArray()) };
}

function parseIpv6(text: string): Address | undefined {
  const groups = withoutDots(text);
  if (!/^[0-9a-f:]+$/i.test(groups) || !ipaddr.IPv6.isValid(groups)) return undefined;
  return { version: 6, value: valueOf(ipaddr.IPv6.parse(groups).toByteArray()) };
}

/**
 * Writes an IPv4 address at the end as two groups, and leaves what is none. ipaddr.js would take leading zeros
 * there, and `::1.2.3.4` for `::ffff:1.2.3.4`.
 */
function withoutDots(text: string): string {
  const start = text.lastIndexOf(':') + 1;
  const end = parseIpv4(text.slice(start));
  if (!end) return text;
  const groups = [end.value >> 16n, end.value & 0xffffn].map(group => group.toString(16));
  return text.slice(0, start) + groups.join(':');
}

function valueOf(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function bytesOf(value: bigint, length: number): number[] {
  if (BigInt.asUintN(8 * length, value) !== value) throw new RangeError('no address');
  return Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 255n));
}
