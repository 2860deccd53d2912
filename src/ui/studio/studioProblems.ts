import type { SiteProblem, Where } from '../../nginx/site/siteProblems';
import type { FormProblem } from '../../protocol/form';
import { siteSentence } from '../text/siteWords';
import { fieldOf } from './studioValues';

/** Where in the form something is said. */
interface Place {
  readonly field: string;
  readonly row?: number;
  readonly column?: string;
}

/** What is wrong with each field of the form. */
export function problemsByField(
  problems: readonly SiteProblem[],
): ReadonlyMap<string, readonly FormProblem[]> {
  const byField = new Map<string, FormProblem[]>();
  for (const problem of problems) {
    const { field, ...cell } = placeOf(problem.where);
    const said: FormProblem = { severity: 'error', text: siteSentence(problem), ...cell };
    byField.set(field, [...(byField.get(field) ?? []), said]);
  }
  return byField;
}

export function placeOf(where: Where): Place {
  const [part, ...rest] = where;
  switch (part) {
    case 'server':
      return serverPlace(rest);
    case 'routes':
      return routePlace(rest);
    case 'upstreams':
      return upstreamPlace(rest);
    case undefined:
    default:
      return { field: lookupField(rest) };
  }
}

function serverPlace([part, ...rest]: Where): Place {
  switch (part) {
    case 'tls':
      return {
        field: { ports: 'tlsPorts', hstsSeconds: 'hsts' }[String(rest[0])] ?? String(rest[0]),
      };
    case 'realIp':
      return { field: 'realIpFrom' };
    case 'access':
      return { field: 'access', row: Number(rest[0]), column: 'from' };
    case 'login':
      return { field: rest[0] === 'file' ? 'loginFile' : 'realm' };
    case 'bodyMegabytes':
      return { field: 'body' };
    case undefined:
    default:
      return { field: String(part) };
  }
}

function routePlace([at, part, ...rest]: Where): Place {
  if (at === undefined) return { field: 'routesNote' };
  const field = (name: string) => fieldOf('route', Number(at), name);
  if (part !== 'to') return { field: field(part === undefined ? 'scheme' : String(part)) };
  const [name, row, column] = rest;
  if (name === 'upstream') return { field: field('to') };
  if (name === 'timeouts') return { field: field(String(row)) };
  if (name === 'headers' && row !== undefined) {
    return { field: field('headers'), row: Number(row), column: String(column) };
  }
  return { field: field(String(name)) };
}

function upstreamPlace([at, part, row, column]: Where): Place {
  const field = (name: string) => fieldOf('upstream', Number(at), name);
  if (part === 'servers' && row !== undefined) {
    return { field: field('servers'), row: Number(row), column: String(column ?? 'host') };
  }
  return { field: field(part === undefined ? 'servers' : String(part)) };
}

function lookupField([, part]: Where): string {
  return (
    { addresses: 'resolver', validSeconds: 'valid', family: 'family' }[String(part)] ?? 'lookup'
  );
}
