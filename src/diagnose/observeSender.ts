import type { Duplex } from 'node:stream';
import type { Captured } from '../engine/capture';
import { readAttempt, readLookup, readTalk } from './answers';
import { evidenceOf, messageOf } from './evidence';
import { shakeHands } from './handshake';
import { hear } from './hear';
import type { Attempt, Certificate, Lookup, Observation } from './observation';
import type { Looking } from './looking';
import { openWithTools } from './openWithTools';
import type { Outpost } from './outpost';
import * as probes from './probes';
import { type Question, typedHost } from './question';
import { addressesInHosts, readHosts, readResolver, triedNames } from './resolver';

/** What to look up and where to connect to. */
interface Asked {
  readonly name: string | undefined;
  readonly addresses: readonly string[];
}

/** How sure it is that who is asked speaks TLS: a person says so, it looks like that, or it said nothing. */
type Chance = 'asked' | 'likely' | 'maybe';

/** As many search domains are tried for a name that is not there. */
const mostDomains = 3;

/** Milliseconds that a handshake and the answer within may take. */
const secureTime = 2500;

/**
 * Looks the name up and connects from the sender's namespace: to the addresses that should work and those that the
 * name leads to. Never throws.
 */
export async function observeSender(
  looking: Looking,
  question: Question,
  asked: Asked,
): Promise<void> {
  const { report } = looking;
  try {
    const outpost = await openWithTools(looking, question.from);
    if (outpost) await new Sender(outpost, looking, question).observe(asked);
    else {
      report(({ troubles }) => ({
        troubles: [...troubles, { side: 'from', kind: 'noImage', said: question.from.image }],
      }));
    }
  } catch (error) {
    report(({ troubles }) => ({
      troubles: [...troubles, { side: 'from', kind: 'failed', said: messageOf(error) }],
    }));
  }
}

class Sender {
  private readonly tried = new Map<string, Promise<Attempt>>();

  constructor(
    private readonly outpost: Outpost,
    private readonly looking: Looking,
    private readonly question: Question,
  ) {}

  async observe({ name, addresses }: Asked): Promise<void> {
    const files = this.readFiles();
    const lookedUp = name === undefined ? undefined : this.lookUp(name);
    const direct = addresses.map(address => this.connect(address));
    const further = name === undefined ? [] : await this.addressesOf(name, files, lookedUp);
    const attempts = [...direct, ...further.map(address => this.connect(address))];
    await this.talkToFirst(attempts);
    await Promise.all([files, lookedUp, ...attempts]);
  }

  private async readFiles(): Promise<Pick<Observation, 'resolver' | 'hosts'>> {
    const probe = probes.readProbe(...probes.resolverFiles);
    const { stdout } = await this.run(probe);
    // The files are told from each other by their lines: no line of one is one of the other.
    const found = { resolver: readResolver(stdout), hosts: readHosts(withoutResolver(stdout)) };
    const resolverEvidence = evidenceOf(this.outpost.line(probe), stdout);
    this.looking.report(() => ({ ...found, resolverEvidence }));
    return found;
  }

  /** What a program in the container would get: from its hosts file, then from its name server. */
  private async addressesOf(
    name: string,
    files: ReturnType<Sender['readFiles']>,
    lookedUp: Promise<Lookup> | undefined,
  ): Promise<readonly string[]> {
    const { resolver, hosts = [] } = await files;
    const inHosts = addressesInHosts(hosts, name);
    if (inHosts.length > 0) return inHosts;
    const first = await lookedUp;
    const others = resolver ? triedNames(name, resolver).filter(each => each !== name) : [];
    if (first?.outcome === 'found' || others.length === 0) return first?.addresses ?? [];
    const more = await Promise.all(others.slice(0, mostDomains).map(each => this.lookUp(each)));
    return more.find(({ outcome }) => outcome === 'found')?.addresses ?? [];
  }

  private async lookUp(name: string): Promise<Lookup> {
    const { stdout, stderr } = await this.run(probes.lookupProbe(name));
    const said = `${stdout}\n${stderr}`;
    const evidence = evidenceOf(this.outpost.line(['nslookup', name]), said);
    const lookup: Lookup = { name, ...readLookup(said), evidence };
    this.looking.report(({ lookups }) => ({ lookups: [...lookups, lookup] }));
    return lookup;
  }

  /** Once each. */
  private connect(address: string): Promise<Attempt> {
    const known = this.tried.get(address);
    if (known) return known;
    const trying = this.attempt(address);
    this.tried.set(address, trying);
    return trying;
  }

  private async attempt(address: string): Promise<Attempt> {
    const { port } = this.question.goal;
    const { stdout } = await this.run(probes.connectProbe(address, port));
    const result = readAttempt(stdout);
    const words = stdout.split('\n').slice(1).join('\n');
    const said = result.outcome === 'open' ? 'open' : words;
    const evidence = evidenceOf(this.outpost.line(probes.connectLine(address, port)), said);
    const attempt: Attempt = { address, port, ...result, evidence };
    this.looking.report(({ attempts }) => ({ attempts: [...attempts, attempt] }));
    return attempt;
  }

  /** Asks the first that takes the connection what it speaks. */
  private async talkToFirst(attempts: readonly Promise<Attempt>[]): Promise<void> {
    const { port, protocol } = this.question.goal;
    if (protocol === 'udp') {
      if (port === 53) await this.askForName(attempts);
      return;
    }
    const open = await firstOpen(attempts);
    if (!open) return;
    const { address } = open;
    const { speaks } = this.question.goal;
    if (speaks === 'https' && (await this.talkSecurely(address, 'asked'))) return;
    const { stdout } = await this.run(probes.talkProbe(address, port));
    const talk = readTalk(stdout);
    // Some servers want TLS and leave without a word where they do not get it.
    const mayBeTls = speaks !== 'https' && (talk.kind === 'tls' || talk.kind === 'silent');
    if (mayBeTls && (await this.talkSecurely(address, talk.kind === 'tls' ? 'likely' : 'maybe'))) {
      return;
    }
    const line = probes.talkLine(address, port, talk.kind === 'tls');
    const evidence = evidenceOf(this.outpost.line(line), stdout);
    this.looking.report(() => ({ talk: { address, ...talk, evidence } }));
  }

  /**
   * Shakes hands, and then asks what is spoken within. False where that fails; where there was no more than a chance
   * of it, that is nothing to be told.
   */
  private async talkSecurely(address: string, chance: Chance): Promise<boolean> {
    const { port } = this.question.goal;
    const pipe = await this.outpost.pipe(probes.pipeProbe(address, port));
    try {
      return await this.talkThrough(pipe, address, chance);
    } finally {
      pipe.destroy();
    }
  }

  private async talkThrough(pipe: Duplex, address: string, chance: Chance): Promise<boolean> {
    const { from, goal } = this.question;
    const host = typedHost(this.question);
    // From here on: what the engine takes to begin a program says nothing of who is asked.
    const limit = AbortSignal.any([this.looking.signal, AbortSignal.timeout(secureTime)]);
    const shaken = await shakeHands(pipe, host, limit);
    const line = probes.tlsLine(from.name, address, goal.port, host);
    const common = { address, ...(host === undefined ? {} : { host }) };
    if (shaken.kind !== 'secured') {
      const { kind: outcome, said } = shaken;
      const tls = { ...common, outcome, said, evidence: evidenceOf(line, said) };
      if (chance !== 'maybe') this.looking.report(() => ({ tls }));
      return false;
    }
    const { socket, version, certificate } = shaken;
    const evidence = evidenceOf(line, handshakeText(version, certificate));
    const secured = { ...common, outcome: 'secured', version, said: '', evidence } as const;
    this.looking.report(() => ({ tls: { ...secured, ...(certificate ? { certificate } : {}) } }));
    const said = await hear(socket, probes.talkRequest, limit);
    const talk = {
      ...readTalk(said),
      evidence: evidenceOf(this.outpost.line(probes.talkLine(address, goal.port, true)), said),
    };
    this.looking.report(() => ({ talk: { address, ...talk } }));
    return true;
  }

  private async askForName(attempts: readonly Promise<Attempt>[]): Promise<void> {
    const [first] = await Promise.all(attempts);
    if (!first) return;
    const { stdout, stderr } = await this.run(probes.dnsProbe(first.address));
    const said = `${stdout}\n${stderr}`;
    const line = this.outpost.line(['nslookup', 'localhost', first.address]);
    const isSilent = /timed out|no servers|terminated/i.test(said) || said.trim() === '';
    const kind = isSilent ? 'silent' : 'dns';
    const evidence = evidenceOf(line, said);
    this.looking.report(() => ({ talk: { address: first.address, kind, evidence } }));
  }

  private async run(command: readonly string[]): Promise<Captured> {
    const answer = await this.outpost.run(command);
    if (answer === 'notFound') throw new Error(`${command[0]}: not found`);
    return answer;
  }
}

/** As `openssl s_client` would begin. */
function handshakeText(version: string, certificate: Certificate | undefined): string {
  if (!certificate) return version;
  const { subject, issuer, names, from, until } = certificate;
  return [
    version,
    `subject=CN = ${subject}`,
    `issuer=CN = ${issuer}`,
    `names: ${names.join(', ')}`,
    `valid: ${from} - ${until}`,
  ].join('\n');
}

async function firstOpen(attempts: readonly Promise<Attempt>[]): Promise<Attempt | undefined> {
  const isOpen = async (attempt: Promise<Attempt>) => {
    const found = await attempt;
    if (found.outcome !== 'open') throw new Error('closed');
    return found;
  };
  return Promise.any(attempts.map(isOpen)).catch(() => undefined);
}

function withoutResolver(text: string): string {
  return text
    .split('\n')
    .filter(line => !/^\s*(nameserver|search|domain|options|sortlist)\s/.test(line))
    .join('\n');
}
