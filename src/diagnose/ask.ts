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
  /** Its beginning, as it came. */
  readonly body: string;
}

/** Says who asks, for the logs of whom it may concern. */
const userAgent = 'docker-networks-route-test';
/** So much of a body tells whose it is. */
const bodyLength = 2000;
/** Milliseconds that a body is waited for once the status is known: one that goes on for ever is left. */
const bodyTime = 500;

/**
 * Sends a GET over a connection and gives what comes back. The certificate is not checked: nginx is asked, not trusted.
 * Written by hand: in VS Code, Node's own client takes the way that its proxy settings say, not the given connection.
 *
 * @param patience milliseconds from now on: what the engine took to open the connection is not the server's.
 * @throws Error where no answer comes; the signal's reason.
 */
export async function ask(
  pipe: Duplex,
  request: Request,
  patience: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { host, path, isTls } = request;
  const socket = isTls
    ? connectTls({
        socket: pipe,
        rejectUnauthorized: false,
        ...(parseAddress(host) ? {} : { servername: host }),
      })
    : pipe;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const late = () => reject(new Error(`no answer within ${patience / 1000} s`));
      timer = setTimeout(late, patience);
      let said = '';
      const finish = () => {
        const answer = readAnswer(said);
        if (answer) resolve(answer);
        else reject(new Error('the connection ended without an answer'));
      };
      const abort = () => reject(signal.reason as Error);
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      socket.setEncoding('latin1');
      socket.on('data', (chunk: string) => {
        said += chunk;
        const answer = readAnswer(said);
        if (!answer) return;
        if (answer.body.length >= bodyLength) finish();
        else setTimeout(finish, bodyTime);
      });
      socket.once('error', reject);
      socket.once('end', finish);
      socket.once('close', finish);
      const head = [`GET ${path} HTTP/1.1`, `Host: ${host}`, `User-Agent: ${userAgent}`];
      socket.write([...head, 'Accept: */*', 'Connection: close', '', ''].join('\r\n'));
    });
  } finally {
    clearTimeout(timer);
    socket.destroy();
    pipe.destroy();
  }
}

/** The first answer that is more than a `100 Continue`, once its headers are complete. */
function readAnswer(said: string): Answer | undefined {
  const end = said.indexOf('\r\n\r\n');
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(said)?.[1];
  if (end < 0 || status === undefined) return undefined;
  const rest = said.slice(end + 4);
  return status.startsWith('1') && status !== '101'
    ? readAnswer(rest)
    : { status: Number(status), body: rest };
}
