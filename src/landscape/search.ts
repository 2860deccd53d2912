import type { Attachment } from './attachments';
import { projectOf, serviceOf } from './groups';
import { isActive } from './isActive';
import type { Container, Network, TextMap } from './landscape';

/** What a word can be about, said before a colon: `driver:macvlan`. */
export const searchPrefixes = [
  ...(['name', 'image', 'ip', 'port', 'label'] as const),
  ...(['project', 'network', 'driver', 'state'] as const),
] as const;
export type SearchPrefix = (typeof searchPrefixes)[number];

type Texts = readonly (string | undefined)[];

/** What can be found about an object: by words alone, and by words with a prefix. */
export type Facts = Readonly<Partial<Record<SearchPrefix | 'words', Texts>>>;

/** Says what a typed text finds. An empty text finds everything. */
export interface Search {
  readonly text: string;
  readonly matches: (facts: Facts) => boolean;
  readonly matchesNetwork: (network: Network) => boolean;
  /** On the given networks: all of its own, or the one that it is looked at on. */
  readonly matchesContainer: (container: Container, on: readonly Attachment[]) => boolean;
}

interface Word {
  readonly about: SearchPrefix | 'words';
  /** One of them is enough: `state:exited|dead`. */
  readonly texts: readonly string[];
  /** It stood in quotes: the whole of what it is compared with. */
  readonly isWhole: boolean;
}

/**
 * Every word must be found, in any case. A word alone is found in names, images, addresses, ports, labels, projects
 * and states; with a prefix in that alone. `port` is the whole number, `ip`, `project`, `driver` and `state` are how it
 * begins, and quotes mean all of it: `project:"shop"`. A bar stands between alternatives.
 */
export function searchFor(text: string): Search {
  const words = wordsOf(text);
  const matches = (facts: Facts) => words.every(word => isFound(word, facts[word.about] ?? []));
  return {
    text: text.trim(),
    matches,
    matchesNetwork: network => words.length === 0 || matches(networkFacts(network)),
    matchesContainer: (container, on) =>
      words.length === 0 || matches(containerFacts(container, on)),
  };
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/(?:(\w+):)?"([^"]*)"?|\S+/g)].flatMap(([typed, prefix, quoted]) => {
    const isWhole = quoted !== undefined;
    const [, before, after] = /^(\w+):(.*)$/s.exec(typed) ?? [];
    const about = knownPrefix(isWhole ? prefix : before);
    const word = isWhole && (about || !prefix) ? quoted : about ? (after ?? '') : typed;
    // What has a prefix and nothing behind it yet is still being typed.
    const lower = word.toLowerCase();
    const texts = (isWhole ? [lower] : lower.split('|')).filter(Boolean);
    return texts.length ? [{ about: about ?? 'words', texts, isWhole }] : [];
  });
}

function knownPrefix(text: string | undefined): SearchPrefix | undefined {
  return searchPrefixes.find(prefix => prefix === text?.toLowerCase());
}

function isFound({ about, texts, isWhole }: Word, facts: Texts): boolean {
  const isIn = (fact: string) => (text: string) => {
    if (isWhole || about === 'port') return fact === text;
    return begins.has(about) ? fact.startsWith(text) : fact.includes(text);
  };
  return facts.some(fact => fact !== undefined && texts.some(isIn(fact.toLowerCase())));
}

const begins: ReadonlySet<Word['about']> = new Set(['ip', 'project', 'driver', 'state']);

function networkFacts(network: Network): Facts {
  const { name, driver, labels } = network;
  const project = projectOf(network);
  const subnets = network.subnets.map(({ subnet }) => subnet);
  return {
    words: [name, driver, project, ...subnets, ...spoken(labels)],
    name: [name],
    network: [name],
    driver: [driver],
    project: [project],
    ip: [...subnets, ...network.subnets.map(({ gateway }) => gateway)],
    label: written(labels),
  };
}

function containerFacts(container: Container, on: readonly Attachment[]): Facts {
  const { name, image, ports, labels } = container;
  const project = projectOf(container);
  const service = serviceOf(container);
  const states = statesOf(container);
  const ip = on.flatMap(({ endpoint }) => [endpoint.ipv4, endpoint.ipv6]);
  const pairs = ports.map(port => `${port.published?.port ?? ''}:${port.containerPort}`);
  return {
    words: [name, image, ...states, project, service, ...ip, ...pairs, ...spoken(labels)],
    name: [name],
    image: [image],
    ip,
    port: ports.flatMap(({ published, containerPort, protocol }) => [
      String(containerPort),
      `${containerPort}/${protocol}`,
      published && String(published.port),
    ]),
    label: written(labels),
    project: [project],
    network: on.map(({ network }) => network.name),
    driver: on.map(({ network }) => network.driver),
    state: states,
  };
}

/** What a stopped container's health was last says nothing of how it is. */
function statesOf(container: Container): Texts {
  const { state, health } = container;
  return isActive(container) ? [state, health] : [state, 'stopped'];
}

/** `key` and `key=value` of each. */
function written(labels: TextMap): readonly string[] {
  return Object.entries(labels).flatMap(([key, value]) => [key, `${key}=${value}`]);
}

/** Labels that words alone find: not those of tools, which have something of everything. */
function spoken(labels: TextMap): readonly string[] {
  return Object.entries(labels)
    .filter(([key]) => !/^(com\.docker|desktop\.docker|io\.podman|org\.opencontainers)\./.test(key))
    .map(([key, value]) => `${key}=${value}`);
}
