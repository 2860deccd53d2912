import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { SshAddress } from './address';

/**
 * What `ssh` is called with: the docker CLI over there joins its input and output with its engine, as the CLI does
 * it for `ssh://`. It ends where the other machine is silent for one and a half minutes, as after a sleep of this one. It never asks, since nobody could answer: keys come from the person's agent or files, and a host
 * whose key is not known yet, or has changed, is refused.
 * https://docs.docker.com/engine/security/protect-access/#use-ssh-to-protect-the-docker-daemon-socket
 */
export function sshArguments({ host, port, user, path }: SshAddress): readonly string[] {
  return [
    '-T',
    ...['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-o', 'ServerAliveInterval=30'],
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    host,
    'docker',
    ...(path === undefined ? [] : ['--host', `unix://${path}`]),
    ...['system', 'dial-stdio'],
  ];
}

/** One `ssh` as a stream, with what HTTP asks of a socket. It fails with what `ssh` said. */
export class SshConnection extends Duplex {
  private readonly child;
  private said = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(address: SshAddress) {
    super({ allowHalfOpen: false });
    this.child = spawn('ssh', sshArguments(address), { windowsHide: true });
    const { stdin, stdout, stderr } = this.child;
    stdout.on('data', (chunk: Buffer) => {
      this.timer?.refresh();
      if (!this.push(chunk)) stdout.pause();
    });
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-mostWords);
    });
    // Its end is told by `close`, when all that it said has come.
    stdin.on('error', () => undefined);
    this.child.on('error', error => this.destroy(error));
    this.child.on('close', code => {
      if (code === 0) this.push(null);
      else this.destroy(failureOf(code, this.said));
    });
  }

  override _read(): void {
    this.child.stdout.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.timer?.refresh();
    this.child.stdin.write(chunk, () => done());
  }

  override _final(done: () => void): void {
    this.child.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.timer);
    this.child.kill();
    done(error);
  }

  // What HTTP asks of a socket.

  setTimeout(milliseconds: number, listener?: () => void): this {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (listener) this.once('timeout', listener);
    if (milliseconds > 0) {
      this.timer = setTimeout(() => this.emit('timeout'), milliseconds);
      this.timer.unref();
    }
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/** Characters of what `ssh` says that are kept: a banner may be long, and the reason comes last. */
const mostWords = 2000;

/**
 * What `translateError` understands, also from another bundle: an error with a code.
 * `ssh` gives 255 for its own failures, else what ended over there: https://man.openbsd.org/ssh.1#EXIT_STATUS
 */
function failureOf(code: number | null, said: string): Error {
  const error = new Error(lastLine(said) ?? `ssh ended with ${code ?? 'a signal'}`);
  if (code === 255) return isUnknown(said) ? Object.assign(error, { code: 'SSH_NO_LOGIN' }) : error;
  return /permission denied/i.test(said) ? Object.assign(error, { code: 'EACCES' }) : error;
}

/** One of both does not know the other. */
function isUnknown(said: string): boolean {
  return /permission denied|host key verification failed|too many authentication/i.test(said);
}

function lastLine(text: string): string | undefined {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .at(-1);
}
