import { EventEmitter } from 'vscode';
import { readNginxConfig } from '../../actions/readNginxConfig';
import { readListeners } from '../../diagnose/ports';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { Container, ContainerId } from '../../landscape/landscape';
import type { ContainerDetails } from '../../landscape/readDetails';
import { isUp } from '../../landscape/ways';
import type { Listening } from '../../nginx/checks/targets';
import type { ConfigFile } from '../../nginx/read/configFile';
import { readDump } from '../../nginx/read/readDump';
import { sentenceOf } from '../sentenceOf';
import { connectedEngine } from '../connectedEngine';
import { availableImage } from '../connection/testRun';
import { readFacts } from '../forms/networkScene';
import type { Parts } from '../parts';
import { neighbours } from '../routes/arrows';

/** What was seen of a container, as it was then. */
interface Look {
  readonly container: Container;
  readonly sockets: readonly Listening[] | undefined;
}

/** Milliseconds that one look into a container may take. */
const longestLook = 5000;

/** What checks of a configuration know beside its text and the landscape: asked for in the background, and kept. */
export class Surroundings {
  /** Of the nginx container, the main one first. */
  files: readonly ConfigFile[] = [];
  facts: EngineFacts | undefined;
  private details: ReadonlyMap<ContainerId, ContainerDetails> = new Map();
  private readonly looks = new Map<ContainerId, Look>();
  private readonly looking = new Set<ContainerId>();
  private image: Promise<string | undefined> | undefined;
  private readonly disposed = new AbortController();
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: Parts) {}

  dispose(): void {
    this.disposed.abort();
    this.changed.dispose();
  }

  detailsOf(id: ContainerId): ContainerDetails | undefined {
    return this.details.get(id);
  }

  /** Nothing where nobody has looked since it runs as it does, or nothing could be seen. */
  listening(container: Container): readonly Listening[] | undefined {
    const look = this.looks.get(container.id);
    return look?.container.state === container.state ? look.sockets : undefined;
  }

  /** Reads what the nginx container has, and who is around it. */
  async read(nginx: Container): Promise<void> {
    const { live, details } = this.parts;
    const { signal } = this.disposed;
    await this.quietly(async () => {
      this.facts ??= await readFacts(live);
      this.details = await neighbours(live.landscape, nginx, details);
      const found = await readNginxConfig(connectedEngine(live), nginx, signal);
      this.files = found.kind === 'dump' ? readDump(found.text) : found.files;
    });
    this.tell();
  }

  /** Looks what listens in these, where nobody has yet. */
  look(containers: Iterable<Container>, isAgain = false): void {
    for (const container of containers) {
      const known = this.looks.get(container.id);
      const isKnown = known?.container.state === container.state && !isAgain;
      if (isKnown || this.looking.has(container.id) || !isUp(container)) continue;
      this.looking.add(container.id);
      void this.lookInto(container);
    }
  }

  private async lookInto(container: Container): Promise<void> {
    const { signal } = this.disposed;
    let sockets: Look['sockets'];
    await this.quietly(async () => {
      const engine = connectedEngine(this.parts.live);
      this.image ??= availableImage(this.parts);
      const limit = AbortSignal.any([signal, AbortSignal.timeout(longestLook)]);
      sockets = await readListeners(engine, container, await this.image, limit);
    });
    this.looking.delete(container.id);
    this.looks.set(container.id, { container, sockets });
    this.tell();
  }

  /** Nobody asked for it, so nobody is told when it fails: less is known then. */
  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.disposed.signal.aborted) this.parts.log.warn(sentenceOf(error));
    }
  }

  private tell(): void {
    if (!this.disposed.signal.aborted) this.changed.fire();
  }
}
