import {
  Disposable,
  type ExtensionContext,
  l10n,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import { SiteHistory } from '../actions/apply/siteHistory';
import { SiteJournal } from '../actions/apply/siteJournal';
import { RebuildJournal } from '../actions/rebuild/journal';
import { RemakeJournal } from '../actions/remake/journal';
import { SplitHistory } from '../actions/split/splitHistory';
import { SplitJournal } from '../actions/split/splitJournal';
import { addressText } from '../engine/addressText';
import { DetailsCache } from '../live/detailsCache';
import { EngineVersion } from '../live/engineVersion';
import { LiveLandscape, type LiveState } from '../live/liveLandscape';
import { SwarmCache } from '../live/swarmCache';
import { AdviceList } from './advice/adviceList';
import { ActionRunner } from './actionRunner';
import { registerAssistantTools } from './assistant/assistantTools';
import { Boundary } from './boundary';
import { LazyComposeFiles } from './compose/lazyComposeFiles';
import { sweepWhenLive } from './connection/sweep';
import { InspectDocuments, inspectScheme } from './documents';
import { registerCommandsLazily } from './lazyCommands';
import { EngineStatusItem } from './engineStatusItem';
import { EngineSource } from './engineSource';
import { ShownEngines } from './engines/shownEngines';
import { FormPanels } from './forms/formPanels';
import { topologyType, views } from './ids';
import { InsideDocuments } from './inside/insideDocuments';
import { insideScheme } from './inside/insideUri';
import { LabsTree } from './labs/labsTree';
import { labScheme } from './labs/labUri';
import { LastDisconnect } from './lastDisconnect';
import { Milestones } from './milestones';
import type * as onDemand from './onDemand';
import type { Parts } from './parts';
import { runFromPage } from './pageCommands';
import { nginxScheme } from './routes/nginxUri';
import { ProxyRoutes } from './routes/proxyRoutes';
import { whenInterrupted } from './whenInterrupted';
import { reportDocuments, reportScheme } from './reportDocuments';
import { linkSelections } from './selection';
import { Soon } from './soon';
import { statusMessage } from './text/status';
import { onLayoutChange } from './topologyLayout';
import { TopologyMemory } from './topologyMemory';
import { TopologyPanel } from './topologyPanel';
import { TopologyTalks } from './topologyTalks';
import { TopologyTraffic } from './topologyTraffic';
import { adviceDecorations } from './tree/adviceItems';
import type { EngineRow } from './tree/engineRow';
import { EnginesTree, type ViewNode } from './tree/enginesTree';
import { NetworksTree } from './tree/networksTree';
import { SelectedRows } from './tree/selectedRows';
import { TreeDragAndDrop } from './tree/treeDragAndDrop';
import { TreeOptions } from './tree/treeOptions';
import { showState } from './treeViewState';

/** Milliseconds: loading the client takes some more, and nothing is sent or heard meanwhile. */
const moment = 5;

/** What of the editor's context the parts need. */
type Context = Pick<
  ExtensionContext,
  'extension' | 'extensionUri' | 'globalStorageUri' | 'workspaceState'
>;

/** Builds all parts, joins them and starts. Disposing it ends every request, timer and listener. */
export function startDockerNetworks(context: Context): Disposable {
  const parts = buildParts(context);
  const { live, log, source, swarm, tree, treeOptions, treeView } = parts;
  const { documents, engines, enginesTree, forms, inside, labs, topology } = parts;
  const statusItem = new EngineStatusItem();
  const milestones = new Milestones();
  const show = () => {
    const isSeveral = engines.value.length > 0;
    showState(treeView, live.state, isSeveral ? undefined : source.name, treeOptions.value, tree);
    statusItem.show(live.state, source.found);
  };
  // What stands beside the rows: said when they are on their way, so that it does not keep them waiting.
  const beside = new Soon(() => {
    labs.update();
    milestones.update(live.landscape);
    show();
  });
  const isSeen = () =>
    treeView.visible || labs.view.visible || topology.isVisible || forms.isVisible;
  const watch = () => {
    live.watch(isSeen());
    engines.watch(treeView.visible);
  };
  const stops = [
    live.onChange(change => {
      engines.update();
      enginesTree.updateEngine('', change);
      for (const shown of [tree, documents, inside]) shown.update(change);
      topology.update();
      beside.ask();
      if (change.state.kind === 'unreachable') log.warn(statusMessage(change.state));
    }),
    swarm.onChange(() => [tree, documents].forEach(shown => shown.updateSwarm())),
    () => live.stop(),
  ];
  show();
  engines.watch(treeView.visible);
  // What the editor was just told is on its way then: it prepares the views while the client is loaded.
  const start = setTimeout(() => live.start(), moment);
  return Disposable.from(
    { dispose: () => clearTimeout(start) },
    { dispose: () => stops.forEach(stop => stop()) },
    registerCommandsLazily(parts),
    registerAssistantTools(parts),
    whenInterrupted(parts),
    sweepWhenLive(live),
    inside,
    workspace.registerTextDocumentContentProvider(insideScheme, inside),
    ...linkViews(parts),
    ...[topology, forms, treeView, labs.view].map(view => view.onDidChangeVisibility(watch)),
    engines.onDidChange(() => {
      enginesTree.refresh();
      show();
    }),
    treeOptions.onDidChange(() => {
      for (const shown of [tree, ...engines.value.map(engine => engine.tree)]) shown.refresh();
      topology.update();
      show();
    }),
    source.onDidFind(() => beside.ask()),
    beside,
    statusItem,
    ...endingOf(parts),
  );
}

/** Builds all parts; nothing is sent yet. */
function buildParts(context: Context): Parts {
  const { extensionUri, globalStorageUri, workspaceState } = context;
  const log = window.createOutputChannel(l10n.t('Docker Networks'), { log: true });
  const source = new EngineSource(log, workspaceState);
  const boundary = new Boundary(log);
  const live = new LiveLandscape(() => source.open());
  const details = new DetailsCache(live);
  const swarm = new SwarmCache(live);
  const advice = new AdviceList(live, details, swarm, workspaceState);
  const treeOptions = new TreeOptions();
  const tree = new NetworksTree(live, details, swarm, () => treeOptions.value, advice);
  const drop = new TreeDragAndDrop(dropped =>
    later(boundary, ({ connectRows }) => connectRows(parts, dropped)),
  );
  const engines = new ShownEngines(source, workspaceState, {
    open: choice => source.openOther(choice),
    rowOptions: () => treeOptions.value,
    log,
    changed: ({ key }, change) => {
      enginesTree.updateEngine(key, change);
      documents.update(change, key);
    },
    told: ({ key }) => enginesTree.updateEngine(key),
  });
  const version = new EngineVersion(live, () => enginesTree.updateEngine(''));
  const enginesTree = new EnginesTree(
    { key: '', tree, row: () => rowInUse(source, live.state, version.text) },
    () => engines.value,
  );
  const treeView = openTreeView(enginesTree, drop);
  const memory = new TopologyMemory(workspaceState);
  const name = () => source.name;
  const topology = new TopologyPanel(extensionUri, live, details, treeOptions, name, memory);
  const documents = new InspectDocuments(key => (key === '' ? live : engines.get(key)?.live));
  const forms = new FormPanels(extensionUri, boundary);
  const parts: Parts = {
    engine: '',
    choice: () => source.choice,
    engineName: () => source.name,
    nameAmongSeveral: () => (engines.value.length > 0 ? source.name : undefined),
    extensionUri,
    manifest: context.extension.packageJSON,
    source,
    engines,
    enginesTree,
    live,
    details,
    swarm,
    advice,
    runner: new ActionRunner(live, log, () => source.choice),
    boundary,
    tree,
    treeView,
    selected: new SelectedRows(treeView),
    treeOptions,
    topology,
    traffic: new TopologyTraffic(live, topology, workspaceState),
    talks: new TopologyTalks(live, topology, boundary),
    routes: new ProxyRoutes(live, details, topology, log),
    documents,
    forms,
    lastDisconnect: new LastDisconnect(live),
    journal: new RebuildJournal(Uri.joinPath(globalStorageUri, 'rebuilds').fsPath),
    remakeJournal: new RemakeJournal(Uri.joinPath(globalStorageUri, 'remakes').fsPath),
    siteJournal: new SiteJournal(Uri.joinPath(globalStorageUri, 'applying').fsPath),
    splitJournal: new SplitJournal(Uri.joinPath(globalStorageUri, 'splitting').fsPath),
    splitHistory: new SplitHistory(Uri.joinPath(globalStorageUri, 'split').fsPath),
    inside: new InsideDocuments(live),
    labs: new LabsTree(live, boundary),
    composeFiles: new LazyComposeFiles({ live, boundary, extensionUri }),
    siteHistory: new SiteHistory(Uri.joinPath(globalStorageUri, 'applied').fsPath),
    log,
  };
  return parts;
}

/** The engine in use, as a row above its networks. */
function rowInUse(source: EngineSource, state: LiveState, version: string | undefined): EngineRow {
  const { found, name } = source;
  return {
    kind: 'engine',
    key: 'engine:',
    name: name === '' ? l10n.t('no engine') : name,
    state,
    isInUse: true,
    ...(found && { address: addressText(found) }),
    ...(version !== undefined && { version }),
  };
}

/** The parts that end with the extension, in the order they do; the log as the last one. */
function endingOf(parts: Parts): readonly { dispose(): unknown }[] {
  const { treeView, tree, treeOptions, topology, routes, documents, forms, labs } = parts;
  const { engines, enginesTree, advice, details, source, swarm, lastDisconnect, log } = parts;
  const shown = [
    parts.selected,
    treeView,
    enginesTree,
    engines,
    tree,
    treeOptions,
    labs,
    topology,
    routes,
    documents,
    forms,
    parts.composeFiles,
  ];
  return [...shown, advice, details, source, swarm, lastDisconnect, log];
}

function openTreeView(
  treeDataProvider: EnginesTree,
  dragAndDropController: TreeDragAndDrop,
): TreeView<ViewNode> {
  return window.createTreeView(views.networks, {
    treeDataProvider,
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController,
  });
}

/** Does it with what is loaded when it is needed. */
async function later(boundary: Boundary, work: (code: typeof onDemand) => unknown): Promise<void> {
  await boundary.attempt(async () => work(await import('./onDemand')));
}

/** What one part does makes another one do something. */
function linkViews(parts: Parts): Disposable[] {
  const { advice, boundary, documents, live, routes, source } = parts;
  const { talks, topology, traffic, tree } = parts;
  return [
    new Disposable(() => traffic.dispose()),
    new Disposable(() => talks.dispose()),
    ...linkSelections(parts),
    advice.onDidChange(() => {
      tree.updateAdvice();
      topology.showAdvice(advice.forDrawing());
    }),
    topology.onDidAdvise(
      ({ act, key }) => void later(boundary, ({ advise }) => advise(parts, act, key)),
    ),
    window.registerFileDecorationProvider(adviceDecorations),
    workspace.registerTextDocumentContentProvider(inspectScheme, documents),
    workspace.registerTextDocumentContentProvider(reportScheme, reportDocuments),
    workspace.registerTextDocumentContentProvider(nginxScheme, routes),
    workspace.registerTextDocumentContentProvider(labScheme, {
      provideTextDocumentContent: async (uri, token) => {
        const { labDocuments } = await import('./onDemand');
        return labDocuments.provideTextDocumentContent(uri, token);
      },
    }),
    window.registerWebviewPanelSerializer(topologyType, topology),
    topology.onDidInspect(
      target =>
        void later(boundary, ({ showDocument }) => showDocument('', target, live.landscape)),
    ),
    topology.onDidAsk(
      ({ action, targets }) => void boundary.attempt(() => runFromPage(action, targets)),
    ),
    topology.onDidChangeView(view => void later(boundary, ({ saveView }) => saveView(parts, view))),
    topology.onDidChangeLayout(
      layout => void later(boundary, ({ saveLayout }) => saveLayout(parts, layout)),
    ),
    topology.onDidAskForRoutes(
      isShown => void later(boundary, ({ showAllRoutes }) => showAllRoutes(parts, isShown)),
    ),
    topology.onDidOpenRoute(
      route => void later(boundary, ({ openRoute }) => openRoute(parts, route)),
    ),
    topology.onDidConnect(
      ({ target, to }) =>
        void later(boundary, ({ connectDrawn }) => connectDrawn(parts, target, to)),
    ),
    onLayoutChange(() => topology.update()),
    source.onDidChange(() => live.reconnect()),
  ];
}
