// Every id that the manifest and the code share; a test holds the two together.

export const commands = {
  networkCreate: 'dockerNetworks.network.create',
  networkCreateWithOptions: 'dockerNetworks.network.createWithOptions',
  networkSplit: 'dockerNetworks.network.split',
  networkUndoSplit: 'dockerNetworks.network.undoSplit',
  networkEdit: 'dockerNetworks.network.edit',
  networkDuplicate: 'dockerNetworks.network.duplicate',
  networkRepair: 'dockerNetworks.network.repair',
  containerConnectWithOptions: 'dockerNetworks.container.connectWithOptions',
  networkConnect: 'dockerNetworks.network.connect',
  networkRunContainer: 'dockerNetworks.network.runContainer',
  networkInspect: 'dockerNetworks.network.inspect',
  networkRemove: 'dockerNetworks.network.remove',
  networkPrune: 'dockerNetworks.network.prune',
  networkCopyName: 'dockerNetworks.network.copyName',
  networkCopyId: 'dockerNetworks.network.copyId',
  networkCopySubnet: 'dockerNetworks.network.copySubnet',
  containerConnect: 'dockerNetworks.container.connect',
  containerConnectThem: 'dockerNetworks.container.connectThem',
  containerDisconnect: 'dockerNetworks.container.disconnect',
  containerUndoDisconnect: 'dockerNetworks.container.undoDisconnect',
  containerMove: 'dockerNetworks.container.move',
  containerChangePorts: 'dockerNetworks.container.changePorts',
  containerLeaveHost: 'dockerNetworks.container.leaveHost',
  containerRename: 'dockerNetworks.container.rename',
  containerAddAlias: 'dockerNetworks.container.addAlias',
  containerInspect: 'dockerNetworks.container.inspect',
  containerCopyName: 'dockerNetworks.container.copyName',
  containerCopyId: 'dockerNetworks.container.copyId',
  containerCopyIp: 'dockerNetworks.container.copyIp',
  containerOpenPort: 'dockerNetworks.container.openPort',
  containerStart: 'dockerNetworks.container.start',
  containerStop: 'dockerNetworks.container.stop',
  containerRestart: 'dockerNetworks.container.restart',
  containerLogs: 'dockerNetworks.container.logs',
  containerShell: 'dockerNetworks.container.shell',
  containerNetworkShell: 'dockerNetworks.container.networkShell',
  containerConnections: 'dockerNetworks.container.connections',
  containerInterfaces: 'dockerNetworks.container.interfaces',
  containerCapture: 'dockerNetworks.container.capture',
  explain: 'dockerNetworks.explain',
  endpointInspect: 'dockerNetworks.endpoint.inspect',
  serviceConnect: 'dockerNetworks.service.connect',
  serviceDisconnect: 'dockerNetworks.service.disconnect',
  serviceInspect: 'dockerNetworks.service.inspect',
  serviceCopyName: 'dockerNetworks.service.copyName',
  serviceCopyVip: 'dockerNetworks.service.copyVip',
  swarmInit: 'dockerNetworks.swarm.init',
  swarmNodes: 'dockerNetworks.swarm.nodes',
  connectionTest: 'dockerNetworks.connection.test',
  connectionTestNetwork: 'dockerNetworks.connection.testNetwork',
  nginxGenerate: 'dockerNetworks.nginx.generate',
  nginxApply: 'dockerNetworks.nginx.apply',
  nginxRestore: 'dockerNetworks.nginx.restore',
  nginxTestUpstream: 'dockerNetworks.nginx.testUpstream',
  nginxShowRoutes: 'dockerNetworks.nginx.showRoutes',
  nginxReadRoutes: 'dockerNetworks.nginx.readRoutes',
  nginxRepair: 'dockerNetworks.nginx._repair',
  nginxTestAgain: 'dockerNetworks.nginx._testAgain',
  nginxEdit: 'dockerNetworks.nginx.edit',
  nginxEditRoute: 'dockerNetworks.nginx._editRoute',
  nginxTestRoutes: 'dockerNetworks.nginx.testRoutes',
  nginxOpenConfig: 'dockerNetworks.nginx.openConfig',
  nginxOpenRoute: 'dockerNetworks.nginx._openRoute',
  topologyShow: 'dockerNetworks.topology.show',
  topologyExport: 'dockerNetworks.topology.export',
  snapshotSave: 'dockerNetworks.snapshot.save',
  snapshotCompare: 'dockerNetworks.snapshot.compare',
  snapshotShowDifferences: 'dockerNetworks.snapshot.showDifferences',
  snapshotStopComparing: 'dockerNetworks.snapshot.stopComparing',
  topologyTraffic: 'dockerNetworks.topology.toggleTraffic',
  topologyTalks: 'dockerNetworks.topology.toggleTalks',
  topologyReveal: 'dockerNetworks.topology.reveal',
  treeReveal: 'dockerNetworks.tree.reveal',
  treeRefresh: 'dockerNetworks.tree.refresh',
  treeFilter: 'dockerNetworks.tree.filter',
  treeClearFilter: 'dockerNetworks.tree.clearFilter',
  treeSort: 'dockerNetworks.tree.sort',
  treeShowPredefined: 'dockerNetworks.tree.showPredefined',
  treeHidePredefined: 'dockerNetworks.tree.hidePredefined',
  treeShowStopped: 'dockerNetworks.tree.showStopped',
  treeHideStopped: 'dockerNetworks.tree.hideStopped',
  labWalkthrough: 'dockerNetworks.lab.walkthrough',
  labRead: 'dockerNetworks.lab.read',
  labSetUp: 'dockerNetworks.lab.setUp',
  labCheck: 'dockerNetworks.lab.check',
  labSolve: 'dockerNetworks.lab.solve',
  labReset: 'dockerNetworks.lab.reset',
  labRemove: 'dockerNetworks.lab.remove',
  adviceShow: 'dockerNetworks.advice.show',
  adviceFix: 'dockerNetworks.advice.fix',
  adviceExplain: 'dockerNetworks.advice.explain',
  adviceIgnore: 'dockerNetworks.advice.ignore',
  adviceShowIgnored: 'dockerNetworks.advice.showIgnored',
  adviceTurnOff: 'dockerNetworks.advice.turnOffRule',
  adviceGoTo: 'dockerNetworks.advice._goTo',
  composeCompare: 'dockerNetworks.compose.compare',
  composePlan: 'dockerNetworks.compose.plan',
  composeCreateNetwork: 'dockerNetworks.compose._createNetwork',
  engineSelect: 'dockerNetworks.engine.select',
  engineShowAnother: 'dockerNetworks.engine.showAnother',
  engineUse: 'dockerNetworks.engine._use',
  engineStopShowing: 'dockerNetworks.engine._stopShowing',
  engineSetHost: 'dockerNetworks.engine.setHost',
  engineShowLog: 'dockerNetworks.engine.showLog',
  engineCopyRecent: 'dockerNetworks.engine.copyRecent',
  detailCopyValue: 'dockerNetworks.detail._copyValue',
  nginxFromTitle: 'dockerNetworks.nginx._fromTitle',
  keyDelete: 'dockerNetworks._delete',
  keyCopy: 'dockerNetworks._copy',
  keyInspect: 'dockerNetworks._inspect',
} as const;

export const views = {
  networks: 'dockerNetworks.networks',
  labs: 'dockerNetworks.labs',
} as const;

/** The type of the topology's webview panel; menus test it as `webviewId`. */
export const topologyType = 'dockerNetworks.topology';

/** The type of the webview panels that draw what a Compose file plans; no menu is about them. */
export const planType = 'dockerNetworks.plan';

/** The type of the webview panels that hold a form. */
export const formType = 'dockerNetworks.form';

/** The type of the webview panels that show connection tests. */
export const connectionType = 'dockerNetworks.connection';

/** The type of the webview panels that test whole networks. */
export const matrixType = 'dockerNetworks.matrix';

/** Below `dockerNetworks`. */
export const settings = {
  engineHost: 'engine.host',
  sortBy: 'tree.sortBy',
  showPredefined: 'tree.showPredefined',
  showStopped: 'tree.showStopped',
  topologyLayout: 'topology.layout',
  showUnused: 'topology.showUnused',
  avoided: 'addresses.avoid',
  probeImage: 'probe.image',
  probeTimeout: 'probe.timeout',
  nginxTest: 'nginx.test',
  adviceRules: 'advice.rules',
  composeLenses: 'compose.codeLens',
  composeProblems: 'compose.problems',
  mcpServer: 'assistant.mcpServer',
  toolsImage: 'tools.image',
  labImage: 'labs.image',
  labNginxImage: 'labs.nginxImage',
  labRedisImage: 'labs.redisImage',
} as const;

export const contextKeys = {
  /** `connecting`, `live`, `reconnecting`, or why there is nothing: the kind of the `EngineError`. */
  state: 'dockerNetworks.state',
  /** The landscape is being compared with a snapshot. */
  isComparing: 'dockerNetworks.isComparing',
  isFiltered: 'dockerNetworks.isFiltered',
  /** There is a disconnect that can be undone. */
  canUndoDisconnect: 'dockerNetworks.canUndoDisconnect',
  /** The assistant's tools are offered by our MCP server, and so not a second time by themselves. */
  offersMcp: 'dockerNetworks.offersMcp',
} as const;

/** The tools of the editor’s assistant. */
export const assistantTools = {
  list: 'dockerNetworks_list',
  reach: 'dockerNetworks_reach',
  test: 'dockerNetworks_testConnection',
  nginx: 'dockerNetworks_explainNginx',
  config: 'dockerNetworks_nginxConfig',
  connect: 'dockerNetworks_connect',
  disconnect: 'dockerNetworks_disconnect',
  create: 'dockerNetworks_createNetwork',
} as const;

/** Our MCP server, as the manifest names what provides it. */
export const mcpProvider = 'dockerNetworks.mcp';

/** Context keys that steps of the walkthrough wait for: what there is on the engine, and what a person did. */
export const milestones = {
  network: 'dockerNetworks.did.network',
  pair: 'dockerNetworks.did.pair',
  publish: 'dockerNetworks.did.publish',
} as const;
export const deeds = {
  reach: 'dockerNetworks.did.reach',
  proxy: 'dockerNetworks.did.proxy',
  cleanup: 'dockerNetworks.did.cleanup',
} as const;

/** The context key that a lab has been solved: steps of the walkthrough wait for it. */
export function solvedKey(lab: string): string {
  return `dockerNetworks.solved.${lab}`;
}
