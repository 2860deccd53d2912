import type { ConfigPlace } from '../routes/route';

/**
 * Why nginx did not get an answer for a request, or did not start:
 * - `hostNotFound`: it looks names up before it starts, and this one has no address.
 * - `notResolved`, `resolverSilent`, `noResolver`: the same at a request, by its `resolver`.
 * - `refused`, `unreachable`, `connectTimeout`: nothing listens there, there is no way, or nobody answers.
 * - `noLive`: all servers of the upstream have failed, and are left alone for a while.
 * - `readTimeout`, `closed`, `bigHeader`, `noHttp`: it was connected, but the answer did not come, ended, or was none.
 * - `tls`, `certificate`: they did not agree on TLS, or nginx does not trust the certificate.
 * - `limitedRequests`, `limitedConnections`: nginx itself lets no more through.
 */
export type FailureKind =
  | 'hostNotFound'
  | 'notResolved'
  | 'resolverSilent'
  | 'noResolver'
  | 'refused'
  | 'unreachable'
  | 'connectTimeout'
  | 'noLive'
  | 'readTimeout'
  | 'closed'
  | 'bigHeader'
  | 'noHttp'
  | 'tls'
  | 'certificate'
  | 'limitedRequests'
  | 'limitedConnections';

/** A line of nginx's error log that says why; all of it is untrusted text. */
export interface LoggedFailure {
  readonly kind: FailureKind;
  /** As nginx writes the time: `2026/11/21 19:00:00`, in the time of its container. */
  readonly at: string;
  /** The first name of the server that the request came to; empty where it has none. */
  readonly server?: string;
  /** Of the request, encoded, without its query. */
  readonly path?: string;
  /** Whom nginx asked: `http://172.20.0.3:80/a`, or an upstream in place of the address. */
  readonly upstream?: string;
  /** What could not be looked up, or the zone of a limit. */
  readonly name?: string;
  /** Where nginx says that it stands. */
  readonly place?: ConfigPlace;
}

/** The first that fits is it; what is in brackets is the name that it is about. */
const patterns: readonly (readonly [RegExp, FailureKind])[] = [
  [/host not found in (?:upstream|resolver) "([^"]*)"/, 'hostNotFound'],
  [/^(\S+) could not be resolved \((?:3|1): /, 'notResolved'],
  [/^(\S+) could not be resolved \(/, 'resolverSilent'],
  [/^no resolver defined to resolve ([^\s,]+)/, 'noResolver'],
  [/^no live upstreams while connecting to upstream/, 'noLive'],
  [/^upstream timed out \(110: [^)]*\) while connecting to upstream/, 'connectTimeout'],
  [/^upstream timed out \(110: [^)]*\) while SSL handshaking to upstream/, 'tls'],
  [/^upstream timed out \(110: [^)]*\) while/, 'readTimeout'],
  [/^connect\(\) (?:to \S+ )?failed \(111: /, 'refused'],
  [/^connect\(\) (?:to \S+ )?failed \((?:113|101|99|22): /, 'unreachable'],
  [/^upstream SSL certificate/, 'certificate'],
  [/SSL.* while SSL handshaking to upstream/, 'tls'],
  [/^upstream sent too big header while/, 'bigHeader'],
  [/^upstream sent (?:no valid|invalid|duplicate|unsupported|too large http2|frame)/, 'noHttp'],
  [/^upstream (?:prematurely closed connection|closed keepalive|rejected request)/, 'closed'],
  [/^(?:recv|readv|send|writev)\(\) failed \((?:104|32): .*upstream/, 'closed'],
  [/^limiting requests, .*by zone "([^"]*)"/, 'limitedRequests'],
  [/^limiting connections by zone "([^"]*)"/, 'limitedConnections'],
];

/** nginx writes up to 2,048 bytes for a line of its error log (`NGX_MAX_ERROR_STR`); patterns take long for longer ones. */
const longest = 4096;

/**
 * Reads why requests failed out of an error log, in its order. What it said of requests before nginx began to serve a
 * configuration anew is left out, as far as the log tells when that was.
 */
export function readErrorLog(log: string): readonly LoggedFailure[] {
  let found: LoggedFailure[] = [];
  for (const line of log.split('\n')) {
    if (line.length > longest) continue;
    if (/ \[notice\] .*: (?:reconfiguring|using the "\w+" event method)$/.test(line.trimEnd())) {
      found = [];
      continue;
    }
    const failure = readLine(line);
    if (failure) found.push(failure);
  }
  return found;
}

function readLine(line: string): LoggedFailure | undefined {
  const [, at, said] =
    /^(?:(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d) |nginx: )\[(?:error|emerg|crit|warn|info)\] (?:\d+#\d+: )?(?:\*\d+ )?(.+?)\s*$/.exec(
      line,
    ) ?? [];
  if (said === undefined) return undefined;
  for (const [pattern, kind] of patterns) {
    const match = pattern.exec(said);
    if (!match) continue;
    const [, name] = match;
    const [, file, number] = / in (\/.*):(\d+)$/.exec(said) ?? [];
    const server = /, server: ([^,]*),/.exec(said)?.[1];
    const path = /, request: "\S+ (\/[^\s?"]*)/.exec(said)?.[1];
    const upstream = /, upstream: "([^"]*)"/.exec(said)?.[1];
    return {
      kind,
      at: at ?? '',
      ...(name === undefined ? {} : { name }),
      ...(server === undefined ? {} : { server }),
      ...(path === undefined ? {} : { path }),
      ...(upstream === undefined ? {} : { upstream }),
      ...(file === undefined ? {} : { place: { file, line: Number(number) } }),
    };
  }
  return undefined;
}
