import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codes, failure, type Message, readMessage, type Reply } from './message';
import { readBody } from './readBody';
import { revisions, Session } from './session';
import type { McpServerInfo, McpTools } from './tools';

/** A server that runs, and how to be let in. */
export interface McpServer {
  readonly url: string;
  /** Goes into `Authorization: Bearer …`. */
  readonly token: string;
  /** Ends it with all connections and all that runs for them. */
  readonly close: () => void;
}

/** So many clients at once; who has been silent for longest makes room. */
const mostSessions = 32;

const sessionHeader = 'mcp-session-id';

/**
 * Offers tools over MCP's “Streamable HTTP”, on this machine's loopback alone and to who has the token alone. It
 * never speaks first, so there is no stream of events. Rejects where no port can be had.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http
 */
export async function startMcpServer(tools: McpTools, info: McpServerInfo): Promise<McpServer> {
  const token = randomBytes(32).toString('base64url');
  const gate = new Gate(token);
  const desk = new Desk(tools, info);
  const server = createServer((request, response) => {
    const status = gate.refusal(request, portOf(server));
    if (status === undefined) desk.serve(request, response).catch(() => response.destroy());
    else response.writeHead(status, { connection: 'close' }).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () => {
    desk.close();
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${portOf(server)}/mcp`, token, close };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}

/** Who is let in. */
class Gate {
  private readonly digest: Buffer;

  constructor(token: string) {
    this.digest = digestOf(`Bearer ${token}`);
  }

  /** The HTTP status to send away with; undefined for who may come in. */
  refusal({ headers, url }: IncomingMessage, port: number): number | undefined {
    // A page in a browser can be made to call any name, but never as this one, and it says where it is from.
    if (headers.host !== `127.0.0.1:${port}` || isPage(headers.origin)) return 403;
    if (!timingSafeEqual(digestOf(headers.authorization ?? ''), this.digest)) return 401;
    return url === '/mcp' ? undefined : 404;
  }
}

function isPage(origin: string | undefined): boolean {
  return origin !== undefined && /^(https?:|null$)/i.test(origin);
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Brings requests to the sessions that they belong to. */
class Desk {
  /** In the order of their last use. */
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly tools: McpTools,
    private readonly info: McpServerInfo,
  ) {}

  close(): void {
    for (const session of this.sessions.values()) session.end();
    this.sessions.clear();
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = String(request.headers[sessionHeader] ?? '');
    if (request.method === 'DELETE')
      return void response.writeHead(this.drop(id) ? 204 : 404).end();
    if (request.method !== 'POST')
      return void response.writeHead(405, { allow: 'POST, DELETE' }).end();
    const revision = request.headers['mcp-protocol-version'];
    if (revision !== undefined && !revisions.includes(String(revision))) {
      return void response.writeHead(400).end();
    }
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return void response.writeHead(415).end();
    }
    const body = await readBody(request);
    if (body === undefined) return void response.writeHead(413, { connection: 'close' }).end();
    await this.hear(id, body, response);
  }

  private async hear(id: string, body: string, response: ServerResponse): Promise<void> {
    const message = messageIn(body);
    if (typeof message === 'number') {
      send(response, 400, failure(null, message, 'This is no message of MCP.'));
      return;
    }
    const isFirst = message.kind === 'request' && message.method === 'initialize';
    const session = isFirst ? this.open(response) : this.find(id);
    // What a client is told to begin again with.
    if (!session) return void response.writeHead(id === '' ? 400 : 404).end();
    const reply = await session.receive(message);
    if (reply) send(response, 200, reply);
    else response.writeHead(202).end();
  }

  private open(response: ServerResponse): Session {
    const [oldest] = this.sessions.keys();
    if (this.sessions.size >= mostSessions && oldest !== undefined) this.drop(oldest);
    const id = randomBytes(16).toString('hex');
    const session = new Session(this.tools, this.info);
    this.sessions.set(id, session);
    response.setHeader(sessionHeader, id);
    return session;
  }

  private find(id: string): Session | undefined {
    const session = this.sessions.get(id);
    if (session) {
      this.sessions.delete(id);
      this.sessions.set(id, session);
    }
    return session;
  }

  private drop(id: string): boolean {
    this.sessions.get(id)?.end();
    return this.sessions.delete(id);
  }
}

/** The message in a body, or the code of why there is none. */
function messageIn(body: string): Message | number {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return codes.unreadable;
  }
  return readMessage(value) ?? codes.invalid;
}

function send(response: ServerResponse, status: number, reply: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
}
