import type { LogOutputChannel, TreeView, Uri } from 'vscode';
import type { SiteHistory } from '../actions/apply/siteHistory';
import type { SiteJournal } from '../actions/apply/siteJournal';
import type { RebuildJournal } from '../actions/rebuild/journal';
import type { DetailsCache } from '../live/detailsCache';
import type { LiveLandscape } from '../live/liveLandscape';
import type { SwarmCache } from '../live/swarmCache';
import type { AdviceList } from './advice/adviceList';
import type { ActionRunner } from './actionRunner';
import type { Boundary } from './boundary';
import type { InspectDocuments } from './documents';
import type { EngineSource } from './engineSource';
import type { FormPanels } from './forms/formPanels';
import type { InsideDocuments } from './inside/insideDocuments';
import type { LabsTree } from './labs/labsTree';
import type { LastDisconnect } from './lastDisconnect';
import type { ProxyRoutes } from './routes/proxyRoutes';
import type { TopologyPanel } from './topologyPanel';
import type { TopologyTalks } from './topologyTalks';
import type { TopologyTraffic } from './topologyTraffic';
import type { NetworksTree, TreeNode } from './tree/networksTree';
import type { TreeOptions } from './tree/treeOptions';

/** What commands work with; joined in `extension.ts`, handed to each command's `register`. */
export interface Parts {
  /** Where the extension's own files are. */
  readonly extensionUri: Uri;
  readonly source: EngineSource;
  readonly live: LiveLandscape;
  readonly details: DetailsCache;
  readonly swarm: SwarmCache;
  readonly advice: AdviceList;
  readonly runner: ActionRunner;
  readonly boundary: Boundary;
  readonly tree: NetworksTree;
  readonly treeView: TreeView<TreeNode>;
  readonly treeOptions: TreeOptions;
  readonly topology: TopologyPanel;
  readonly traffic: TopologyTraffic;
  readonly talks: TopologyTalks;
  readonly routes: ProxyRoutes;
  readonly documents: InspectDocuments;
  readonly inside: InsideDocuments;
  readonly forms: FormPanels;
  readonly lastDisconnect: LastDisconnect;
  readonly journal: RebuildJournal;
  readonly siteJournal: SiteJournal;
  readonly siteHistory: SiteHistory;
  readonly labs: LabsTree;
  readonly log: LogOutputChannel;
}
