// What can stand in a configuration as a value. All of it comes from people, names and labels.
import { parseAddress } from '../../landscape/addresses';

/** nginx refuses a word that does not fit into its buffer of 4,096 bytes together with its line (NGX_CONF_BUFFER). */
const longest = 2000;

/**
 * A word of nginx text that stands for exactly this value. `$` begins a variable wherever nginx evaluates a value, and
 * there is no way to escape it: whoever writes one has checked that it is meant.
 */
export function word(value: string): string {
  if (/^[^\s"'\\;{}#]+$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** Text that nginx takes as it is, wherever it stands: nothing that ends a line, no variable, not too long. */
export function isPlainText(text: string): boolean {
  return byteLength(text) <= longest && !/[$\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A port of a container or of nginx. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** A whole number of something, not above a limit. */
export function isCount(count: number, least: number, most: number): boolean {
  return Number.isInteger(count) && count >= least && count <= most;
}

/**
 * What can follow `server` in an upstream: an address, or a name as Docker allows it for containers, aliases and networks.
 * `localhost` and other spellings of an address would be something else than the container of that name.
 */
export function isBackendHost(host: string): boolean {
  if (parseAddress(host)) return true;
  const isName = /^[a-zA-Z0-9]([a-zA-Z0-9_.-]*[a-zA-Z0-9_-])?$/.test(host) && host.length <= 253;
  return isName && !/^[\d.]+$/.test(host) && !/^localhost$/i.test(host);
}

/** https://nginx.org/en/docs/http/server_names.html, without regular expressions: `_`, a host name, or one with `*`. */
export function isServerName(name: string): boolean {
  if (name === '_') return true;
  if (name.length > 253 || /^[\d.]+\*?$/.test(name)) return parseAddress(name) !== undefined;
  const bare = name.replace(/^(\*\.|\.)(?=.)/, '').replace(/(?<=.)\.\*$/, '');
  const isWild = bare !== name;
  const isHost = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;
  // One wildcard, at one end.
  if (isWild && /^(\*\.|\.)/.test(name) && name.endsWith('.*')) return false;
  return isHost.test(bare) && bare.split('.').every(label => label.length <= 63);
}

/** The path of a route: as nginx sees it, decoded, without dots and double slashes that it would take out. */
export function isPath(path: string): boolean {
  if (!path.startsWith('/') || !isPlainText(path)) return false;
  if (/[?#\\]|%[0-9a-f]{2}/i.test(path)) return false;
  return !path.includes('//') && !path.split('/').some(part => part === '.' || part === '..');
}

/** A path that looks the same encoded and decoded, so that it can be taken off an encoded request. */
export function isPlainPath(path: string): boolean {
  return /^[/A-Za-z0-9._~!&'()*+,;=:@-]+$/.test(path);
}

/** A file or folder of the nginx container. */
export function isFile(path: string): boolean {
  return path.startsWith('/') && isPlainText(path);
}

/** Headers that are about the message itself, which nginx passes on in its own way: RFC 9110 section 7.6.1. */
const ownHeaders =
  /^(connection|content-length|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i;

/** A header's name, RFC 9110 section 5.1, of those characters that all servers take. */
export function isHeaderName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name) && name.length <= 128 && !ownHeaders.test(name);
}

/** A cookie's name, RFC 6265, without what nginx would take for something else. */
export function isCookieName(name: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(name) && name.length <= 128;
}

/** An upstream's name. */
export function isUpstreamName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && name.length <= 63;
}

/** An address or a range of addresses, whose part behind the prefix is empty: nginx warns of others. */
export function isRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const parsed = parseAddress(address);
  if (!parsed || rest.length > 0) return false;
  const bits = parsed.version === 4 ? 32 : 128;
  if (prefix === undefined) return true;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) return false;
  return parsed.value % 2n ** BigInt(bits - Number(prefix)) === 0n;
}
