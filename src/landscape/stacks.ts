import { type Attachment, attachmentsOf } from './attachments';
import { type Door, doorOf } from './doors';
import type { EngineKind } from './engineFacts';
import type { Container, Landscape, Network } from './landscape';
import { namespaceOwner } from './namespaceOwner';
import { type Passage, passageOf } from './passage';
import { isDefaultBridge, isHostNetwork, isNoneNetwork } from './predefined';

/** The network namespace of a container: what it sends from and listens in. */
export interface Stack {
  /** The same for all that use it. */
  readonly key: string;
  readonly isHost: boolean;
  /** Whose networks these are: the container itself, unless it uses another one's namespace. */
  readonly owner: Container;
  /** One for each network that it is on, in the landscape's order; none for the host. */
  readonly links: readonly Link[];
  /** Where the host answers it. */
  readonly doors: () => readonly Door[];
}

/** A namespace on a network. */
export interface Link extends Rules {
  readonly network: Network;
  readonly ipv4: string | undefined;
  readonly ipv6: string | undefined;
}

interface Rules {
  readonly passage4: Passage;
  readonly passage6: Passage;
  /** Docker's name service knows its members. */
  readonly hasNames: boolean;
}

/** The namespaces of a landscape, looked up by those who use them. */
export interface Stacks {
  readonly of: (container: Container) => Stack;
  /** All that use it, running or not. */
  readonly users: (key: string) => readonly Container[];
  /** The host passes on from bridge to bridge, on some network and for some IP version. */
  readonly isRouted: boolean;
}

/** The key of the host's own namespace. */
export const hostKey = 'host';

const cache = new WeakMap<Landscape, { facts: EngineKind | undefined; stacks: Stacks }>();

/** Indexes a landscape; asked again for the same engine, it gives the same index at no further cost. */
export function stacksOf(landscape: Landscape, facts?: EngineKind): Stacks {
  let known = cache.get(landscape);
  if (!known || known.facts !== facts) {
    known = { facts, stacks: build(landscape, facts) };
    cache.set(landscape, known);
  }
  return known.stacks;
}

function build(landscape: Landscape, facts: EngineKind | undefined): Stacks {
  const attachments = attachmentsOf(landscape);
  const gwbridge = landscape.networks.find(({ name }) => name === 'docker_gwbridge');
  const rules = new Map(landscape.networks.map(network => [network, rulesOf(network, facts)]));
  const stacks = new Map<Container, Stack>();
  const users = new Map<string, Container[]>();
  const ownerOf = (container: Container) => namespaceOwner(container, attachments.container);

  for (const container of landscape.containers) {
    const key = keyOf(ownerOf(container));
    const list = users.get(key);
    if (list) list.push(container);
    else users.set(key, [container]);
  }
  const stackOf = (owner: Container): Stack => {
    const key = keyOf(owner);
    const isHost = key === hostKey;
    const on = isHost ? [] : attachments.on(owner.id).filter(isReal);
    const links = on.map(attachment => linkOf(attachment, rules.get(attachment.network)));
    const doors = () =>
      links.flatMap((link, i) => {
        const endpoint = on[i]?.endpoint;
        return (endpoint && doorOf(link, endpoint, gwbridge)) ?? [];
      });
    return { key, isHost, owner, links, doors };
  };
  return {
    of: container => {
      const owner = ownerOf(container);
      const stack = stacks.get(owner) ?? stackOf(owner);
      stacks.set(owner, stack);
      return stack;
    },
    users: key => users.get(key) ?? [],
    isRouted: [...rules.values()].some(
      ({ passage4, passage6 }) => passage4.inwards === 'all' || passage6.inwards === 'all',
    ),
  };
}

/** Those whose owner is gone may still have one namespace together. */
function keyOf({ id, networkMode }: Container): string {
  if (networkMode.kind === 'host') return hostKey;
  return networkMode.kind === 'container' ? networkMode.containerId : id;
}

function isReal({ network }: Attachment): boolean {
  return !isHostNetwork(network) && !isNoneNetwork(network);
}

function rulesOf(network: Network, facts: EngineKind | undefined): Rules {
  return {
    passage4: passageOf(network, 4, facts),
    passage6: passageOf(network, 6, facts),
    hasNames: !isDefaultBridge(network),
  };
}

function linkOf({ network, endpoint }: Attachment, known: Rules | undefined): Link {
  const rules = known ?? rulesOf(network, undefined);
  const { ipv4, ipv6, ipv6Gateway } = endpoint;
  // Before Docker 25 an internal network had a default route: https://github.com/moby/moby/commit/c761353e7c
  const isShut = network.isInternal && ipv6Gateway === undefined;
  const passage6 = isShut ? shut(rules.passage6) : rules.passage6;
  return { ...rules, network, ipv4, ipv6, passage6 };
}

function shut(passage: Passage): Passage {
  return { ...passage, inwards: 'none', outwards: false };
}
