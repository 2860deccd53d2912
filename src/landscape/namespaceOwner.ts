import type { Container, ContainerId } from './landscape';

/**
 * Gives the container whose network namespace this one uses, itself where it has its own. With the owner gone or
 * in a circle of owners it is the last one found.
 */
export function namespaceOwner(
  container: Container,
  byId: (id: ContainerId) => Container | undefined,
): Container {
  const seen = new Set<ContainerId>();
  let owner = container;
  while (owner.networkMode.kind === 'container' && !seen.has(owner.id)) {
    seen.add(owner.id);
    owner = byId(owner.networkMode.containerId) ?? owner;
  }
  return owner;
}
