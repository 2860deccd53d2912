import type { Container } from '../landscape/landscape';
import type { HelperOptions } from './helper';
import type { Looking } from './looking';
import { notStarted, type Outpost, ownOutpost } from './outpost';
import { neededTools, toolsProbe } from './probes';

/**
 * The container's own BusyBox where it has all that is needed, else a helper's; undefined where there is neither.
 *
 * @throws EngineError
 */
export async function openWithTools(
  { engine, helpers, signal }: Pick<Looking, 'engine' | 'helpers' | 'signal'>,
  container: Container,
  options: HelperOptions = {},
): Promise<Outpost | undefined> {
  if (container.state === 'running') {
    const own = ownOutpost(engine, container, signal);
    const tools = await own.run(toolsProbe).catch(notStarted);
    const listed = tools === 'notFound' ? [] : tools.stdout.split('\n');
    if (neededTools.every(tool => listed.includes(tool))) return own;
  }
  return helpers?.open(container, options);
}
