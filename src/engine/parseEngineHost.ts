import type { EngineAddress, SshAddress } from './address';
import { AddressError } from './addressError';

/**
 * Gives the address that a text in the form of `DOCKER_HOST` means: `unix://`, `npipe://`, `tcp://`,
 * `http://`, `https://`, `ssh://`, `host:port`, or the absolute path of a socket or pipe. TLS is on only for `https://`;
 * `tcp://` without a port has port 0, for the caller to fill in when it knows about TLS.
 * Throws `AddressError` of kind `unsupported` or `invalid`.
 * https://docs.docker.com/reference/cli/docker/#host
 */
export function parseEngineHost(text: string): EngineAddress {
  const host = text.trim();
  if (/\p{Cc}/u.test(host)) throw new AddressError('invalid', { text });
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(host) ?? [];
  switch (scheme?.toLowerCase()) {
    case undefined:
      return parseBare(host, text);
    case 'unix':
      if (!rest.startsWith('/')) throw new AddressError('invalid', { text });
      return { kind: 'socket', path: rest };
    case 'npipe':
      if (!isPipe(rest)) throw new AddressError('invalid', { text });
      return { kind: 'pipe', path: rest };
    case 'tcp':
      return parseTcp(`http://${rest}`, 0, text);
    case 'http':
      return parseTcp(`http://${rest}`, 80, text);
    case 'https':
      return { ...parseTcp(`https://${rest}`, 443, text), tls: { verify: true } };
    case 'ssh':
      return parseSsh(rest, text);
    case 'fd': // for daemons only
      throw new AddressError('unsupported', { text });
    default:
      throw new AddressError('invalid', { text });
  }
}

function parseBare(host: string, text: string): EngineAddress {
  if (isPipe(host)) return { kind: 'pipe', path: host };
  if (host.startsWith('/') && host.length > 1) return { kind: 'socket', path: host };
  if (/^[^/\\]+:\d+$/.test(host)) return parseTcp(`http://${host}`, 0, text);
  throw new AddressError('invalid', { text });
}

/** `//./pipe/name` or `\\.\pipe\name`. */
function isPipe(path: string): boolean {
  return /^[/\\]{2}[^/\\]+[/\\]pipe[/\\]./i.test(path);
}

/** `url` has a scheme that the URL standard knows, so that host names are checked. */
function parseTcp(url: string, defaultPort: number, text: string) {
  if (!URL.canParse(url)) throw new AddressError('invalid', { text });
  const { hostname, port, pathname, search, hash, username } = new URL(url);
  if (username || search || hash) throw new AddressError('invalid', { text });
  // Docker allows a path in front of every request; nothing here speaks that.
  if (pathname !== '/') throw new AddressError('unsupported', { text });
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  // A URL drops the port that its scheme has anyway, but for `tcp://` port 80 was meant.
  const written = port || /:(\d+)\/?$/.exec(url)?.[1];
  const number = written === undefined ? defaultPort : Number(written);
  if (written !== undefined && number === 0) throw new AddressError('invalid', { text });
  return { kind: 'tcp' as const, host, port: number };
}

/**
 * `[user@]host[:port][/path]`. All of it reaches a command line, the path even that of another machine, so only
 * characters that mean nothing there are let through.
 * https://docs.docker.com/reference/cli/docker/#host
 */
function parseSsh(rest: string, text: string): SshAddress {
  const [, user, bare, bracketed, digits, path = ''] =
    /^(?:([\w.][\w.+-]*)@)?(?:([\w.][\w.-]*)|\[([\da-f:.]+)\])(?::(\d{1,5}))?(\/[\w./@+:-]*)?$/i.exec(
      rest,
    ) ?? [];
  const host = bare ?? bracketed;
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || port === 0 || (port ?? 0) > 65535) {
    throw new AddressError('invalid', { text });
  }
  return {
    kind: 'ssh',
    host,
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(path === '' || path === '/' ? {} : { path }),
  };
}
