// The only file that knows dockerode; it becomes a bundle of its own, loaded at the first request.
import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import Docker from 'dockerode';
import type { EngineAddress } from './address';
import { connectionsTo } from './connections';
import { readAnswer } from './readAnswer';

/** One request as the engine's documentation writes it: https://docs.docker.com/reference/api/engine/ */
export interface EngineCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without the version, e.g. `/networks/create`. Whatever is put into it is encoded by the caller. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Sent in place of a body. */
  readonly archive?: Buffer;
}

export interface DockerodeClient {
  /** What the engine answers: JSON as it is, other content as text, nothing as undefined. */
  call(request: EngineCall, signal: AbortSignal): Promise<unknown>;
  /** An answer that goes on: events, logs. */
  stream(request: EngineCall, signal: AbortSignal): Promise<Readable>;
  /** A connection that goes both ways: the input and output of a process. */
  hijack(request: EngineCall, signal: AbortSignal): Promise<Duplex>;
}

/**
 * A client for the address. Nothing is sent yet.
 *
 * @throws the system's error when a TLS file cannot be read.
 */
export async function createClient(address: EngineAddress): Promise<DockerodeClient> {
  // What is not given would be taken from DOCKER_HOST, whatever the address says.
  const nowhere = { host: undefined, port: undefined, socketPath: undefined };
  const { modem } = new Docker({ ...nowhere, ...(await place(address)) });
  // By the modem itself: dockerode's own methods drop the signal here and there (5.0.1).
  const dial = (request: EngineCall, more: object) =>
    new Promise<unknown>((resolve, reject) => {
      const { method, path, query, body, archive } = request;
      modem.dial(
        {
          method,
          path: query ? `${path}?` : path,
          // Undefined, no body is sent at all.
          options:
            query || body !== undefined ? { _query: query ?? {}, _body: body ?? {} } : undefined,
          ...(archive ? { file: archive } : {}),
          statusCodes: goodStatus,
          ...more,
        },
        (error, answer) => (error ? reject(error) : resolve(answer)),
      );
    });
  return {
    // Read here: the modem (5.0.7) waits for ever for the rest of an answer whose connection has broken.
    call: async (request, abortSignal) => {
      const answer = await dial(request, { abortSignal, isStream: true, statusCodes: anyStatus });
      return readAnswer(answer as IncomingMessage, status => status in goodStatus);
    },
    stream: async (request, abortSignal) =>
      (await dial(request, { abortSignal, isStream: true })) as Readable,
    hijack: async (request, abortSignal) =>
      (await dial(request, {
        abortSignal,
        hijack: true,
        openStdin: true,
        isStream: true,
      })) as Duplex,
  };
}

/** Whatever is not among them becomes an error with its `statusCode` and the engine's `json`. */
const goodStatus = { 101: true, 200: true, 201: true, 204: true, 304: true };

/** For an answer that is read here, whatever its status. */
const anyStatus = Object.fromEntries(Array.from({ length: 600 }, (_, status) => [status, true]));

async function place(address: EngineAddress): Promise<Readonly<Record<string, unknown>>> {
  if (address.kind === 'socket' || address.kind === 'pipe') return { socketPath: address.path };
  // VS Code would send a request to a host through the person's HTTP proxy, by an agent of its own that knows no
  // certificates. One to a socket it leaves alone; the path is not used.
  return { socketPath: 'elsewhere', agent: await connectionsTo(address) };
}
