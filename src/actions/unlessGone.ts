import { EngineError } from '../engine/engineError';

/** Waits for something that is done to what the engine may not have any more: then it is as wanted. */
export async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof EngineError && error.kind === 'notFound')) throw error;
  }
}
