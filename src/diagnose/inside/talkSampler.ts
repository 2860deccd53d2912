import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../../engine/engine';
import { inParallel } from '../../engine/inParallel';
import { attachmentsOf } from '../../landscape/attachments';
import { countedContainers } from '../../landscape/endpointTraffic';
import type { Container, ContainerId, Landscape } from '../../landscape/landscape';
import type { Socket } from '../sockets';
import { NamespaceReader } from './namespaceReader';
import { type Talk, talksOf } from './talks';

/** Who talks to whom at a moment. */
export interface TalkReading {
  readonly talks: readonly Talk[];
  /** How many containers were looked into, and could not be; more than enough are left out. */
  readonly looked: number;
  readonly unseen: number;
  readonly left: number;
}

/** Where it looks. */
export interface TalkSource {
  readonly engine: Engine;
  /** Of helpers, for containers without tools of their own. */
  readonly image: string | undefined;
  readonly landscape: () => Landscape;
}

/** Milliseconds between two looks at least. */
const pause = 4_000;

/** So many containers are looked into: each look is a program that an engine has to start. */
const most = 60;

/** Programs at once. */
const width = 4;

/**
 * Looks into every network namespace again and again, and tells who talks to whom, until the signal ends it; all
 * helpers are gone then. A container that uses another one's network is seen with that one.
 *
 * @throws the signal's reason.
 */
export async function watchTalks(
  { engine, image, landscape }: TalkSource,
  tell: (reading: TalkReading) => void,
  signal: AbortSignal,
): Promise<never> {
  const readers = new Map<ContainerId, NamespaceReader>();
  const readerOf = (container: Container) => {
    const known = readers.get(container.id);
    if (known) return known;
    const made = new NamespaceReader(engine, container, image, signal);
    readers.set(container.id, made);
    return made;
  };
  try {
    for (;;) {
      const begin = performance.now();
      const { containers } = landscape();
      const all = countedContainers(containers, attachmentsOf(landscape()));
      const looked = all.slice(0, most);
      await closeOthers(readers, looked);
      const seen = new Map<ContainerId, readonly Socket[]>();
      await inParallel(looked, width, async container => {
        const sockets = await readerOf(container).read();
        if (sockets) seen.set(container.id, sockets);
      });
      signal.throwIfAborted();
      tell({
        talks: talksOf(seen, landscape()),
        looked: seen.size,
        unseen: looked.length - seen.size,
        left: all.length - looked.length,
      });
      // An engine that takes long is left in peace for as long.
      await delay(Math.max(pause, performance.now() - begin), undefined, { signal });
    }
  } finally {
    await closeOthers(readers, []);
  }
}

/**
 * Looks once.
 *
 * @throws EngineError; the signal's reason.
 */
export async function readTalks(source: TalkSource, signal: AbortSignal): Promise<TalkReading> {
  const enough = new AbortController();
  let found: TalkReading | undefined;
  const watching = watchTalks(
    source,
    reading => {
      found = reading;
      enough.abort();
    },
    AbortSignal.any([signal, enough.signal]),
  );
  return watching.catch((error: unknown) => {
    if (found && !signal.aborted) return found;
    throw error;
  });
}

/** Those of containers that are gone, or were started again. */
async function closeOthers(
  readers: Map<ContainerId, NamespaceReader>,
  kept: readonly Container[],
): Promise<void> {
  const ids = new Set(kept.map(({ id }) => id));
  const gone = [...readers].filter(([id]) => !ids.has(id));
  for (const [id] of gone) readers.delete(id);
  await Promise.all(gone.map(([, reader]) => reader.close()));
}
