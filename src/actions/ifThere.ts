import { EngineError } from '../engine/engineError';

/** What an engine answers about something, or nothing where that, or its image, is gone. */
export function ifThere(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch((error: unknown) => {
    if (error instanceof EngineError && error.kind === 'notFound') return undefined;
    if (error instanceof EngineError && error.kind === 'noImage') return undefined;
    throw error;
  });
}
