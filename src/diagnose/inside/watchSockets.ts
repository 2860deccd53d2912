import { StringDecoder } from 'node:string_decoder';
import type { Engine } from '../../engine/engine';
import { Frames } from '../../engine/frames';
import type { Container, ContainerId } from '../../landscape/landscape';
import { startHelper } from '../helper';
import { ownOutpost } from '../outpost';
import { ownersProbe } from '../probes';
import { readAllSockets, readOwners, type Socket, withOwners } from '../sockets';

/** A socket with its process, where that could be told. */
export type OwnedSocket = Omit<Socket, 'inode'> & { readonly process?: string };

/** Seconds between two looks. */
const pause = 2;

/** Looks of one program; then another one is begun, so that none is left running for long when we are gone. */
const looks = 40;

/** Seconds that a helper lives: more than its program needs, less than a sweep leaves. */
const life = looks * pause + 20;

const mark = '=docker-networks=';

/** Prints the sockets, then their owners, then a mark; again and again. */
const script = [
  'n=0',
  'while [ "$n" -lt "$1" ]; do',
  '[ "$n" = 0 ] || busybox sleep "$2"',
  'busybox cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 2>/dev/null',
  `echo "${mark}"`,
  'busybox ls -l /proc/[0-9]*/fd 2>/dev/null; busybox grep -H "" /proc/[0-9]*/comm 2>/dev/null',
  `echo "${mark}"`,
  'n=$((n+1))',
  'done',
].join('\n');

/**
 * The sockets of a container's network namespace, every two seconds, by one helper that streams. Goes on until the
 * signal ends it or the container stops; the helper is gone then.
 *
 * @throws EngineError; the signal's reason.
 */
export async function* watchSockets(
  engine: Engine,
  container: Container,
  image: string,
  signal: AbortSignal,
): AsyncGenerator<readonly OwnedSocket[]> {
  for (;;) {
    const options = { seesProcesses: true, life };
    const owners = new OwnOwners(engine, container, signal);
    const helper = await startHelper(engine, container, image, options, signal);
    let count = 0;
    try {
      for await (const look of stream(engine, helper.id, signal)) {
        count++;
        yield withOwners(look.sockets, await owners.with(look));
      }
    } finally {
      await helper.remove();
    }
    signal.throwIfAborted();
    // It ended before its time: the container has stopped.
    if (count < looks) return;
  }
}

interface Look {
  readonly sockets: readonly Socket[];
  /** Names of processes by inode. */
  readonly owners: ReadonlyMap<string, string>;
}

/**
 * A helper may not see whose socket it is where the container's processes may do more than it may. The container's own
 * tools do; they are asked once for each socket that is new.
 */
class OwnOwners {
  private readonly asked = new Set<string>();
  private known: ReadonlyMap<string, string> = new Map();
  private canAsk;

  constructor(
    private readonly engine: Engine,
    private readonly container: Container,
    private readonly signal: AbortSignal,
  ) {
    this.canAsk = container.state === 'running';
  }

  async with({ sockets, owners }: Look): Promise<ReadonlyMap<string, string>> {
    const unknown = sockets.map(({ inode }) => inode).filter(inode => !owners.has(inode));
    if (this.canAsk && unknown.some(inode => inode !== '0' && !this.asked.has(inode))) {
      for (const inode of unknown) this.asked.add(inode);
      const own = ownOutpost(this.engine, this.container, this.signal);
      const said = await own.run(ownersProbe).catch(() => 'notFound' as const);
      if (said === 'notFound') this.canAsk = false;
      else this.known = readOwners(said.stdout);
    }
    return new Map([...this.known, ...owners]);
  }
}

async function* stream(
  engine: Engine,
  helper: ContainerId,
  signal: AbortSignal,
): AsyncGenerator<Look> {
  const command = ['busybox', 'sh', '-c', script, 'sh', String(looks), String(pause)];
  const exec = await engine.createExec(helper, command, {}, signal);
  const frames = new Frames();
  const decoder = new StringDecoder('utf8');
  let text = '';
  for await (const chunk of await engine.startFramedExec(exec, signal)) {
    for (const { output, bytes } of frames.push(chunk as Buffer)) {
      if (output === 1) text += decoder.write(bytes);
    }
    for (;;) {
      const [sockets, owners, ...rest] = text.split(`${mark}\n`);
      if (sockets === undefined || owners === undefined || rest.length === 0) break;
      text = rest.join(`${mark}\n`);
      yield { sockets: readAllSockets(sockets), owners: readOwners(owners) };
    }
  }
}
