import type { Container } from '../landscape/landscape';
import type { HelperOptions } from './helper';
import type { Looking } from './looking';
import { notStarted, type Outpost, ownOutpost } from './outpost';
import { neededTools, toolsProbe } from './probes';

export interface OpenOptions extends HelperOptions {
  /** What has to be there for the container's own BusyBox to be used. */
  readonly tools?: readonly string[];
}

/**
 * The container's own BusyBox where it has all that is needed, else a helper's; undefined where there is neither.
 *
 * @throws EngineError
 */
export async function openWithTools(
  { engine, helpers, signal }: Pick<Looking, 'engine' | 'helpers' | 'signal'>,
  container: Container,
  { tools: needed = neededTools, ...options }: OpenOptions = {},
): Promise<Outpost | undefined> {
  if (container.state === 'running') {
    const own = ownOutpost(engine, container, signal);
    const tools = await own.run(toolsProbe).catch(notStarted);
    const listed = tools === 'notFound' ? [] : tools.stdout.split('\n');
    if (needed.every(tool => listed.includes(tool))) return own;
  }
  return helpers?.open(container, options);
}
