import type { Engine } from '../../engine/engine';
import { inParallel } from '../../engine/inParallel';
import { record, someText } from '../../landscape/fields';
import type { Container, ContainerId, Landscape } from '../../landscape/landscape';
import { ifThere } from '../ifThere';

/** Requests at a time. */
const width = 8;

/**
 * Who has the network of a container, where only an inspect tells: Podman's lists do not say it, and show the owner's
 * networks and addresses for each of them.
 *
 * @param listed the container in `GET /containers/json`.
 * @throws EngineError
 */
export async function unlistedSharers(
  engine: Engine,
  { containers }: Landscape,
  owner: ContainerId,
  listed: unknown,
  signal?: AbortSignal,
): Promise<readonly Container[]> {
  if (modeOf(listed) !== undefined) return [];
  const others = containers.filter(({ id }) => id !== owner);
  const sharers = await inParallel(others, width, async other => {
    const inspected = await ifThere(engine.inspectContainer(other.id, signal));
    return modeOf(inspected) === `container:${owner}` ? other : undefined;
  });
  return sharers.filter(sharer => sharer !== undefined);
}

function modeOf(raw: unknown): string | undefined {
  return someText(record(record(raw)['HostConfig'])['NetworkMode']);
}
