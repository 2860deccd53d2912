import type { Engine } from '../../engine/engine';
import type { Container } from '../../landscape/landscape';
import { HelperOutposts, notStarted, type Outpost, ownOutpost } from '../outpost';
import { socketsProbe } from '../probes';
import { readAllSockets, type Socket } from '../sockets';

/** Seconds that a helper lives, and after which another one takes its place. */
const life = 100;
const renewal = 80;

/** Reads the sockets of a network namespace, as often as it is asked: with the container's own tools, else by a helper. */
export class NamespaceReader {
  private own: Outpost | undefined;
  private helper: { readonly outpost: Outpost; readonly since: number } | undefined;
  private helpers: HelperOutposts | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly container: Container,
    /** Of the helper. */
    private readonly image: string | undefined,
    private readonly signal: AbortSignal,
  ) {
    this.own = container.state === 'running' ? ownOutpost(engine, container, signal) : undefined;
  }

  /** Undefined where nobody can look. Throws the signal's reason, and nothing else. */
  async read(): Promise<readonly Socket[] | undefined> {
    try {
      const said = (await this.ask(this.own)) ?? (await this.ask(await this.helperOutpost()));
      return said === undefined ? undefined : readAllSockets(said);
    } catch {
      this.signal.throwIfAborted();
      return undefined;
    }
  }

  /** Never throws. */
  async close(): Promise<void> {
    await this.helpers?.removeAll();
    this.helpers = undefined;
    this.helper = undefined;
  }

  private async ask(outpost: Outpost | undefined): Promise<string | undefined> {
    const said = await outpost?.run(socketsProbe).catch(notStarted);
    if (said !== undefined && said !== 'notFound' && said.stdout !== '') return said.stdout;
    if (outpost === this.own) this.own = undefined;
    return undefined;
  }

  private async helperOutpost(): Promise<Outpost | undefined> {
    if (this.image === undefined) return undefined;
    const now = performance.now() / 1000;
    if (this.helper && now - this.helper.since < renewal) return this.helper.outpost;
    await this.close();
    this.helpers = new HelperOutposts(this.engine, this.image, this.signal);
    const outpost = await this.helpers.open(this.container, { life });
    this.helper = { outpost, since: now };
    return outpost;
  }
}
