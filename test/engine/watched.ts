import assert from 'node:assert/strict';
import { DockerodeEngine, type TimeLimits } from '../../src/engine/dockerodeEngine';
import { readLandscape } from '../../src/landscape/readLandscape';
import type { Landscape } from '../../src/landscape/landscape';
import {
  defaultTimes,
  LiveLandscape,
  type LiveState,
  type LiveTimes,
} from '../../src/live/liveLandscape';
import { waitFor } from '../lab/wait';

export interface WatchOptions {
  readonly limits?: TimeLimits;
  readonly times?: LiveTimes;
}

/** A live landscape on a socket, with all it asked and all states it had. */
export class Watched {
  readonly live: LiveLandscape;
  readonly requests: string[] = [];
  readonly states: LiveState['kind'][] = [];

  constructor(
    readonly socket: string,
    { limits, times }: WatchOptions = {},
  ) {
    const address = { kind: 'socket', path: socket } as const;
    const count = (request: string) => void this.requests.push(request);
    const open = () => Promise.resolve(new DockerodeEngine(address, count, limits));
    this.live = new LiveLandscape(open, times);
    this.live.onChange(({ state }) => {
      if (this.states.at(-1) !== state.kind) this.states.push(state.kind);
    });
    this.live.start();
  }

  /** Waits until the state is of that kind. */
  async reaches(kind: LiveState['kind'], timeout = 30_000): Promise<void> {
    const what = `${kind} (now ${this.live.state.kind})`;
    await waitFor(() => this.live.state.kind === kind, { timeout, interval: 5, what });
  }

  /** Waits until the landscape is what the engine at that socket would list now. */
  async settles(socket = this.socket, timeout = 30_000): Promise<void> {
    let last: unknown;
    const isSame = async () => {
      const fresh = await freshLandscape(socket);
      try {
        assert.deepEqual(this.live.landscape, fresh);
        return true;
      } catch (error) {
        last = error;
        return false;
      }
    };
    await waitFor(isSame, { timeout, interval: 50, what: 'the fresh landscape' }).catch(
      (error: unknown) => {
        throw last ?? error;
      },
    );
  }

  /** Waits until it has done all that the events of now make it do, second looks included. */
  async rests(): Promise<void> {
    await this.settles();
    const { coalesce, settle, rest } = defaultTimes;
    const end = performance.now() + coalesce + settle + 10 * rest;
    await waitFor(() => performance.now() > end, { what: 'the last look' });
  }

  /** How often it asked for lists. */
  get lists(): number {
    return this.requests.filter(request => /networks$|containers.json$/.test(request)).length;
  }

  stop(): void {
    this.live.stop();
  }
}

/** The landscape as of now, read anew. */
export async function freshLandscape(socket: string): Promise<Landscape> {
  const engine = new DockerodeEngine({ kind: 'socket', path: socket });
  const [networks, containers] = await Promise.all([
    engine.listNetworks(),
    engine.listContainers(),
  ]);
  return readLandscape({ networks, containers });
}
