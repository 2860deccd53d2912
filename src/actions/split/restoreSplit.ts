import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import type { Landscape, Network } from '../../landscape/landscape';
import { insistOn } from '../insist';
import { attach, detach } from '../rebuild/attach';
import { look, membersOf, presentOf, removeAndWait } from '../rebuild/look';
import { sleep } from '../sleep';
import { unlessGone } from '../unlessGone';
import { addedIn, splitIn, strangersOn } from './findSplit';
import type { SplitRecord } from './splitRecord';

/**
 * Makes a network flat again, from whatever state a split was left in: it looks at the engine instead of trusting what
 * was done. The data tier comes back before it leaves the other network. Already right, it changes nothing.
 *
 * @returns what is in the way; undefined when all is as it was.
 */
export function restoreSplit(engine: Engine, record: SplitRecord): Promise<Error | undefined> {
  return insistOn(() => attempt(engine, record));
}

async function attempt(engine: Engine, record: SplitRecord): Promise<void> {
  const found = await look(engine);
  const network = splitIn(found, record);
  const { name } = record.network;
  // Before anybody is taken off the other one.
  if (!network) throw new EngineError('notFound', `network ${name} not found`);
  for (const { containerId, settings } of presentOf(record.data, found)) {
    await unlessGone(attach(engine, network, containerId, settings));
  }
  const there = await whenMade(engine, found, record);
  const added = addedIn(there, record);
  if (added) await takeAway(engine, there, record, added);
  // What was still under way may have undone some of it.
  const now = await look(engine);
  const members = new Set(membersOf(now, network.id).map(({ container }) => container.id));
  const isBack = presentOf(record.data, now).every(({ containerId }) => members.has(containerId));
  if (addedIn(now, record) || !isBack) {
    throw new EngineError('conflict', `network ${name} was changed meanwhile`);
  }
}

/** Milliseconds that an engine may still take to make a network for somebody who is gone. */
const making = 2000;

/** The landscape, with the added network in it: where its id was never heard, it may be in the making. */
async function whenMade(engine: Engine, found: Landscape, record: SplitRecord): Promise<Landscape> {
  if (record.addedId !== undefined || addedIn(found, record)) return found;
  await sleep(making);
  return look(engine);
}

async function takeAway(
  engine: Engine,
  landscape: Landscape,
  record: SplitRecord,
  { id, name }: Network,
): Promise<void> {
  const strangers = strangersOn(landscape, id, record);
  if (strangers.length > 0) {
    const names = strangers.map(container => container.name).join(', ');
    throw new EngineError('conflict', `network ${name} has active endpoints: ${names}`);
  }
  for (const { container } of membersOf(landscape, id)) await detach(engine, id, container.id);
  await unlessGone(removeAndWait(engine, id));
}
