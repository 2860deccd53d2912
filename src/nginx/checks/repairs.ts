import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { namespaceOwner } from '../../landscape/namespaceOwner';
import { isDefaultBridge } from '../../landscape/predefined';
import type { Finding } from './finding';

/** What puts a finding right: in the text, or on the engine. */
export type Repair =
  /** Other words in place of those of the finding. */
  | {
      readonly kind: 'replace';
      readonly what: string;
      readonly by: string;
      /** It is only the port that is another one. */
      readonly port?: number;
    }
  | { readonly kind: 'connect'; readonly container: Container; readonly network: Network }
  /** A new network for both. */
  | { readonly kind: 'newNetwork'; readonly containers: readonly [Container, Container] }
  | { readonly kind: 'start' | 'unpause'; readonly container: Container };

const most = 3;

/** Gives what puts a finding right, the best first; nothing where only a person can. */
export function repairsOf(
  finding: Finding,
  landscape: Landscape,
  nginx: Container | undefined,
): readonly Repair[] {
  switch (finding.kind) {
    case 'broken':
      return nginx ? brokenRepairs(finding, landscape, nginx) : [];
    case 'publishedPort':
      return withPort(finding.word, finding.ownPort);
    case 'otherPort':
      return finding.listening.slice(0, most).flatMap(port => withPort(finding.word, port));
    case 'syntax':
    case 'loopbackOnly':
    case 'nothingListens':
    case 'ownLocalhost':
    case 'duplicateLocation':
    case 'duplicateUpstream':
    case 'duplicateName':
    case 'duplicateDefault':
    case 'portTaken':
    case 'weakSpot':
    case 'nginx':
    case 'logged':
    case 'notIncluded':
      return [];
  }
}

function inPlaceOf(word: string | undefined, by: string | undefined): readonly Repair[] {
  return word === undefined || by === undefined ? [] : [{ kind: 'replace', what: word, by }];
}

/** `web:80`, `web` and `:80` with another port. */
function withPort(word: string | undefined, port: number): readonly Repair[] {
  if (word === undefined) return [];
  return [{ kind: 'replace', what: word, by: `${word.replace(/:\d+$/, '')}:${port}`, port }];
}

function brokenRepairs(
  { word, destination }: Finding & { readonly kind: 'broken' },
  landscape: Landscape,
  nginx: Container,
): readonly Repair[] {
  const { reason, container } = destination;
  switch (reason.kind) {
    case 'unknownName':
      return inPlaceOf(word, reason.similar);
    case 'noSharedNetwork':
    case 'noNames':
      return container ? meetings(landscape, nginx, container) : [];
    case 'stopped':
      return container ? startOf(container) : [];
    case 'noWay': {
      const isApart = reason.obstacles.some(({ kind }) => kind === 'noSharedNetwork');
      return container && isApart ? meetings(landscape, nginx, container) : [];
    }
    case 'hostsFile':
      return inPlaceOf(word, '127.0.0.1');
    case 'hostMode':
    case 'noResolver':
    case 'otherResolver':
      return [];
  }
}

function startOf(container: Container): readonly Repair[] {
  if (container.state === 'paused') return [{ kind: 'unpause', container }];
  const canStart = container.state === 'exited' || container.state === 'created';
  return canStart ? [{ kind: 'start', container }] : [];
}

/** Networks with names that one of them is on and the other can join; where there is none, a new one for both. */
function meetings(landscape: Landscape, nginx: Container, other: Container): readonly Repair[] {
  const { container: byId, on } = attachmentsOf(landscape);
  const [proxy, backend] = [nginx, other].map(each => namespaceOwner(each, byId));
  if (!proxy || !backend) return [];
  const joins = (guest: Container, host: Container): Repair[] => {
    if (!canJoinNetworks(guest)) return [];
    const own = new Set(on(guest.id).map(({ network }) => network));
    return on(host.id)
      .map(({ network }) => network)
      .filter(network => hasNames(network) && isConnectable(network) && !own.has(network))
      .map(network => ({ kind: 'connect', container: guest, network }));
  };
  const found = [...joins(proxy, backend), ...joins(backend, proxy)].slice(0, most);
  if (found.length > 0) return found;
  const canMeet = canJoinNetworks(proxy) && canJoinNetworks(backend);
  return canMeet ? [{ kind: 'newNetwork', containers: [proxy, backend] }] : [];
}

/** Podman's default network is like Docker's default bridge. */
function hasNames(network: Network): boolean {
  return !network.isPredefined && !isDefaultBridge(network) && network.name !== 'podman';
}
