import { readNginxFacts } from '../../actions/nginxFacts';
import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import { isActive } from '../../landscape/isActive';
import type { Container } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { NginxFacts } from '../../nginx/site/siteFor';
import { connectedEngine } from '../connectedEngine';
import type { StudioScene } from './studioScene';

/** Reads what an nginx container tells of itself; gives what there is to know at any moment after. */
export async function readScene(
  live: LiveLandscape,
  proxy: Container | undefined,
): Promise<() => StudioScene> {
  const engine = connectedEngine(live);
  const facts = proxy && isActive(proxy) ? await readFacts(engine, proxy) : undefined;
  return () => {
    const { landscape } = live;
    const now = proxy && attachmentsOf(landscape).container(proxy.id);
    return { landscape, proxy: now ?? proxy, facts };
  };
}

/** A container that cannot be asked is no reason to do without a configuration. */
async function readFacts(engine: Engine, proxy: Container): Promise<NginxFacts | undefined> {
  try {
    return await readNginxFacts(engine, proxy);
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}
