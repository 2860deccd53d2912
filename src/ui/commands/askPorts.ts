import { l10n, window } from 'vscode';
import { readListeners } from '../../diagnose/ports';
import type { Listener } from '../../diagnose/observation';
import type { Container } from '../../landscape/landscape';
import { isUp } from '../../landscape/ways';
import { likeliestFirst, portsOf } from '../../nginx/portsOf';
import type { ProxiedContainer } from '../../nginx/site/siteFor';
import { connectedEngine } from '../connectedEngine';
import { availableImage } from '../connection/testRun';
import type { Parts } from '../parts';
import { pickOne } from '../picks';
import { plain, plainLabel } from '../text/words';

/** Milliseconds that a look into a container may take. */
const longestLook = 3000;

/** A port on which a container may answer HTTP. */
interface Candidate {
  readonly port: number;
  /** The program that was seen to listen there. */
  readonly process?: string;
}

/**
 * On which of its own ports each container answers: what is seen to listen in it, else what it exposes, else what the
 * person says; never what the host publishes. Undefined when they change their mind.
 */
export async function askPorts(
  parts: Parts,
  containers: readonly Container[],
): Promise<readonly ProxiedContainer[] | undefined> {
  const candidates = await candidatesOf(parts, containers);
  const backends: ProxiedContainer[] = [];
  for (const [at, container] of containers.entries()) {
    const port = await askPort(container, candidates[at] ?? []);
    if (port === undefined) return undefined;
    backends.push({ container, port });
  }
  return backends;
}

/** On which of its own ports each container most likely answers; undefined where nothing tells. Asks nobody. */
export async function likelyPorts(
  parts: Parts,
  containers: readonly Container[],
): Promise<readonly (number | undefined)[]> {
  return (await candidatesOf(parts, containers)).map(([first]) => first?.port);
}

async function candidatesOf(
  parts: Parts,
  containers: readonly Container[],
): Promise<readonly (readonly Candidate[])[]> {
  const image = containers.some(isUp)
    ? await availableImage(parts).catch(() => undefined)
    : undefined;
  return Promise.all(
    containers.map(async container => {
      const seen = listening(await look(parts, container, image));
      return seen.length > 0 ? seen : declared(parts, container);
    }),
  );
}

/** One that cannot be looked into is asked about. */
async function look(
  { live }: Parts,
  container: Container,
  image: string | undefined,
): Promise<readonly Listener[]> {
  const signal = AbortSignal.timeout(longestLook);
  const engine = connectedEngine(live);
  return (await readListeners(engine, container, image, signal).catch(() => undefined)) ?? [];
}

/** What others can reach, if there is any. */
function listening(listeners: readonly Listener[]): readonly Candidate[] {
  const tcp = listeners.filter(({ protocol }) => protocol === 'tcp');
  const open = tcp.filter(({ address }) => address !== '::1' && !address.startsWith('127.'));
  const found = open.length > 0 ? open : tcp;
  return likeliestFirst(found.map(({ port }) => port)).map(port => {
    const process = found.find(each => each.port === port && each.process)?.process;
    return { port, ...(process === undefined ? {} : { process }) };
  });
}

async function declared({ details }: Parts, container: Container): Promise<readonly Candidate[]> {
  const own = portsOf(container);
  const ports =
    own.length > 0 ? own : portsOf({ ports: (await details.get(container.id)).exposed });
  return ports.map(port => ({ port }));
}

/** The only one; one of several; else typed. */
async function askPort(
  container: Container,
  candidates: readonly Candidate[],
): Promise<number | undefined> {
  const [only] = candidates;
  if (only && candidates.length === 1) return only.port;
  const title = l10n.t('On which port does “{0}” answer HTTP?', plain(container.name));
  if (candidates.length > 1) {
    const choices = candidates.map(({ port, process }) => ({
      value: port,
      label: String(port),
      ...(process === undefined ? {} : { description: plainLabel(process, 40) }),
    }));
    return pickOne(title, choices, '');
  }
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t('The port inside the container, not the published one'),
    placeHolder: '8080',
    validateInput: text =>
      isPort(text) ? undefined : l10n.t('Enter a whole number from 1 to 65535.'),
  });
  return typed === undefined ? undefined : Number(typed);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65535;
}
