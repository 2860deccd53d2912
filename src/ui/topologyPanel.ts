import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import { EngineIdentity } from '../live/engineIdentity';
import type { EngineKind } from '../landscape/engineFacts';
import { isSame } from '../landscape/isSame';
import { type ContainerId, emptyLandscape } from '../landscape/landscape';
import type { DetailsCache } from '../live/detailsCache';
import { KnownEngine } from '../live/knownEngine';
import type { LiveLandscape } from '../live/liveLandscape';
import type { ShownAdvice } from '../protocol/advice';
import type { ShownTalks } from '../protocol/arrows';
import type { ArrowTarget, ShownRoutes } from '../protocol/proxyRoutes';
import type {
  EngineStatus,
  FromTopology,
  KeptLandscape,
  PageAction,
  PageCommand,
  TakeOrder,
  Target,
  TopologyLayout,
  TopologyView,
  ToTopology,
  TrafficShown,
} from '../protocol/topology';
import { commands as ids, topologyType } from './ids';
import { PictureOrders } from './pictureOrders';
import { readSentDetails } from './sentDetails';
import { statusMessage } from './text/status';
import { showsUnused, topologyLayout } from './topologyLayout';
import type { TopologyMemory } from './topologyMemory';
import { readTopologyMessage } from './topologyMessages';
import type { TreeOptions } from './tree/treeOptions';
import { webviewFolder, webviewHtml } from './webviewHtml';

const pageCommands: Readonly<Record<PageCommand, string>> = {
  export: ids.topologyExport,
  showDifferences: ids.snapshotShowDifferences,
  stopComparing: ids.snapshotStopComparing,
};

/** The panel with the drawing: at most one, fed with whole landscapes while it is visible. */
export class TopologyPanel implements WebviewPanelSerializer, Disposable {
  private panel: WebviewPanel | undefined;
  private isReady = false;
  /** The page has got something to draw. */
  private isFed = false;
  /** The engine whose drawing the page has; undefined until it has got one. */
  private shown: string | undefined;
  private readonly identity: EngineIdentity;
  /** To be revealed once the page has a landscape. */
  private wanted: Target | undefined;
  /** What the page was switched to, until the settings say so. */
  private switched: { readonly view?: TopologyView; readonly layout?: TopologyLayout } = {};
  private compared: KeptLandscape | undefined;
  private readonly orders = new PictureOrders(order => this.post({ type: 'take', order }));
  private readonly selected = new EventEmitter<Target | undefined>();
  readonly onDidSelect = this.selected.event;
  private readonly inspected = new EventEmitter<Target>();
  readonly onDidInspect = this.inspected.event;
  /** The number of the page's last choice that came here. */
  private heard = 0;
  private readonly viewed = new EventEmitter<TopologyView>();
  readonly onDidChangeView = this.viewed.event;
  private readonly laidOut = new EventEmitter<TopologyLayout>();
  readonly onDidChangeLayout = this.laidOut.event;
  private traffic: TrafficShown = { isOn: false };
  private readonly trafficSwitched = new EventEmitter<boolean>();
  readonly onDidSwitchTraffic = this.trafficSwitched.event;
  private routes: ShownRoutes = { isShown: false, arrows: [] };
  private readonly routesAsked = new EventEmitter<boolean>();
  readonly onDidAskForRoutes = this.routesAsked.event;
  private readonly routeOpened = new EventEmitter<ArrowTarget>();
  readonly onDidOpenRoute = this.routeOpened.event;
  private talks: ShownTalks = { isShown: false, arrows: [], note: '' };
  private readonly talksSwitched = new EventEmitter<boolean>();
  readonly onDidSwitchTalks = this.talksSwitched.event;
  private advice: readonly ShownAdvice[] = [];
  private readonly advised = new EventEmitter<Extract<FromTopology, { type: 'advise' }>>();
  readonly onDidAdvise = this.advised.event;
  private readonly asked = new EventEmitter<{
    readonly action: PageAction;
    readonly targets: readonly Target[];
  }>();
  readonly onDidAsk = this.asked.event;
  private readonly joined = new EventEmitter<Extract<FromTopology, { type: 'connect' }>>();
  readonly onDidConnect = this.joined.event;
  private readonly visibility = new EventEmitter<boolean>();
  readonly onDidChangeVisibility = this.visibility.event;
  private readonly knownEngine: KnownEngine;

  constructor(
    private readonly extensionUri: Uri,
    private readonly live: LiveLandscape,
    private readonly details: DetailsCache,
    private readonly options: TreeOptions,
    private readonly nameOfEngine: () => string,
    private readonly memory: TopologyMemory,
  ) {
    this.knownEngine = new KnownEngine(live, () => this.update());
    this.identity = new EngineIdentity(live, nameOfEngine, () => this.update());
  }

  dispose(): void {
    this.orders.cancel();
    this.panel?.dispose();
    const { selected, inspected, viewed, laidOut, trafficSwitched, visibility } = this;
    const { routesAsked, routeOpened, talksSwitched, advised, asked, joined } = this;
    const all = [selected, inspected, viewed, laidOut, trafficSwitched, visibility];
    for (const emitter of [...all, routesAsked, routeOpened, talksSwitched, advised, asked, joined])
      emitter.dispose();
  }

  get isVisible(): boolean {
    return this.panel?.visible === true;
  }

  /** What people call the engine that is drawn. */
  get engineName(): string {
    return this.nameOfEngine();
  }

  /** What the engine is, as far as that is known: what its networks let through depends on it. */
  get engineKind(): EngineKind | undefined {
    return this.knownEngine.get();
  }

  show(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const title = l10n.t('Docker Topology');
    const panel = window.createWebviewPanel(topologyType, title, ViewColumn.Active);
    this.adopt(panel);
  }

  /** After a reload of the window; what the page was showing is kept by the page itself. */
  deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    this.adopt(panel);
    return Promise.resolve();
  }

  /** Selects the target in the drawing, which must be open, and brings it into sight. */
  reveal(target: Target): void {
    this.wanted = target;
    if (this.shown !== undefined) this.revealWanted();
  }

  /**
   * A picture of the drawing, which is opened where it is not: the text of an SVG file or the bytes of a PNG file.
   *
   * @throws PictureTooLarge; an error of cancellation where the drawing is closed meanwhile.
   */
  takePicture(order: Omit<TakeOrder, 'id'>): Promise<string | Uint8Array> {
    this.show();
    return this.orders.place(order, this.isFed);
  }

  /** Marks what differs from a landscape that was kept, until it is nothing. */
  compare(kept: KeptLandscape | undefined): void {
    this.compared = kept;
    if (this.isReady) this.post({ type: 'compare', with: kept });
  }

  /** Brings the drawing up to date; the page finds the difference. */
  update(): void {
    if (!this.isReady || !this.isVisible) return;
    const { state } = this.live;
    const landscape = 'landscape' in state ? state.landscape : undefined;
    // What belongs to an engine is kept apart from that of others: first of all it has to say which one it is.
    const engine = landscape ? this.identity.key : '';
    if (engine === undefined) return;
    const isOther = engine !== '' && engine !== this.shown;
    const kind = this.engineKind;
    this.post({
      type: 'landscape',
      landscape: landscape ?? emptyLandscape,
      ...(kind ? { kind } : {}),
      status: this.status(),
      view: this.switched.view ?? {
        showPredefined: this.options.value.showPredefined,
        showStopped: this.options.value.showStopped,
        showUnused: showsUnused(),
      },
      layout: this.switched.layout ?? topologyLayout(),
      heard: this.heard,
      engine,
      ...(isOther ? { kept: this.memory.get(engine) } : {}),
    });
    if (!this.isFed) {
      this.isFed = true;
      this.postRoutes();
      this.post({ type: 'talks', ...this.talks });
      this.orders.send();
    }
    if (engine === '') return;
    this.shown = engine;
    this.revealWanted();
  }

  private revealWanted(): void {
    if (this.wanted) this.post({ type: 'reveal', target: this.wanted });
    this.wanted = undefined;
  }

  /** Shows what was measured, or no traffic; the page that comes next shows it too. */
  showTraffic(traffic: TrafficShown): void {
    this.traffic = traffic;
    if (this.isReady) this.post({ type: 'traffic', ...traffic });
  }

  /** Draws these proxy routes and no others; what is drawn already is not touched. */
  showRoutes(routes: ShownRoutes): void {
    if (isSame(routes, this.routes)) return;
    this.routes = routes;
    this.postRoutes();
  }

  /** Says again which routes are drawn, where the page may believe something else. */
  postRoutes(): void {
    if (this.isReady) this.post({ type: 'routes', ...this.routes });
  }

  /** Shows who talks to whom, or nothing of it. */
  showTalks(talks: ShownTalks): void {
    if (isSame(talks, this.talks)) return;
    this.talks = talks;
    if (this.isFed) this.post({ type: 'talks', ...talks });
  }

  /** Marks what there is advice about, and nothing else. */
  showAdvice(advice: readonly ShownAdvice[]): void {
    if (isSame(advice, this.advice)) return;
    this.advice = advice;
    if (this.isReady) this.post({ type: 'advice', advice });
  }

  /** From now on the settings say what is shown, whether they took the choice or not. */
  viewSaved(saved: TopologyView): void {
    const { view, ...others } = this.switched;
    if (view === saved) this.switched = others;
    this.update();
  }

  /** From now on the settings say how it is laid out, whether they took the choice or not. */
  layoutSaved(saved: TopologyLayout): void {
    const { layout, ...others } = this.switched;
    if (layout === saved) this.switched = others;
    this.update();
  }

  private adopt(panel: WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    this.leave();
    panel.iconPath = {
      light: Uri.joinPath(this.extensionUri, 'media', 'topology-light.svg'),
      dark: Uri.joinPath(this.extensionUri, 'media', 'topology-dark.svg'),
    };
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [webviewFolder(this.extensionUri)],
    };
    panel.webview.onDidReceiveMessage(message => this.receive(message));
    panel.onDidChangeViewState(() => {
      // VS Code throws a hidden page away; it says that it is ready again when it is shown again.
      if (!panel.visible) this.leave();
      this.visibility.fire(panel.visible);
      this.update();
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.leave();
      this.orders.cancel();
      this.visibility.fire(false);
    });
    panel.webview.html = webviewHtml(
      panel.webview,
      this.extensionUri,
      'topology',
      l10n.t('Topology'),
    );
    this.visibility.fire(panel.visible);
  }

  /** The page is gone. */
  private leave(): void {
    this.isReady = false;
    this.isFed = false;
    this.heard = 0;
    this.shown = undefined;
  }

  private receive(value: unknown): void {
    const message = readTopologyMessage(value);
    if (message) this.handle(message);
  }

  private handle(message: FromTopology): void {
    switch (message.type) {
      case 'ready':
        this.leave();
        this.isReady = true;
        this.update();
        this.post({ type: 'compare', with: this.compared });
        this.post({ type: 'traffic', ...this.traffic });
        this.post({ type: 'advice', advice: this.advice });
        return;
      case 'select':
        this.selected.fire(message.target);
        return;
      case 'inspect':
        this.inspected.fire(message.target);
        return;
      case 'askDetails':
        void this.tellDetails(message.containerIds);
        return;
      case 'act':
        this.asked.fire(message);
        return;
      case 'advise':
        this.advised.fire(message);
        return;
      case 'setView':
        this.heard = message.choice;
        this.switched = { ...this.switched, view: message.view };
        this.viewed.fire(message.view);
        return;
      case 'setLayout':
        this.heard = message.choice;
        this.switched = { ...this.switched, layout: message.layout };
        this.laidOut.fire(message.layout);
        return;
      case 'taken':
        this.orders.receive(message);
        return;
      case 'run':
        void commands.executeCommand(pageCommands[message.command]);
        return;
      case 'setTraffic':
        this.trafficSwitched.fire(message.isOn);
        return;
      case 'showRoutes':
        this.routesAsked.fire(message.isShown);
        return;
      case 'showTalks':
        this.talksSwitched.fire(message.isShown);
        return;
      case 'openTalks': {
        const target = { kind: 'container', containerId: message.containerId } as const;
        void commands.executeCommand(ids.containerConnections, { target });
        return;
      }
      case 'openRoute':
        this.routeOpened.fire(message.route);
        return;
      case 'keep':
        void this.memory.set(message.engine, message.kept);
        return;
      case 'connect':
        this.joined.fire(message);
        return;
      case 'retry':
        this.live.refresh();
    }
  }

  private async tellDetails(ids: readonly ContainerId[]): Promise<void> {
    const details = await readSentDetails(this.live, this.details, ids);
    this.post({ type: 'details', details });
  }

  private status(): EngineStatus {
    const { state } = this.live;
    return { name: this.engineName, state: state.kind, message: statusMessage(state) };
  }

  private post(message: ToTopology): void {
    void this.panel?.webview.postMessage(message);
  }
}
