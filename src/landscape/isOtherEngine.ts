import type { Landscape } from './landscape';

/**
 * True when these cannot be of one engine: Docker's own networks (`host`, `none`) keep their ids as long as its data
 * lives. Podman's have the same ids on every machine, so that one Podman is not told from another.
 */
export function isOtherEngine(before: Landscape, after: Landscape): boolean {
  const known = ownIds(before);
  const now = ownIds(after);
  return known.length > 0 && now.length > 0 && !now.some(id => known.includes(id));
}

/** Ids that the engine told; what was added for Podman has its name as id. */
function ownIds({ networks }: Landscape): readonly string[] {
  return networks
    .filter(({ id, name, isPredefined }) => isPredefined && id !== name)
    .map(n => n.id);
}
