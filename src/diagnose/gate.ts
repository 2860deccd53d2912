import type { Duplex } from 'node:stream';
import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import { openPipe } from '../engine/pipe';
import type { Container, ContainerId } from '../landscape/landscape';
import { type Connection, readConnections } from './connections';
import { type Helper, startHelper } from './helper';
import { notStarted } from './outpost';
import { pipeProbe, toolsProbe } from './probes';

const connectionFiles = ['/proc/net/tcp', '/proc/net/tcp6'];

/** Seconds that a helper may be needed for: it ends by itself when we do not. */
const longest = 90;

/** A way into the network namespace of a container: connections from inside of it, as a program there would make them. */
export class Gate {
  private constructor(
    private readonly engine: Engine,
    /** Where programs are run: the container itself, or a helper in its namespace. */
    private readonly place: ContainerId,
    private readonly helper: Helper | undefined,
  ) {}

  /**
   * By the container's own BusyBox, else by a helper of the given image. Nothing where there is neither.
   *
   * @throws EngineError
   */
  static async open(
    engine: Engine,
    container: Container,
    image: string | undefined,
    signal: AbortSignal,
  ): Promise<Gate | undefined> {
    const tools = await capture(engine, container.id, toolsProbe, {}, signal).catch(notStarted);
    if (tools !== 'notFound' && /^nc$/m.test(tools.stdout)) {
      return new Gate(engine, container.id, undefined);
    }
    if (image === undefined) return undefined;
    const helper = await startHelper(engine, container, image, { life: longest }, signal);
    return new Gate(engine, helper.id, helper);
  }

  /** A connection to an address as the container sees it; it ends at once where nobody answers. Throws EngineError. */
  connect(address: string, port: number, signal: AbortSignal): Promise<Duplex> {
    return openPipe(this.engine, this.place, pipeProbe(address, port), signal);
  }

  /** The connections of the namespace as they are now. */
  connections(signal: AbortSignal): Promise<readonly Connection[]> {
    return connectionsOf(this.engine, this.place, signal).then(found => found ?? []);
  }

  /** Never throws. */
  async close(): Promise<void> {
    await this.helper?.remove();
  }
}

/** The connections of a container's namespace; nothing where it has no `cat` to ask, or does not run. */
export async function connectionsOf(
  engine: Engine,
  container: ContainerId,
  signal: AbortSignal,
): Promise<readonly Connection[] | undefined> {
  const command = ['cat', ...connectionFiles];
  const said = await capture(engine, container, command, {}, signal).catch(notStarted);
  if (said !== 'notFound') return readConnections(said.stdout);
  const plain = ['busybox', ...command];
  const again = await capture(engine, container, plain, {}, signal).catch(notStarted);
  return again === 'notFound' ? undefined : readConnections(again.stdout);
}
