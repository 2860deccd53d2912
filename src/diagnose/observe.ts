import type { Engine } from '../engine/engine';
import { parseAddress } from '../landscape/addresses';
import type { Report } from './looking';
import { type Observation, nothingYet } from './observation';
import { HelperOutposts } from './outpost';
import { type Question, targetOf, typedHost } from './question';
import { readRunState } from './runState';
import { observeHere } from './observeHere';
import { observeSender } from './observeSender';
import { observeTarget } from './observeTarget';
import { addressesToTry, containersInvolved, type Scene } from './scene';
import { isUp } from '../landscape/ways';

export interface ObserveOptions {
  /** Of helpers, for containers without tools of their own; absent where the engine has none. */
  readonly image?: string;
  /** Hears of everything that is seen, as soon as it is. */
  readonly onChange?: (observation: Observation) => void;
}

/**
 * Looks at everything that the question depends on, both sides at once. What cannot be looked at is no error: it is
 * among the troubles. Settles when all helpers are removed, also when it is cancelled; what was seen until then is what
 * `onChange` heard.
 *
 * @throws the signal's reason when it is cancelled.
 */
export async function observe(
  engine: Engine,
  question: Question,
  scene: Scene,
  signal: AbortSignal,
  { image, onChange }: ObserveOptions = {},
): Promise<Observation> {
  let seen: Observation = nothingYet;
  const report: Report = add => {
    if (signal.aborted) return;
    seen = { ...seen, ...add(seen) };
    onChange?.(seen);
  };
  const helpers = image === undefined ? undefined : new HelperOutposts(engine, image, signal);
  const looked = { engine, helpers, signal, report };
  try {
    const { from } = question;
    const to = targetOf(question);
    await Promise.all([
      observeStates(engine, question, scene, signal, report),
      from.state === 'running' ? observeSender(looked, question, askedOf(question, scene)) : {},
      to && isUp(to) ? observeTarget(looked, to) : {},
      observeHere(looked, question),
    ]);
    signal.throwIfAborted();
    report(() => ({ isComplete: true }));
    return seen;
  } finally {
    await helpers?.removeAll();
  }
}

async function observeStates(
  engine: Engine,
  question: Question,
  scene: Scene,
  signal: AbortSignal,
  report: Report,
): Promise<void> {
  await Promise.all(
    containersInvolved(question, scene).map(async ({ id }) => {
      // One that is gone meanwhile has no state.
      const state = await readRunState(engine, id, signal).catch(() => undefined);
      if (state) report(({ states }) => ({ states: new Map(states).set(id, state) }));
    }),
  );
}

/** The name to be looked up, if there is one, and the addresses to be tried whatever it leads to. */
function askedOf(question: Question, scene: Scene) {
  const host = typedHost(question);
  const isName = host !== undefined && !parseAddress(host);
  const isAddress = host !== undefined && !isName;
  const addresses = isAddress ? [host] : addressesToTry(question, scene);
  return { name: isName ? host : undefined, addresses };
}
