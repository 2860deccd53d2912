import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A socket in front of a real engine's, as far away as a network would make it: each byte takes its time both ways. */
export class FarAway {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-far-'));
  readonly socket = path.join(this.folder, 'docker.sock');
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer({ allowHalfOpen: true }, near => {
    const far = connect({ path: this.target, allowHalfOpen: true });
    this.carry(near, far);
    this.carry(far, near);
  });

  /** @param delay milliseconds one way. */
  constructor(
    private readonly target: string,
    private readonly delay: number,
  ) {}

  async start(): Promise<this> {
    this.server.listen(this.socket);
    await once(this.server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Timers of one length go off in the order in which they were set. */
  private carry(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('data', chunk => setTimeout(() => to.writable && to.write(chunk), this.delay));
    from.on('end', () => setTimeout(() => to.end(), this.delay));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      setTimeout(() => to.destroy(), this.delay);
    });
  }
}
