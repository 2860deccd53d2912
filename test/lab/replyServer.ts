import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that says what arrived, echoes on a WebSocket, and says one thing after the other as events. */
export interface ReplyServer {
  readonly port: number;
  /** Lets the event stream at `/events` say its next thing. */
  next(): void;
  close(): Promise<void>;
}

const handshake = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Starts one on an address of this machine. */
export async function startReplyServer(address: string): Promise<ReplyServer> {
  const streams = new Set<http.ServerResponse>();
  let count = 0;
  const server = http.createServer((request, response) => {
    if (request.url?.endsWith('/events')) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.flushHeaders();
      streams.add(response);
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ url: request.url, host: request.headers.host }));
  });
  const connections = new Set<Duplex>();
  server.on('connection', socket => connections.add(socket));
  server.on('upgrade', (request, socket) => echo(request.headers['sec-websocket-key'], socket));
  await new Promise<void>(resolve => server.listen(0, address, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    next: () => {
      count++;
      for (const stream of streams) stream.write(`data: ${count}\n\n`);
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const connection of connections) connection.destroy();
      }),
  };
}

/** Sends every short frame back as it came but for its mask. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function echo(key: string | undefined, socket: Duplex): void {
  const accept = createHash('sha1').update(`${key}${handshake}`).digest('base64');
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
  socket.on('error', () => undefined);
  socket.on('data', (frame: Buffer) => {
    const length = (frame[1] ?? 0) & 0x7f;
    const mask = frame.subarray(2, 6);
    const payload = frame.subarray(6, 6 + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    socket.write(Buffer.concat([Buffer.from([frame[0] ?? 0, length]), payload]));
  });
}

/** Sends a text through a WebSocket and gives what comes back. */
export function echoed(url: string, text: string): Promise<string> {
  const payload = Buffer.from(text);
  const mask = Buffer.from([1, 2, 3, 4]);
  return new Promise((resolve, reject) => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const request = http.get(url, { headers, agent: false });
    request.once('error', reject);
    request.once('response', ({ statusCode }) => reject(new Error(`status ${statusCode}`)));
    request.once('upgrade', (_, socket) => {
      const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, masked]));
      socket.once('error', reject);
      socket.once('data', (frame: Buffer) => {
        resolve(frame.subarray(2).toString());
        socket.destroy();
      });
    });
  });
}
