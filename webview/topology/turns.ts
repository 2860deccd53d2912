import type { Steps } from './steps';

/** Milliseconds after which a person is heard. */
const turn = 20;

/** Works it in turns: what is short begins and ends at once, and between the turns of what is long a person is heard. */
export async function workInTurns<T>(steps: Steps<T>): Promise<T> {
  let end = performance.now() + turn;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + turn;
  }
}

/** One piece of work after the other; where nothing is under way the next one begins at once. */
export class Queue {
  private last: Promise<unknown> | undefined;

  add<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last ? this.last.then(work) : work();
    const last = done
      .catch(() => undefined)
      .then(() => {
        if (this.last === last) this.last = undefined;
      });
    this.last = last;
    return done;
  }
}

/** Resolves after what a person did meanwhile, and without waiting for the display. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
