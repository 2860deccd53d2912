import type { IncomingMessage } from 'node:http';

/**
 * All of an answer: JSON as what it says, other content as text, nothing as undefined.
 *
 * @throws an error with its `statusCode` and the engine's `json` for a status that is not among the good ones, and the
 * connection's own when it ends in the middle of the answer.
 */
export async function readAnswer(
  answer: IncomingMessage,
  isGood: (status: number) => boolean,
): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const content = contentOf(Buffer.concat(chunks).toString());
  const { statusCode = 0, statusMessage = '' } = answer;
  if (isGood(statusCode)) return content;
  const said = typeof content === 'string' ? content.trim().slice(0, mostWords) : '';
  const error = new Error(said || `${statusCode} ${statusMessage}`.trim());
  throw Object.assign(error, { statusCode, json: content });
}

/** Characters of a page that something between here and the engine may have answered. */
const mostWords = 500;

function contentOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
