import { createHash } from 'node:crypto';
import http from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Stands before the VS Code server and adds the display language to its page. (The server itself
 * takes a language only from an installed language pack.)
 */
export async function startLanguageProxy(
  target: string,
  port: number,
  language: string,
): Promise<http.Server> {
  const upstream = new URL(target);
  const script = languageScript(language);
  const server = http.createServer((request, response) => {
    const isPage = request.headers.accept?.includes('text/html') === true;
    const headers = { ...request.headers };
    if (isPage) delete headers['accept-encoding'];
    const { method, url: path } = request;
    const { hostname, port: upstreamPort } = upstream;
    const options = { hostname, port: upstreamPort, method, path, headers };
    const forward = http.request(options, answer => {
      if (isPage && answer.headers['content-type']?.startsWith('text/html')) {
        void sendPage(answer, response, script);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forward.on('error', () => response.destroy());
    request.pipe(forward);
  });
  server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    tunnel(upstream, request, socket, head);
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return server;
}

function languageScript(language: string): string {
  const value = JSON.stringify(language).replaceAll('<', '\\u003c');
  const getter = `{ get: () => ${value}, set() {} }`;
  return `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', ${getter});`;
}

async function sendPage(
  answer: http.IncomingMessage,
  response: http.ServerResponse,
  script: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const page = Buffer.concat(chunks).toString();
  const body = page.replace(/<head[^>]*>/, head => `${head}<script>${script}</script>`);
  const headers: http.OutgoingHttpHeaders = { ...answer.headers };
  headers['content-length'] = Buffer.byteLength(body);
  const policy = answer.headers['content-security-policy'];
  if (typeof policy === 'string') {
    const hash = createHash('sha256').update(script).digest('base64');
    headers['content-security-policy'] = policy.replace(
      'script-src ',
      `script-src 'sha256-${hash}' `,
    );
  }
  response.writeHead(answer.statusCode ?? 502, headers);
  response.end(body);
}

/** Passes a WebSocket on, byte by byte. */
function tunnel(upstream: URL, request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
  const other = connect(Number(upstream.port), upstream.hostname, () => {
    const lines: string[] = [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i] ?? ''}: ${request.rawHeaders[i + 1] ?? ''}`);
    }
    other.write(`${lines.join('\r\n')}\r\n\r\n`);
    other.write(head);
    other.pipe(socket).pipe(other);
  });
  other.on('error', () => socket.destroy());
  socket.on('error', () => other.destroy());
}
