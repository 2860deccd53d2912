import { parseAddress } from '../landscape/addresses';
import type { Attempt, Lookup, Talk } from './observation';

/** What BusyBox's `nslookup` says, in its two ways of writing addresses. */
export function readLookup(said: string): Pick<Lookup, 'outcome' | 'addresses' | 'server'> {
  const server = /^Server:\s*(\S+)/m.exec(said)?.[1];
  const answer = /^Name:/m.exec(said);
  const lines = answer ? said.slice(answer.index).split('\n') : [];
  const addresses = lines
    .flatMap(line => /^Address(?: \d+)?:\s*(\S+)/.exec(line)?.[1] ?? [])
    .filter(parseAddress);
  const common = {
    addresses: [...new Set(addresses)],
    ...(server === undefined ? {} : { server }),
  };
  if (addresses.length > 0) return { ...common, outcome: 'found' };
  if (/NXDOMAIN|can't resolve|No answer|can't find/i.test(said)) {
    return { ...common, outcome: 'unknown' };
  }
  // With neither an error nor an address the name is there, but without one.
  if (server !== undefined && !/timed out|no servers|refused|SERVFAIL/i.test(said)) {
    return { ...common, outcome: /^Non-authoritative/m.test(said) ? 'unknown' : 'silent' };
  }
  return { ...common, outcome: /SERVFAIL/i.test(said) ? 'failed' : 'silent' };
}

/** What the connect script says: `CODE BEGIN END` in seconds since the machine's start, then words of a failure. */
export function readAttempt(said: string): Pick<Attempt, 'outcome' | 'seconds'> {
  const [first = '', ...rest] = said.split('\n');
  const [, code, begin, end] = /^(\d+) ([\d.]+) ([\d.]+)$/.exec(first) ?? [];
  const seconds = Math.max(0, Number(end ?? 0) - Number(begin ?? 0));
  return { outcome: outcomeOf(code, rest.join('\n')), seconds };
}

function outcomeOf(code: string | undefined, words: string): Attempt['outcome'] {
  if (code === '0') return 'open';
  if (/refused/i.test(words)) return 'refused';
  if (/timed out|terminated/i.test(words)) return 'timedOut';
  if (/unreachable|no route|invalid argument|not available/i.test(words)) return 'unreachable';
  return 'failed';
}

/** What came back for an HTTP request. */
export function readTalk(said: string): Pick<Talk, 'kind' | 'status' | 'said'> {
  if (said === '') return { kind: 'silent' };
  // A TLS alert, or what servers say to whom speaks HTTP where they want TLS.
  const isTls =
    said.charCodeAt(0) === 0x15 || /HTTP request (was sent )?to (an )?HTTPS/i.test(said);
  if (isTls) return { kind: 'tls' };
  const [first = ''] = said.split(/\r?\n/);
  const [, status] = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(first) ?? [];
  if (status === undefined) return { kind: 'text', said: first };
  const server = /^server:\s*(.+?)\s*$/im.exec(said)?.[1];
  return {
    kind: 'http',
    status: Number(status),
    ...(server === undefined ? {} : { said: server }),
  };
}
