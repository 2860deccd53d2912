import { list, record, someText } from '../landscape/fields';
import type { ContainerId, NetworkId } from '../landscape/landscape';
import type { AdviceAct } from '../protocol/advice';
import type { ArrowTarget } from '../protocol/proxyRoutes';
import {
  type Camera,
  type FromTopology,
  type KeptDrawing,
  mostPlans,
  type PageAction,
  type PageCommand,
  type Taken,
  type TopologyLayout,
  type TopologyView,
} from '../protocol/topology';
import { readTarget } from './targets';

/** A message of the topology page, checked: the page shows untrusted names and is not trusted itself. */
export function readTopologyMessage(value: unknown): FromTopology | undefined {
  const from = record(value);
  const target = readTarget(from['target']);
  switch (from['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'retry':
      return { type: 'retry' };
    case 'select':
      return { type: 'select', target };
    case 'inspect':
      return target && { type: 'inspect', target };
    case 'askDetails': {
      const ids = list(from['containerIds']);
      return ids.every(isText)
        ? { type: 'askDetails', containerIds: ids as ContainerId[] }
        : undefined;
    }
    case 'act': {
      const { action } = from;
      const targets = list(from['targets']).flatMap(each => readTarget(each) ?? []);
      return isPageAction(action) && targets.length > 0
        ? { type: 'act', action, targets }
        : undefined;
    }
    case 'advise':
      return readAdvise(from);
    case 'setView': {
      const view = readView(record(from['view']));
      const { choice } = from;
      return view && isCount(choice) ? { type: 'setView', view, choice } : undefined;
    }
    case 'showRoutes': {
      const { isShown } = from;
      return typeof isShown === 'boolean' ? { type: 'showRoutes', isShown } : undefined;
    }
    case 'showTalks': {
      const { isShown } = from;
      return typeof isShown === 'boolean' ? { type: 'showTalks', isShown } : undefined;
    }
    case 'openTalks': {
      const id = someText(from['containerId']) as ContainerId | undefined;
      return id && { type: 'openTalks', containerId: id };
    }
    case 'openRoute': {
      const route = readArrow(from['route']);
      return route && { type: 'openRoute', route };
    }
    case 'setLayout': {
      const { layout, choice } = from;
      return isLayout(layout) && isCount(choice)
        ? { type: 'setLayout', layout, choice }
        : undefined;
    }
    case 'taken':
      return readTaken(from);
    case 'run': {
      const { command } = from;
      return isPageCommand(command) ? { type: 'run', command } : undefined;
    }
    case 'setTraffic': {
      const { isOn } = from;
      return typeof isOn === 'boolean' ? { type: 'setTraffic', isOn } : undefined;
    }
    case 'keep': {
      const engine = someText(from['engine']);
      const kept = readKept(record(from['kept']));
      return engine !== undefined && engine.length <= 500 && kept
        ? { type: 'keep', engine, kept }
        : undefined;
    }
    case 'connect': {
      const to = someText(from['to']) as NetworkId | undefined;
      return target && to ? { type: 'connect', target, to } : undefined;
    }
    default:
      return undefined;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function readAdvise({ act, key }: Readonly<Record<string, unknown>>): FromTopology | undefined {
  const known = someText(key);
  return isAdviceAct(act) && known !== undefined ? { type: 'advise', act, key: known } : undefined;
}

function isAdviceAct(value: unknown): value is AdviceAct {
  return value === 'fix' || value === 'explain' || value === 'ignore' || value === 'turnOff';
}

function isPageCommand(value: unknown): value is PageCommand {
  return value === 'export' || value === 'showDifferences' || value === 'stopComparing';
}

/** Bytes of a picture: more than that is no picture of ours. */
const largest = 256 * 1024 * 1024;

function readTaken({
  id,
  picture,
  tooLarge,
}: Readonly<Record<string, unknown>>): Taken | undefined {
  if (typeof id !== 'number') return undefined;
  if (typeof picture === 'string' || picture instanceof Uint8Array) {
    return picture.length <= largest ? { type: 'taken', id, picture } : undefined;
  }
  const { width, height } = record(tooLarge);
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  return { type: 'taken', id, tooLarge: { width, height } };
}

function readKept(from: Readonly<Record<string, unknown>>): KeptDrawing | undefined {
  const { plans } = from;
  const camera = readCamera(from['camera']);
  if (plans !== undefined && (typeof plans !== 'string' || plans.length > mostPlans)) {
    return undefined;
  }
  return { ...(camera ? { camera } : {}), ...(plans === undefined ? {} : { plans }) };
}

/** Where a person looked; nothing for what is no place. */
export function readCamera(value: unknown): Camera | undefined {
  if (value === 'fitted') return value;
  const { x, y, k } = record(value);
  const isPlace = isNumber(x) && isNumber(y) && isNumber(k) && k > 0;
  return isPlace ? { x, y, k } : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 1e7;
}

function readView(from: Readonly<Record<string, unknown>>): TopologyView | undefined {
  const { showPredefined, showStopped, showUnused } = from;
  if (typeof showPredefined !== 'boolean') return undefined;
  if (typeof showStopped !== 'boolean' || typeof showUnused !== 'boolean') return undefined;
  return { showPredefined, showStopped, showUnused };
}

/** Which arrow is meant, as the page or the menu of one says it. */
export function readArrow(value: unknown): ArrowTarget | undefined {
  const from = record(value);
  const nginx = someText(from['nginx']) as ContainerId | undefined;
  const arrow = someText(from['arrow']);
  return nginx !== undefined && arrow !== undefined ? { nginx, arrow } : undefined;
}

const pageActions: ReadonlySet<unknown> = new Set<PageAction>([
  'connectContainers',
  'connectMembers',
  'connectThem',
  'disconnect',
  'start',
  'testConnection',
]);

function isPageAction(value: unknown): value is PageAction {
  return pageActions.has(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Settings are written by people, and messages come from a page. */
export function isLayout(value: unknown): value is TopologyLayout {
  return value === 'rack' || value === 'bus';
}
