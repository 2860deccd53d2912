import http from 'node:http';

/** An engine's answer; the body is parsed where it is JSON. */
export interface EngineResponse {
  readonly status: number;
  readonly body: unknown;
}

/** Sends requests to an engine. A buffer goes as a tar archive, everything else as JSON. */
export type EngineRequest = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<EngineResponse>;

/** The requests of an engine at `unix://...` or `tcp://...`. */
export function requestTo(host: string): EngineRequest {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  const target = parseHost(host);
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const data = encode(body);
      const headers = data
        ? { 'Content-Type': data.type, 'Content-Length': data.bytes.length }
        : {};
      const request = http.request({ ...target, method, path, agent, headers }, response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: decode(Buffer.concat(chunks).toString()),
          }),
        );
      });
      request.on('error', reject);
      request.end(data?.bytes);
    });
}

/** As a request, but throws when the engine refuses, and gives the body alone. */
export async function call<T = unknown>(
  request: EngineRequest,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await request(method, path, body);
  if (response.status >= 400) {
    throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(response.body)}`);
  }
  return response.body as T;
}

/** The query text for a label filter of a list request. */
export function labelFilter(label: string): string {
  return `filters=${encodeURIComponent(JSON.stringify({ label: [label] }))}`;
}

function parseHost(host: string): http.RequestOptions {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  const url = new URL(host.replace(/^tcp:/, 'http:'));
  return { host: url.hostname, port: url.port || '2375' };
}

function encode(body: unknown): { type: string; bytes: Buffer } | undefined {
  if (body === undefined) return undefined;
  if (Buffer.isBuffer(body)) return { type: 'application/x-tar', bytes: body };
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) };
}

function decode(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
