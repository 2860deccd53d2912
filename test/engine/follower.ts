import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Landscape } from '../../src/landscape/landscape';
import { entryPath } from '../lab/project';
import { waitFor } from '../lab/wait';
import { freshLandscape } from './watched';

/** What a follower shows, and what it needs for that; bytes. */
export interface Shown {
  readonly kind: string;
  readonly landscape: Landscape;
  readonly failures: readonly string[];
  readonly requests: number;
  readonly heapUsed: number;
  readonly rss: number;
}

/** A process of its own that follows an engine. */
export class Follower {
  private readonly child: ChildProcess;

  constructor(private readonly socket: string) {
    this.child = fork(entryPath('engine/follower'), [socket], {
      execArgv: ['--expose-gc'],
      stdio: 'ignore',
    });
  }

  /** What it shows now; nothing may have failed in it unheard. */
  async shows(): Promise<Shown> {
    const answer = once(this.child, 'message', { signal: AbortSignal.timeout(15_000) });
    this.child.send('say');
    const [shown] = (await answer) as [Shown];
    assert.deepEqual(shown.failures, []);
    return shown;
  }

  async reaches(kind: string): Promise<void> {
    await waitFor(async () => (await this.shows()).kind === kind, { timeout: 30_000, what: kind });
  }

  /** Waits until it shows what a fresh look shows, byte for byte. */
  async settles(): Promise<void> {
    let last: unknown;
    const isSame = async () => {
      try {
        const fresh = structuredClone(await freshLandscape(this.socket));
        assert.deepEqual((await this.shows()).landscape, fresh);
        return true;
      } catch (error) {
        last = error;
        return false;
      }
    };
    await waitFor(isSame, { timeout: 30_000 }).catch((error: unknown) => {
      throw last ?? error;
    });
  }

  /** Makes its clock jump by so many milliseconds. */
  jump(milliseconds: number): void {
    this.child.send(milliseconds);
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(name);
  }

  /** Has it stop, and gives the code with which it ended by itself. */
  async end(): Promise<unknown> {
    const ended = once(this.child, 'exit', { signal: AbortSignal.timeout(10_000) });
    this.child.send('stop');
    const [code] = (await ended) as [unknown];
    return code;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}
