import type { Container } from '../../landscape/landscape';
import { everyDirective, ownOf } from '../checks/placed';
import { WrittenTargets } from '../checks/writtenTargets';
import type { Directive } from '../read/directive';
import { containerOf, type Destination, type LocatedRoute } from '../routes/destination';
import { targetAddress } from '../routes/passAddress';
import type { ConfigPlace, RouteTarget } from '../routes/route';
import type { LoggedFailure } from './readErrorLog';
import { routesOfRequest } from './routesOfRequest';

/** Failures of one kind at one place of a configuration. */
export interface PlacedFailure extends ConfigPlace {
  /** The last one. */
  readonly failure: LoggedFailure;
  readonly count: number;
  /** What it is about on that line. */
  readonly word?: string;
  /** Where it leads, where that is known. */
  readonly target?: RouteTarget;
  readonly container?: Container;
}

/** Gives where in a configuration the causes of failures stand; those whose place is not found are left out. */
export function placeFailures(
  failures: readonly LoggedFailure[],
  located: readonly LocatedRoute[],
  directives: readonly Directive[],
): readonly PlacedFailure[] {
  const found = new Map<string, PlacedFailure>();
  for (const failure of failures) {
    const place = placeOf(failure, located, directives);
    if (!place) continue;
    const key = `${failure.kind} ${place.file}:${place.line} ${place.word ?? ''}`;
    const count = (found.get(key)?.count ?? 0) + 1;
    found.set(key, { ...place, failure, count });
  }
  return [...found.values()];
}

type Place = Omit<PlacedFailure, 'failure' | 'count'>;

function placeOf(
  failure: LoggedFailure,
  located: readonly LocatedRoute[],
  directives: readonly Directive[],
): Place | undefined {
  const { kind, place, name } = failure;
  if (place) return { ...place, ...(name === undefined ? {} : { word: name }) };
  if (kind === 'limitedRequests' || kind === 'limitedConnections') {
    return limitAt(failure, directives);
  }
  const taken = routesOfRequest(failure, located);
  if (kind === 'noLive') {
    const group = askedOf(failure);
    const at = taken.find(({ route }) => route.upstream === group) ?? taken[0];
    return at && { file: at.route.file, line: at.route.line };
  }
  const found = taken.flatMap(at => destinationOf(failure, at) ?? [])[0];
  if (found) return targetPlace(found, directives);
  const [only, ...others] = taken;
  if (!only || others.length > 0) return undefined;
  const [destination, ...further] = only.destinations;
  // The only place that it can lead to is it, whatever its address was then.
  if (destination && further.length === 0) return targetPlace(destination, directives);
  return { file: only.route.file, line: only.route.line };
}

/** What nginx asked, or asked for: a name or an address with its port. */
function askedOf({ name, upstream }: LoggedFailure): string | undefined {
  return name ?? /^\w+:\/\/([^/]*)/.exec(upstream ?? '')?.[1];
}

/** The one with that address or name. */
function destinationOf(
  failure: LoggedFailure,
  { destinations }: LocatedRoute,
): Destination | undefined {
  const asked = askedOf(failure);
  if (asked === undefined) return undefined;
  const wanted = targetAddress(asked, undefined);
  if (wanted.kind !== 'host') return undefined;
  return destinations.find(destination => {
    const { address } = destination.target;
    if (address.kind !== 'host') return false;
    if (wanted.port !== undefined && address.port !== wanted.port) return false;
    const isNamed = address.host.toLowerCase() === wanted.host.toLowerCase();
    return isNamed || hasAddress(containerOf(destination), wanted.host);
  });
}

function hasAddress(container: Container | undefined, address: string): boolean {
  return (
    container?.endpoints.some(({ ipv4, ipv6 }) => ipv4 === address || ipv6 === address) ?? false
  );
}

function targetPlace(destination: Destination, directives: readonly Directive[]): Place {
  const { target } = destination;
  const { file } = target;
  const container = containerOf(destination);
  const written = new WrittenTargets([...ownOf(directives, file)]).host(target);
  return { file, ...written, target, ...(container ? { container } : {}) };
}

/** The directive that counts in that zone. */
function limitAt(
  { kind, name }: LoggedFailure,
  directives: readonly Directive[],
): Place | undefined {
  const wanted = kind === 'limitedRequests' ? 'limit_req' : 'limit_conn';
  const found = [...everyDirective(directives)].find(
    ({ name: directive, parameters }) =>
      directive === wanted &&
      parameters.some(each => each === name || each === `zone=${name ?? ''}`),
  );
  return found && { file: found.file, line: found.line, word: found.name };
}
