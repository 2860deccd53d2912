import type { Readable } from 'node:stream';
import { record, someText } from '../landscape/fields';
import { EngineError } from './engineError';

/** Without a tag an engine would fetch all that there are. */
export function pullQuery(image: string): Readonly<Record<string, string>> {
  const isTagged = /[:@][^/]*$/.test(image);
  return isTagged ? { fromImage: image } : { fromImage: image, tag: 'latest' };
}

/**
 * Reads the news of a pull to their end. An engine answers well and says in the last one that it failed.
 *
 * @throws EngineError with its sentence; the signal's reason when the caller cancels.
 */
export async function finishPull(stream: Readable, signal: AbortSignal): Promise<void> {
  let rest = '';
  try {
    for await (const chunk of stream.setEncoding('utf8')) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(check);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  signal.throwIfAborted();
  check(rest);
}

function check(line: string): void {
  let news;
  try {
    news = record(JSON.parse(line));
  } catch {
    return;
  }
  const said = someText(news['error']);
  if (said !== undefined) throw new EngineError('failed', said);
}
