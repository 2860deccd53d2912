import type { Engine } from '../../src/engine/engine';

const changes = new Set<PropertyKey>([
  ...['createNetwork', 'removeNetwork', 'connect', 'disconnect'],
  ...['createFrom', 'renameContainer', 'setRestart', 'removeContainer'],
  ...['startContainer', 'stopContainer'],
]);

/** Where something comes in between: before a call is sent, while it is under way, or when it has taken effect. */
export type Moment = 'before' | 'during' | 'after';

/** Comes before the n-th change, from 0. */
type Hook = (count: number, call: () => Promise<unknown>) => Promise<unknown>;

function withHook(engine: Engine, hook: Hook): Engine {
  let count = 0;
  return new Proxy(engine, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const call = () => Reflect.apply(method, target, args) as Promise<unknown>;
        return changes.has(name) ? hook(count++, call) : call();
      };
    },
  });
}

/**
 * The engine, but for its n-th changing call (from 0): `interrupt` is called at that moment of it, and may throw.
 * All other calls go through.
 */
export function interrupting(
  engine: Engine,
  n: number,
  moment: Moment,
  interrupt: () => unknown,
): Engine {
  return withHook(engine, async (count, call) => {
    if (count !== n) return call();
    if (moment === 'before') interrupt();
    const answer = call();
    if (moment === 'during') setTimeout(interrupt, 5);
    const result = await answer;
    if (moment === 'after') interrupt();
    return result;
  });
}

/** The engine, with something that is done before its n-th changing call. */
export function hooked(engine: Engine, n: number, work: () => Promise<unknown>): Engine {
  return withHook(engine, async (count, call) => {
    if (count === n) await work();
    return call();
  });
}
