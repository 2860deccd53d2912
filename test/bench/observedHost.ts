import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../lab/project';
import { waitFor } from '../lab/wait';

/** What an extension host says of itself. */
export interface HostReport {
  /** Milliseconds that its main thread worked to load the extension and to call its `activate`. */
  readonly work: { readonly load?: number; readonly call?: number };
  /** Milliseconds of each timer that the extension armed, or that went off, since the last report. */
  readonly timers: readonly number[];
  /** Bytes of the process, with what V8 has not collected yet. */
  readonly resident: number;
  /** Bytes of its heap and of what belongs to it, after what is not used was collected. */
  readonly held: number;
}

/** An extension that is loaded beside ours and observes what ours costs its host. */
export class ObservedHost {
  /** Its folder. */
  readonly extension = path.join(projectRoot(), 'test', 'bench', 'hostObserver');
  private readonly sockets = mkdtempSync(path.join(tmpdir(), 'docker-networks-host-'));

  /** What the extension host has to inherit. */
  readonly env = {
    HOST_OBSERVER_SOCKETS: this.sockets,
    HOST_OBSERVER_DIST: path.join(projectRoot(), 'dist'),
  };

  /** Asks the host that started last. */
  async report(): Promise<HostReport> {
    let body = '';
    await waitFor(
      async () => {
        const last = readdirSync(this.sockets).sort().at(-1);
        body = last ? await ask(path.join(this.sockets, last)).catch(() => '') : '';
        return body !== '';
      },
      { timeout: 30_000, what: 'the extension host' },
    );
    return JSON.parse(body) as HostReport;
  }

  remove(): void {
    rmSync(this.sockets, { recursive: true, force: true });
  }
}

function ask(socketPath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path: '/' }, answer => resolve(text(answer)))
      .on('error', reject)
      .end();
  });
}
