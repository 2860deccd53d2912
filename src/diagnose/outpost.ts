import type { Duplex } from 'node:stream';
import { capture, type Captured, type CaptureOptions } from '../engine/capture';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import { openPipe } from '../engine/pipe';
import type { Container } from '../landscape/landscape';
import { type Helper, type HelperOptions, startHelper } from './helper';

/** A place inside a container's network namespace where programs can be run. */
export interface Outpost {
  /** @throws EngineError */
  run(command: readonly string[], limits?: CaptureOptions): Promise<Captured | 'notFound'>;
  /**
   * The input and output of a program as one stream, for whoever asked to destroy; it has to end when its input does.
   *
   * @throws EngineError
   */
  pipe(command: readonly string[]): Promise<Duplex>;
  /** The docker command line that runs the same program in the same place. */
  line(command: readonly string[]): readonly string[];
}

/** Runs programs in the container itself, with what is installed there. */
export function ownOutpost(engine: Engine, container: Container, signal: AbortSignal): Outpost {
  return {
    run: (command, limits) => capture(engine, container.id, command, limits, signal),
    pipe: command => openPipe(engine, container.id, command, signal),
    line: command => ['docker', 'exec', container.name, ...command],
  };
}

/**
 * For `catch`: an image may say a user that it does not have, and then nothing can be run in it, as in one that was
 * stopped meanwhile.
 *
 * @throws what else it is.
 */
export function notStarted(error: unknown): 'notFound' {
  if (error instanceof EngineError && ['invalid', 'conflict'].includes(error.kind)) {
    return 'notFound';
  }
  throw error;
}

/** Runs programs in helpers that join the containers' namespaces; all of them are gone after `removeAll`. */
export class HelperOutposts {
  private readonly helpers: Promise<Helper>[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly image: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws EngineError */
  async open(container: Container, options: HelperOptions = {}): Promise<Outpost> {
    const { engine, image, signal } = this;
    const starting = startHelper(engine, container, image, options, signal);
    this.helpers.push(starting);
    const { id } = await starting;
    const inNamespace = ['--network', `container:${container.name}`];
    return {
      run: (command, limits) => capture(engine, id, asBusybox(command), limits, signal),
      pipe: command => openPipe(engine, id, asBusybox(command), signal),
      line: command => ['docker', 'run', '--rm', ...inNamespace, image, ...asBusybox(command)],
    };
  }

  /** Waits for those that are being started, too. Never throws. */
  async removeAll(): Promise<void> {
    await Promise.all(
      this.helpers.map(starting => starting.then(helper => helper.remove()).catch(() => undefined)),
    );
  }
}

/** An image need not have links for all of BusyBox's tools. */
function asBusybox(command: readonly string[]): readonly string[] {
  return command[0] === 'busybox' ? command : ['busybox', ...command];
}
