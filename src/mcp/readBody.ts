import type { IncomingMessage } from 'node:http';

/** Bytes; no call of a tool comes near. */
const most = 256 * 1024;

/** The text of a request's body; undefined where it is too long. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    // Heard to its end all the same: else nobody would hear the answer.
    if (length <= most) parts.push(part);
  }
  return length > most ? undefined : Buffer.concat(parts).toString('utf8');
}
