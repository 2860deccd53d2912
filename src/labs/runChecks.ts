import { readAttempt, readLookup } from '../diagnose/answers';
import { ask } from '../diagnose/ask';
import { connectProbe, lookupProbe, pipeProbe } from '../diagnose/probes';
import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import { openPipe } from '../engine/pipe';
import { parseAddress } from '../landscape/addresses';
import { type Attachment, attachmentsOf } from '../landscape/attachments';
import type { Container, Landscape, Network } from '../landscape/landscape';
import type { LabCheck, WantedNetwork } from './lab';

/** What a check found. */
export interface CheckResult {
  readonly check: LabCheck;
  readonly isMet: boolean;
  /** What came back where something was asked, as it was said: untrusted text. */
  readonly seen?: string;
}

/** Milliseconds that an answer may take. */
const patience = 3_000;

/** As often is asked where answers are to change. */
const times = 6;

/**
 * Looks which checks of a lab hold, all at once, in the lab’s own containers.
 *
 * @throws the signal’s reason; what cannot be asked does not hold.
 */
export function runChecks(
  engine: Engine,
  landscape: Landscape,
  checks: readonly LabCheck[],
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  return Promise.all(
    checks.map(async check => ({ check, ...(await lookAt(engine, landscape, check, signal)) })),
  );
}

async function lookAt(
  engine: Engine,
  landscape: Landscape,
  check: LabCheck,
  signal: AbortSignal,
): Promise<Omit<CheckResult, 'check'>> {
  const find = (name: string) => landscape.containers.find(other => other.name === name);
  const on = (name: string) => attachedTo(landscape, find(name));
  switch (check.kind) {
    case 'together': {
      const networksOf = (name: string) => on(name).map(({ network }) => network);
      const [first, second] = check.containers.map(networksOf);
      const third = check.without === undefined ? [] : networksOf(check.without);
      return {
        isMet: (first ?? []).some(
          net => !net.isPredefined && second?.includes(net) && !third.includes(net),
        ),
      };
    }
    case 'apart':
      return {
        isMet:
          find(check.container) !== undefined &&
          !on(check.container).some(({ network }) => network.name === check.network),
      };
    case 'onDriver':
      return { isMet: on(check.container).some(({ network }) => network.driver === check.driver) };
    case 'onHost':
      return { isMet: find(check.container)?.networkMode.kind === 'host' };
    case 'driver':
      return {
        isMet: landscape.networks.some(
          network => network.driver === check.driver && !network.isPredefined,
        ),
      };
    case 'network': {
      const network = landscape.networks.find(({ name }) => name === check.name);
      return { isMet: network !== undefined && isAsWanted(network, check.wanted) };
    }
    case 'address':
      return {
        isMet: on(check.container).some(({ endpoint }) => endpoint.ipv4 === check.address),
      };
    case 'fetches': {
      const seen = await fetchFrom(engine, find(check.from), check.url, signal);
      return { isMet: seen?.includes(check.says) ?? false, ...some(seen) };
    }
    case 'alternates': {
      const answers: (string | undefined)[] = [];
      for (let time = 0; time < times; time++) {
        answers.push(await fetchFrom(engine, find(check.from), check.url, signal));
      }
      const isThere = (words: string) => answers.some(answer => answer?.includes(words));
      return { isMet: check.says.every(isThere), ...some(answers.join('\n').trim()) };
    }
    case 'cannotReach': {
      const from = find(check.from);
      const to = find(check.to);
      if (from?.state !== 'running' || to?.state !== 'running') return { isMet: false };
      const addresses = on(check.to).flatMap(({ endpoint }) => endpoint.ipv4 ?? []);
      const open = await openAddress(engine, from, addresses, check.port, signal);
      return { isMet: open === undefined, ...some(open) };
    }
  }
}

function attachedTo(landscape: Landscape, container?: Container): readonly Attachment[] {
  return container ? attachmentsOf(landscape).on(container.id) : [];
}

function isAsWanted(network: Network, { subnet, gateway, ipRange, hasIpv6 }: WantedNetwork) {
  const isSame = (wanted: string | undefined, actual: string | undefined) =>
    wanted === undefined || wanted === actual;
  return (
    (hasIpv6 === undefined || network.hasIpv6) &&
    network.subnets.some(
      candidate =>
        isSame(subnet, candidate.subnet) &&
        isSame(gateway, candidate.gateway) &&
        isSame(ipRange, candidate.ipRange),
    )
  );
}

function some(seen: string | undefined): Pick<CheckResult, 'seen'> {
  return seen ? { seen } : {};
}

/** What comes back, or why nothing does; nothing of a container that does not run. */
async function fetchFrom(
  engine: Engine,
  container: Container | undefined,
  url: string,
  caller: AbortSignal,
): Promise<string | undefined> {
  if (container?.state !== 'running') return undefined;
  const { hostname: host, port, pathname, search } = new URL(url);
  try {
    const address = parseAddress(host) ? host : await lookUp(engine, container, host, caller);
    if (address === undefined) return 'nslookup: not found';
    const asked = { address, port: Number(port || 80), isTls: false, host };
    const pipe = await openPipe(engine, container.id, pipeProbe(address, asked.port), caller);
    const request = { ...asked, path: `${pathname}${search}` };
    return (await ask(pipe, request, patience, caller)).body.trim();
  } catch (error) {
    caller.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}

async function lookUp(
  engine: Engine,
  { id }: Container,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const said = await capture(engine, id, lookupProbe(name), {}, signal);
  if (said === 'notFound') return undefined;
  return readLookup(`${said.stdout}\n${said.stderr}`).addresses.find(one => !one.includes(':'));
}

/** The first of the addresses where somebody takes connections. Throws the signal’s reason. */
async function openAddress(
  engine: Engine,
  { id }: Container,
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const address of addresses) {
    const said = await capture(engine, id, connectProbe(address, port), {}, signal);
    if (said !== 'notFound' && readAttempt(said.stdout).outcome === 'open') return address;
  }
  return undefined;
}
