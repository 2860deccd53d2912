import http from 'node:http';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { parseAddress } from '../landscape/addresses';

/** A request, as one would send it that is in the same network namespace as the server. */
export interface Request {
  readonly address: string;
  readonly port: number;
  readonly isTls: boolean;
  /** For `Host` and TLS. */
  readonly host: string;
  /** Encoded. */
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  /** Its beginning. */
  readonly body: string;
}

/** Says who asks, for the logs of whom it may concern. */
const userAgent = 'docker-networks-route-test';
/** So much of a body tells whose it is; what goes on for ever is left there. */
const bodyLength = 2000;
/** Milliseconds that a body is waited for once the status is known. */
const bodyTime = 500;

/**
 * Sends a GET over a connection and gives what comes back. The certificate is not checked: nginx is asked, not trusted.
 *
 * @throws what Node says where no answer comes.
 */
export async function ask(pipe: Duplex, request: Request, signal: AbortSignal): Promise<Answer> {
  const { host, path, isTls } = request;
  const socket = isTls
    ? connectTls({
        socket: pipe,
        rejectUnauthorized: false,
        ...(parseAddress(host) ? {} : { servername: host }),
      })
    : pipe;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      socket.once('error', reject);
      const sent = http.request({
        createConnection: () => socket,
        path,
        signal,
        headers: { Host: host, 'User-Agent': userAgent, Connection: 'close' },
      });
      sent.once('error', reject);
      // A proxy may take what looks like an upgrade for one.
      sent.once('upgrade', response => resolve({ status: response.statusCode ?? 0, body: '' }));
      sent.once('response', response => {
        let body = '';
        const done = () => resolve({ status: response.statusCode ?? 0, body });
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
          if (body.length >= bodyLength) done();
        });
        response.once('end', done);
        response.once('error', done);
        setTimeout(done, bodyTime);
      });
      sent.end();
    });
  } finally {
    socket.destroy();
    pipe.destroy();
  }
}
