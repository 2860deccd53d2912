import type { Readable } from 'node:stream';
import { record, someText, text } from '../landscape/fields';

const types = ['network', 'container', 'service', 'node'] as const;

/** Something happened to one of these. What exactly differs per engine: look again. */
export interface EngineEvent {
  readonly type: (typeof types)[number];
  readonly action: string;
  /** The id of what it happened to; empty where it concerns several (prune). */
  readonly id: string;
  /** The container that was connected or disconnected. */
  readonly containerId?: string;
}

/**
 * What is asked for: not the `exec_*` events of health checks, which come three at a time.
 * Docker matches `health_status` with what follows its colon; `remove` and `died` are Podman's words.
 * https://docs.docker.com/reference/cli/docker/system/events/
 */
export const eventFilters = {
  type: types,
  event: [
    'create',
    'connect',
    'destroy',
    'die',
    'died',
    'disconnect',
    'health_status',
    'pause',
    'prune',
    'remove',
    'rename',
    'restart',
    'start',
    'stop',
    'unpause',
    'update',
  ],
} as const;

/** The longest line that is believed to be an event; labels make them long, but not that long. */
const longestLine = 1_000_000;

/** In place of a line that is too long: no JSON begins with it. */
const unfinished = '\0';

/** Something happened, and nobody knows to what: everything may be different. */
const unknown: EngineEvent = { type: 'container', action: '', id: '' };

/**
 * The events of a stream of JSON lines. A line that is cut short or too long counts as an event of everything, since
 * what it told is lost; other lines that are no events are passed over.
 * Ends when the stream ends; throws what the stream throws.
 */
export async function* readEvents(stream: Readable): AsyncGenerator<EngineEvent> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = readEvent(line);
      if (event) yield event;
    }
    // When its end comes, it counts as one that is cut short.
    if (rest.length > longestLine) rest = unfinished;
  }
}

function readEvent(line: string): EngineEvent | undefined {
  let from;
  try {
    if (line.trim() === '') return undefined;
    from = record(JSON.parse(line));
  } catch {
    return unknown;
  }
  const type = types.find(known => known === from['Type']);
  if (type === undefined) return undefined;
  const actor = record(from['Actor']);
  const containerId = someText(record(actor['Attributes'])['container']);
  return {
    type,
    action: text(from['Action']),
    id: text(actor['ID']),
    ...(containerId === undefined ? {} : { containerId }),
  };
}
