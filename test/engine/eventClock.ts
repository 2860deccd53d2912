import http from 'node:http';

/** An event as it came over the socket, with the time at which it did. */
export interface TimedEvent {
  readonly at: number;
  readonly action: string;
  readonly id: string;
}

/** Listens to an engine's events by itself, to measure from the moment an event arrives. */
export async function startEventClock(socketPath: string) {
  const events: TimedEvent[] = [];
  const request = http.get({ socketPath, path: '/events' });
  request.on('error', () => undefined);
  const response = await new Promise<http.IncomingMessage>(resolve =>
    request.on('response', resolve),
  );
  let rest = '';
  response.on('error', () => undefined);
  response.setEncoding('utf8').on('data', (text: string) => {
    const at = performance.now();
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) {
      const { Action, Actor } = JSON.parse(line) as { Action: string; Actor: { ID: string } };
      events.push({ at, action: Action, id: Actor.ID });
    }
  });
  return { events, stop: () => request.destroy() };
}
