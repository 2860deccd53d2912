import { Disposable } from 'vscode';
import { ActionRunner } from '../actionRunner';
import { Boundary, type Handler } from '../boundary';
import { registerAddAlias } from '../commands/addAlias';
import { registerChangePorts } from '../commands/changePorts';
import { registerConnect } from '../commands/connect';
import { registerCopy } from '../commands/copy';
import { registerDisconnect } from '../commands/disconnect';
import { registerExplain } from '../commands/explain';
import { registerInspect } from '../commands/inspect';
import { registerLeaveHost } from '../commands/leaveHost';
import { registerMoveContainer } from '../commands/moveContainer';
import { registerOpenPort } from '../commands/openPort';
import { registerPruneNetworks } from '../commands/pruneNetworks';
import { registerRemoveNetworks } from '../commands/removeNetworks';
import { registerRenameContainer } from '../commands/renameContainer';
import { registerRunState } from '../commands/runState';
import { registerServiceLook } from '../commands/serviceLook';
import { registerServiceNetworks } from '../commands/serviceNetworks';
import { registerTerminals } from '../commands/terminals';
import type { EngineParts, Parts } from '../parts';
import type { ContainerTerminals } from '../terminals/containerTerminals';
import type { ShownEngine } from './shownEngine';

/** What an engine that is shown beside the one in use works with. */
export function furtherParts(parts: Parts, engine: ShownEngine, boundary: Boundary): EngineParts {
  const { selected, treeOptions, journal, remakeJournal, log } = parts;
  const { key, choice, live, swarm, tree, name } = engine;
  return {
    engine: key,
    choice: () => choice,
    engineName: () => name,
    nameAmongSeveral: () => name,
    live,
    swarm,
    runner: new ActionRunner(live, log, () => choice),
    boundary,
    tree,
    selected,
    treeOptions,
    // The message of a disconnect offers to undo it; the command of the palette is about the engine in use.
    lastDisconnect: { value: [], set: () => undefined },
    journal,
    remakeJournal,
  };
}

/** The commands that rows of such an engine have, by their ids. All others are for the engine in use only. */
export function furtherCommands(
  parts: Parts,
  engine: ShownEngine,
  terminals: ContainerTerminals,
): ReadonlyMap<string, Handler> {
  const table = new Map<string, Handler>();
  const boundary = new Boundary(parts.log, (id, handler) => {
    table.set(id, handler);
    return new Disposable(() => table.delete(id));
  });
  const own = furtherParts(parts, engine, boundary);
  registerConnect(own);
  registerDisconnect(own);
  registerMoveContainer(own);
  registerRemoveNetworks(own);
  registerPruneNetworks(own);
  registerChangePorts(own);
  registerLeaveHost(own);
  registerRenameContainer(own);
  registerAddAlias(own);
  registerRunState(own);
  registerInspect(own);
  registerExplain(own);
  registerCopy(own);
  registerOpenPort(own);
  registerServiceNetworks(own);
  registerServiceLook(own);
  registerTerminals(own, terminals);
  return table;
}
