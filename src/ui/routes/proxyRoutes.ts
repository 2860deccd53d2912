import type { Disposable, LogOutputChannel, TextDocumentContentProvider, Uri } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, ContainerId } from '../../landscape/landscape';
import type { DetailsCache } from '../../live/detailsCache';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { Route } from '../../nginx/routes/route';
import type { ArrowTarget } from '../../protocol/proxyRoutes';
import type { TopologyPanel } from '../topologyPanel';
import type { DrawnArrow } from './arrows';
import { containerOfUri, nginxScheme, nginxUri } from './nginxUri';
import type { ReadProxy } from './readProxy';

/** Milliseconds that nginx has to start in, after something happened to its container, before it is read again. */
const startTime = 1000;

/**
 * Of which nginx containers the routes are drawn: their configuration is read when somebody asks and when such a container
 * was touched, and where its routes lead is found anew with every landscape. Gives the configuration as a document, too.
 */
export class ProxyRoutes implements TextDocumentContentProvider, Disposable {
  private readonly shown = new Map<ContainerId, ReadProxy>();
  private readonly documents = new EventEmitter<Uri>();
  readonly onDidChange = this.documents.event;
  private readonly disposed = new AbortController();
  private readonly touched = new Set<ContainerId>();
  private timer: NodeJS.Timeout | undefined;
  private drawn: readonly DrawnArrow[] = [];
  private isDrawing = false;
  private isStale = false;
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly live: LiveLandscape,
    private readonly details: DetailsCache,
    private readonly topology: TopologyPanel,
    private readonly log: LogOutputChannel,
  ) {
    this.stops = [
      live.onChange(() => this.inBackground(() => this.draw())),
      live.onTouched(ids => this.touch(ids)),
    ];
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    clearTimeout(this.timer);
    this.disposed.abort();
    this.documents.dispose();
  }

  isShown(id: ContainerId): boolean {
    return this.shown.has(id);
  }

  get isAnyShown(): boolean {
    return this.shown.size > 0;
  }

  /** Reads the configuration of an nginx container and draws its routes. Throws what reading throws. */
  async show(container: Container): Promise<ReadProxy> {
    const { readProxy } = await import('../onDemand');
    const read = await readProxy(this.live, container, this.disposed.signal);
    this.shown.set(container.id, read);
    this.documents.fire(nginxUri(container));
    await this.draw();
    return read;
  }

  /** Takes the routes of a container out of the drawing, or all of them. */
  async hide(id?: ContainerId): Promise<void> {
    if (id === undefined) this.shown.clear();
    else this.shown.delete(id);
    await this.draw();
  }

  /** Reads everything again that is shown. Throws what reading throws. */
  async readAgain(ids: Iterable<ContainerId> = [...this.shown.keys()]): Promise<void> {
    for (const id of ids) {
      const container = attachmentsOf(this.live.landscape).container(id);
      if (container && this.shown.has(id)) await this.show(container);
    }
  }

  /** The routes that an arrow stands for, with what was read of its nginx; nothing when it is gone. */
  find({ nginx, arrow }: ArrowTarget): { routes: readonly Route[]; read: ReadProxy } | undefined {
    const read = this.shown.get(nginx);
    const found = this.drawn.find(each => each.arrow.from === nginx && each.arrow.id === arrow);
    return found && read && { routes: found.routes, read };
  }

  /** What the configuration was when it was read; read now where it was not. */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const id = containerOfUri(uri);
    const known = this.shown.get(id);
    if (known) return known.text;
    const container = attachmentsOf(this.live.landscape).container(id);
    if (!container) return '';
    const { readProxy } = await import('../onDemand');
    return (await readProxy(this.live, container, this.disposed.signal)).text;
  }

  private touch(ids: ReadonlySet<string> | undefined): void {
    for (const id of [...this.shown.keys(), ...this.open.map(containerOfUri)]) {
      if (!ids || ids.has(id)) this.touched.add(id);
    }
    if (this.touched.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const again = [...this.touched];
      this.touched.clear();
      for (const uri of this.open) {
        if (again.includes(containerOfUri(uri))) this.documents.fire(uri);
      }
      this.inBackground(() => this.readAgain(again));
    }, startTime);
  }

  /** The documents that somebody has open. */
  private get open(): readonly Uri[] {
    const documents = workspace.textDocuments.filter(({ uri }) => uri.scheme === nginxScheme);
    return documents.map(({ uri }) => uri);
  }

  /** Asked for meanwhile, it is done once more afterwards. */
  private async draw(): Promise<void> {
    this.isStale = true;
    if (this.isDrawing) return;
    this.isDrawing = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        await this.drawNow();
      }
    } finally {
      this.isDrawing = false;
    }
  }

  private async drawNow(): Promise<void> {
    this.drawn = this.shown.size > 0 ? await this.arrows() : [];
    const arrows = this.drawn.map(({ arrow }) => arrow);
    this.topology.showRoutes({ isShown: this.isAnyShown, arrows });
  }

  /** Nobody asked for it, so nobody is told when it fails. */
  private inBackground(work: () => Promise<void>): void {
    if (this.shown.size === 0 && this.drawn.length === 0) return;
    work().catch(async (error: unknown) => {
      if (this.disposed.signal.aborted) return;
      const { sentenceOf } = await import('../sentenceOf');
      this.log.warn(sentenceOf(error));
    });
  }

  private async arrows(): Promise<readonly DrawnArrow[]> {
    const { arrowsOf } = await import('../onDemand');
    const { landscape } = this.live;
    const found: DrawnArrow[] = [];
    for (const [id, read] of this.shown) {
      const container = attachmentsOf(landscape).container(id);
      if (container) found.push(...(await arrowsOf(landscape, container, read, this.details)));
      // While there is no connection, nothing is known to be gone.
      else if (this.live.state.kind === 'live') this.shown.delete(id);
    }
    return found;
  }
}
