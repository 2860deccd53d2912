/** What cannot stand in a configuration, and so is refused. */
export type NginxInputErrorKind = 'noBackend' | 'invalidName' | 'invalidPort' | 'invalidServerName';

/** Thrown for input that would make a wrong or a dangerous configuration; `value` is untrusted text. */
export class NginxInputError extends Error {
  readonly kind: NginxInputErrorKind;
  readonly value: string;

  constructor(kind: NginxInputErrorKind, value = '') {
    super(`${kind}: ${value}`);
    this.name = 'NginxInputError';
    this.kind = kind;
    this.value = value;
  }
}

/**
 * Gives a container's name back when it can be a host name in nginx text. Throws `NginxInputError` (`invalidName`)
 * when Docker itself would not allow it, and for what would be no name there: an IPv4 address, `localhost`.
 * https://github.com/moby/moby/blob/master/daemon/names/names.go
 */
export function checkedName(name: string): string {
  const isDockerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name);
  if (!isDockerName || /^\d+(\.\d+){3}$/.test(name) || /^localhost$/i.test(name)) {
    throw new NginxInputError('invalidName', name);
  }
  return name;
}

/** Gives a port back when it is a whole number from 1 to 65535; throws `NginxInputError` (`invalidPort`). */
export function checkedPort(port: number): number {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new NginxInputError('invalidPort', String(port));
}

/** Gives a `server_name` or an upstream's name back: a host name or `_`; throws `NginxInputError` (`invalidServerName`). */
export function checkedServerName(name: string): string {
  const isHostName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(
    name,
  );
  if (name === '_' || (isHostName && name.length <= 253)) return name;
  throw new NginxInputError('invalidServerName', name);
}

/**
 * Gives a DNS label made of any text: `[a-z0-9-]`, 32 characters at most. No underscores, because the name of an
 * upstream can reach the backend as its Host, and many refuse those (RFC 1123, section 2.1). No more than 32, because
 * nginx does not start with a `server_name` above 46: https://nginx.org/en/docs/hash.html
 */
export function labelOf(text: string): string {
  const label = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return label.slice(0, 32).replace(/^-+|-+$/g, '') || 'backend';
}
