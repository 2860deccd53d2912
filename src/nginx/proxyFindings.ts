import { attachmentsOf, type Attachments } from '../landscape/attachments';
import { isConnectable } from '../landscape/contextWords';
import { isActive } from '../landscape/isActive';
import type { Container, Landscape, Network } from '../landscape/landscape';
import { namespaceOwner } from '../landscape/namespaceOwner';
import { isDefaultBridge } from '../landscape/predefined';

/** A container with the names of the networks that it is on. */
export interface Member {
  readonly container: Container;
  readonly networks: readonly string[];
}

/** Why a name in the configuration will not resolve, or what the reader should know about it. */
export type ProxyFinding =
  | { readonly kind: 'noSharedNetwork'; readonly proxy: Member; readonly backend: Member }
  /** The default bridge has no name service. Without a chosen proxy: it is all that the backend is on. */
  | { readonly kind: 'onlyDefaultBridge'; readonly proxy?: Container; readonly backend: Container }
  /** In host mode: it has no name on any network. */
  | { readonly kind: 'hostMode'; readonly backend: Container }
  | { readonly kind: 'noNetwork'; readonly backend: Container }
  /** Names of stopped containers do not resolve, and nginx does not start then. */
  | { readonly kind: 'stopped'; readonly backend: Container }
  /** It is reached by the name of the container whose namespace it uses. */
  | { readonly kind: 'sharedNamespace'; readonly backend: Container; readonly owner: Container }
  /** No proxy can be on one network with all of them; `onlyDefaultBridge`: but for the default bridge. */
  | {
      readonly kind: 'backendsShareNoNetwork';
      readonly backends: readonly Member[];
      readonly onlyDefaultBridge: boolean;
    };

/**
 * Gives what stands between a proxy and its backends, in the order of the backends. Without a proxy: what stands in
 * the way of any proxy. https://docs.docker.com/engine/network/drivers/bridge/ (who resolves whose name)
 */
export function proxyFindings(
  landscape: Landscape,
  backends: readonly Container[],
  proxy?: Container,
): readonly ProxyFinding[] {
  const attachments = attachmentsOf(landscape);
  const findings: ProxyFinding[] = [];
  const reachable: Container[] = [];
  for (const backend of backends) {
    const owner = namespaceOwner(backend, attachments.container);
    if (owner !== backend) findings.push({ kind: 'sharedNamespace', backend, owner });
    if (![backend, owner].every(isActive)) findings.push({ kind: 'stopped', backend });
    if (owner.networkMode.kind === 'host') findings.push({ kind: 'hostMode', backend });
    else if (joined(attachments, backend).length === 0) {
      findings.push({ kind: 'noNetwork', backend });
    } else reachable.push(backend);
  }
  if (proxy) {
    return [...findings, ...reachable.flatMap(backend => between(attachments, proxy, backend))];
  }
  return [...findings, ...among(attachments, reachable)];
}

function between(attachments: Attachments, proxy: Container, backend: Container): ProxyFinding[] {
  const mine = new Set(joined(attachments, proxy));
  const shared = joined(attachments, backend).filter(network => mine.has(network));
  if (shared.some(hasNames)) return [];
  if (shared.length > 0) return [{ kind: 'onlyDefaultBridge', proxy, backend }];
  const [from, to] = [member(attachments, proxy), member(attachments, backend)];
  return [{ kind: 'noSharedNetwork', proxy: from, backend: to }];
}

function among(attachments: Attachments, backends: readonly Container[]): ProxyFinding[] {
  const [first, ...others] = backends;
  if (!first) return [];
  const shared = joined(attachments, first).filter(network =>
    others.every(other => joined(attachments, other).includes(network)),
  );
  if (shared.some(hasNames)) return [];
  if (others.length === 0) return [{ kind: 'onlyDefaultBridge', backend: first }];
  const members = backends.map(backend => member(attachments, backend));
  const onlyDefaultBridge = shared.length > 0;
  return [{ kind: 'backendsShareNoNetwork', backends: members, onlyDefaultBridge }];
}

/** Where containers can talk to each other; Swarm's own networks are not for that. */
function joined(attachments: Attachments, container: Container): Network[] {
  return attachments
    .on(container.id)
    .map(attachment => attachment.network)
    .filter(isConnectable);
}

/** Podman's default network is like Docker's default bridge. */
function hasNames(network: Network): boolean {
  return !isDefaultBridge(network) && network.name !== 'podman';
}

function member(attachments: Attachments, container: Container): Member {
  return { container, networks: attachments.on(container.id).map(({ network }) => network.name) };
}
