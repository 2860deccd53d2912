import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What happens to a request or to its answer. */
export type Fault =
  /** It is accepted, and nobody ever answers. */
  | { readonly kind: 'hang' }
  /** The engine is asked only after so many milliseconds. */
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** Somebody else answers, with this status. */
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks so many milliseconds after the answer began. */
  | { readonly kind: 'cut'; readonly after: number }
  /** The connection breaks when half of what came first is through. */
  | { readonly kind: 'half' }
  /** Each line of the answer is another one. */
  | { readonly kind: 'lines'; readonly change: (line: string) => string }
  /** The answer is another one: what is told with it is no engine's word any more. */
  | { readonly kind: 'rewrite'; readonly change: (body: string) => string };

/** Chooses by the path of a request; nothing is good weather. */
export type Weather = (path: string) => Fault | undefined;

/** A socket in front of a real engine's, with bad weather between the two. */
export class WeatherProxy {
  weather: Weather = () => undefined;
  /** Paths of all requests, with when they came and when all of the answer was sent (`performance.now()`). */
  readonly requests: { readonly path: string; readonly at: number; end?: number }[] = [];
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-weather-'));
  readonly socket = path.join(this.folder, 'docker.sock');
  private readonly server = http.createServer((request, response) => {
    void this.pass(request, response);
  });
  private readonly sockets = new Set<Socket>();
  private readonly streams = new Set<http.ServerResponse>();

  /** @param target the engine's socket; may be another one later. */
  constructor(public target: string) {
    this.server.on('connection', socket => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** Begins to listen. */
  async start(): Promise<this> {
    this.server.listen(this.socket);
    await once(this.server, 'listening');
    return this;
  }

  /** How many connections are open. */
  get open(): number {
    return this.sockets.size;
  }

  /** How many requests there were whose path has this in it. */
  count(text: string): number {
    return this.requests.filter(request => request.path.includes(text)).length;
  }

  /** Says this on all event streams, between what the engine says. */
  say(text: string): void {
    for (const stream of this.streams) stream.write(text);
  }

  /** Breaks all connections. */
  cut(): void {
    this.server.closeAllConnections();
  }

  /** Closes the connections that wait for their next request. */
  closeIdle(): void {
    this.server.closeIdleConnections();
  }

  /** Breaks all connections and ends. */
  async stop(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { method, headers, url = '' } = request;
    const asked: (typeof this.requests)[number] = { path: url, at: performance.now() };
    this.requests.push(asked);
    response.on('finish', () => (asked.end = performance.now()));
    const fault = this.weather(url);
    if (fault?.kind === 'hang') return;
    // Nobody may have to wait for what was given up meanwhile.
    if (fault?.kind === 'late') await delay(fault.milliseconds, undefined, { ref: false });
    if (response.destroyed) return;
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'Content-Type': 'text/html' });
      response.end('<h1>Bad weather</h1>');
      return;
    }
    const onward = http.request({ socketPath: this.target, method, path: url, headers });
    onward.on('error', () => response.destroy());
    onward.on('response', answer => {
      answer.on('error', () => response.destroy());
      this.answer(url, answer, response, fault);
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  private answer(
    url: string,
    answer: http.IncomingMessage,
    response: http.ServerResponse,
    fault: Fault | undefined,
  ): void {
    const { 'content-length': length, ...headers } = answer.headers;
    const isSame = fault?.kind !== 'lines' && fault?.kind !== 'rewrite';
    const isWhole = isSame && length !== undefined;
    response.writeHead(answer.statusCode ?? 500, {
      ...headers,
      ...(isWhole ? { 'content-length': length } : {}),
    });
    response.flushHeaders();
    if (url.includes('/events')) {
      this.streams.add(response);
      response.on('close', () => this.streams.delete(response));
    }
    if (fault?.kind === 'cut') setTimeout(() => response.destroy(), fault.after);
    if (fault?.kind === 'half') {
      answer.once('data', (chunk: Buffer) => {
        response.write(chunk.subarray(0, chunk.length / 2), () => response.destroy());
      });
    } else if (isSame) {
      answer.pipe(response);
    } else {
      void change(answer, response, fault);
    }
  }
}

async function change(
  answer: http.IncomingMessage,
  response: http.ServerResponse,
  fault: Extract<Fault, { readonly kind: 'lines' | 'rewrite' }>,
): Promise<void> {
  let rest = '';
  try {
    for await (const chunk of answer.setEncoding('utf8')) {
      rest += String(chunk);
      if (fault.kind === 'rewrite') continue;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) response.write(fault.change(line) + '\n');
    }
    response.end(fault.kind === 'rewrite' ? fault.change(rest) : rest);
  } catch {
    response.destroy();
  }
}
