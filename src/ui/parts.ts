import type { LogOutputChannel, TreeView, Uri } from 'vscode';
import type { SiteHistory } from '../actions/apply/siteHistory';
import type { SiteJournal } from '../actions/apply/siteJournal';
import type { RebuildJournal } from '../actions/rebuild/journal';
import type { RemakeJournal } from '../actions/remake/journal';
import type { SplitHistory } from '../actions/split/splitHistory';
import type { SplitJournal } from '../actions/split/splitJournal';
import type { DetailsCache } from '../live/detailsCache';
import type { EngineChoice } from '../engine/address';
import type { LiveLandscape } from '../live/liveLandscape';
import type { SwarmCache } from '../live/swarmCache';
import type { AdviceList } from './advice/adviceList';
import type { ActionRunner } from './actionRunner';
import type { Boundary } from './boundary';
import type { LazyComposeFiles } from './compose/lazyComposeFiles';
import type { InspectDocuments } from './documents';
import type { EngineSource } from './engineSource';
import type { ShownEngines } from './engines/shownEngines';
import type { FormPanels } from './forms/formPanels';
import type { InsideDocuments } from './inside/insideDocuments';
import type { LabsTree } from './labs/labsTree';
import type { LastDisconnect } from './lastDisconnect';
import type { ProxyRoutes } from './routes/proxyRoutes';
import type { TopologyPanel } from './topologyPanel';
import type { TopologyTalks } from './topologyTalks';
import type { TopologyTraffic } from './topologyTraffic';
import type { EnginesTree, ViewNode } from './tree/enginesTree';
import type { NetworksTree } from './tree/networksTree';
import type { SelectedRows } from './tree/selectedRows';
import type { TreeOptions } from './tree/treeOptions';

/**
 * What commands work with that any engine can be told, also one that is shown beside the one in use: each engine has
 * its own. A command that takes these cannot touch another engine than its own.
 */
export interface EngineParts {
  /** The engine that these are about; empty: the one in use. */
  readonly engine: string;
  /** A context's name or an address; empty before one was found. */
  readonly engineName: () => string;
  /** The same, where several engines are shown and a person has to be told which one is meant. */
  readonly nameAmongSeveral: () => string | undefined;
  /** How a person chose it; undefined where the Docker CLI speaks to it by itself. */
  readonly choice: () => EngineChoice | undefined;
  readonly live: LiveLandscape;
  readonly swarm: SwarmCache;
  readonly runner: ActionRunner;
  readonly boundary: Boundary;
  readonly tree: NetworksTree;
  readonly selected: SelectedRows;
  readonly treeOptions: TreeOptions;
  readonly lastDisconnect: Pick<LastDisconnect, 'value' | 'set'>;
  readonly journal: RebuildJournal;
  readonly remakeJournal: RemakeJournal;
}

/** What commands work with; joined in `dockerNetworks.ts`, handed to each command's `register`. */
export interface Parts extends EngineParts {
  readonly treeView: TreeView<ViewNode>;
  /** Where the extension's own files are. */
  readonly extensionUri: Uri;
  /** The extension’s own `package.json`, with its texts in the person's language. */
  readonly manifest: unknown;
  readonly source: EngineSource;
  readonly engines: ShownEngines;
  readonly enginesTree: EnginesTree;
  readonly details: DetailsCache;
  readonly advice: AdviceList;
  readonly topology: TopologyPanel;
  readonly traffic: TopologyTraffic;
  readonly talks: TopologyTalks;
  readonly routes: ProxyRoutes;
  readonly documents: InspectDocuments;
  readonly inside: InsideDocuments;
  readonly forms: FormPanels;
  readonly lastDisconnect: LastDisconnect;
  readonly siteJournal: SiteJournal;
  readonly siteHistory: SiteHistory;
  readonly splitJournal: SplitJournal;
  readonly splitHistory: SplitHistory;
  readonly labs: LabsTree;
  readonly composeFiles: LazyComposeFiles;
  readonly log: LogOutputChannel;
}
