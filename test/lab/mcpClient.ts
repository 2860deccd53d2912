import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The JSON of the body, or its text. */
  readonly body: unknown;
}

/** One HTTP request as it is given, whatever a client of MCP would do. */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: json(text) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A client of MCP that is as strict as the specification: shakes hands, and keeps session and revision. */
export class McpClient {
  private last = 0;
  private readonly headers: Record<string, string>;

  constructor(
    private readonly url: string,
    authorization: string,
  ) {
    this.headers = {
      authorization,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    };
  }

  /** Shakes hands; gives what the server says of itself. */
  async begin(protocolVersion = '2025-06-18'): Promise<Record<string, unknown>> {
    const clientInfo = { name: 'a client', version: '1' };
    const answer = await this.send('initialize', { protocolVersion, capabilities: {}, clientInfo });
    this.headers['mcp-session-id'] = String(answer.headers['mcp-session-id']);
    const result = resultOf(answer);
    this.headers['mcp-protocol-version'] = String(result['protocolVersion']);
    await this.notify('notifications/initialized', {});
    return result;
  }

  async ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    return resultOf(await this.send(method, params));
  }

  /** The text of a tool's answer. Throws what it failed with. */
  async use(name: string, input: object): Promise<string> {
    const result = await this.ask('tools/call', { name, arguments: input });
    const [part] = result['content'] as { text: string }[];
    if (result['isError'] === true) throw new Error(part?.text);
    return part?.text ?? '';
  }

  async send(method: string, params: object, id: number = ++this.last): Promise<Answer> {
    return this.raw(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  }

  async notify(method: string, params: object): Promise<Answer> {
    return this.raw(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  raw(body: string, method = 'POST', more: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return post(this.url, body, { ...this.headers, ...more }, method);
  }
}

function resultOf({ status, body }: Answer): Record<string, unknown> {
  const { result } = body as { result?: Record<string, unknown> };
  if (status !== 200 || !result) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return result;
}
