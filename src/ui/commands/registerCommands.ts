import { Disposable } from 'vscode';
import { Applier } from '../apply/applier';
import { ConnectionPanels } from '../connection/connectionPanels';
import { routedBoundary } from '../engines/routing';
import type { Parts } from '../parts';
import { registerRepair } from '../repair';
import { ReadBacks } from '../routes/readBacks';
import { ContainerTerminals } from '../terminals/containerTerminals';
import { ConfigProblems } from '../studio/configProblems';
import { registerAddAlias } from './addAlias';
import { registerAdvice } from './advice';
import { registerApplyNginx } from './applyNginx';
import { registerCapturePackets } from './capturePackets';
import { registerChangePorts } from './changePorts';
import { registerComposeFiles } from './composeFiles';
import { registerConnect } from './connect';
import { registerConnectThem } from './connectThem';
import { registerConnectWithOptions } from './connectWithOptions';
import { registerCopy } from './copy';
import { registerCopyRecent } from './copyRecent';
import { registerCreateNetwork } from './createNetwork';
import { registerDisconnect } from './disconnect';
import { registerEditNginx } from './editNginx';
import { registerEngineCommands } from './engineCommands';
import { registerExplain } from './explain';
import { registerExportDiagram } from './exportDiagram';
import { registerGenerateNginx } from './generateNginx';
import { registerInspect } from './inspect';
import { registerKeyCommands } from './keyCommands';
import { registerLabs } from './labs';
import { registerLeaveHost } from './leaveHost';
import { registerLookInside } from './lookInside';
import { registerNetworkForms } from './networkForms';
import { registerMoveContainer } from './moveContainer';
import { registerOpenPort } from './openPort';
import { registerProxyRoutes } from './proxyRoutes';
import { registerPruneNetworks } from './pruneNetworks';
import { registerUndoDisconnect } from './reconnect';
import { registerRemoveNetworks } from './removeNetworks';
import { registerRenameContainer } from './renameContainer';
import { registerServiceLook } from './serviceLook';
import { registerServiceNetworks } from './serviceNetworks';
import { registerSplitNetwork } from './splitNetwork';
import { registerSnapshots } from './snapshots';
import { registerSwarmInit } from './swarmInit';
import { registerSwarmNodes } from './swarmNodes';
import { registerRunContainer } from './runContainer';
import { registerRunState } from './runState';
import { registerTerminals } from './terminals';
import { registerTestConnection } from './testConnection';
import { registerTestRoutes } from './testRoutes';
import { registerTestUpstream } from './testUpstream';
import { registerTestNetwork } from './testNetwork';
import { registerTopologyCommands } from './topologyCommands';
import { registerTreeCommands } from './treeCommands';
import { registerUndoSplit } from './undoSplit';

/** Registers every command there is. Disposing also ends the terminals. */
export function registerCommands(all: Parts): Disposable[] {
  const terminals = new ContainerTerminals(all.log);
  const parts = { ...all, boundary: routedBoundary(all, terminals) };
  const applier = new Applier(parts);
  const tests = new ConnectionPanels(parts);
  const problems = new ConfigProblems(parts.boundary);
  return [
    Disposable.from(terminals, applier, tests, new ReadBacks(parts, problems), problems),
    ...registerTerminals(parts, terminals),
    ...registerConnect(parts),
    registerConnectThem(parts),
    registerDisconnect(parts),
    registerUndoDisconnect(parts),
    registerMoveContainer(parts),
    registerConnectWithOptions(parts),
    registerCreateNetwork(parts),
    ...registerNetworkForms(parts),
    registerRepair(parts),
    registerRemoveNetworks(parts),
    registerPruneNetworks(parts),
    registerSplitNetwork(parts, applier.documents),
    registerUndoSplit(parts),
    ...registerInspect(parts),
    registerExplain(parts),
    ...registerLookInside(parts),
    registerCapturePackets(parts),
    ...registerCopy(parts),
    registerCopyRecent(parts),
    registerOpenPort(parts),
    registerChangePorts(parts),
    registerLeaveHost(parts),
    registerRenameContainer(parts),
    registerAddAlias(parts),
    ...registerRunState(parts),
    registerRunContainer(parts),
    registerTestConnection(parts, tests),
    registerTestUpstream(parts, tests),
    registerTestRoutes(parts),
    registerTestNetwork(parts, tests),
    registerGenerateNginx(parts, applier, problems),
    ...registerEditNginx(parts, applier, problems),
    ...registerApplyNginx(parts, applier),
    ...registerProxyRoutes(parts),
    ...registerServiceNetworks(parts),
    ...registerServiceLook(parts),
    registerSwarmInit(parts),
    registerSwarmNodes(parts),
    ...registerTopologyCommands(parts),
    registerExportDiagram(parts),
    ...registerSnapshots(parts),
    ...registerTreeCommands(parts),
    ...registerLabs(parts),
    ...registerAdvice(parts),
    ...registerComposeFiles(parts),
    // Rows of engines are their own business, whichever engine is in use.
    ...registerEngineCommands(all),
    ...registerKeyCommands(parts),
  ];
}
