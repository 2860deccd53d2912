import { record } from '../landscape/fields';
import type { FromTopology, TopologyLayout, TopologyView } from '../protocol/topology';
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
    case 'setView': {
      const view = readView(record(from['view']));
      return view && { type: 'setView', view };
    }
    case 'setLayout': {
      const { layout } = from;
      return isLayout(layout) ? { type: 'setLayout', layout } : undefined;
    }
    default:
      return undefined;
  }
}

function readView(from: Readonly<Record<string, unknown>>): TopologyView | undefined {
  const { showPredefined, showStopped, showUnused } = from;
  if (typeof showPredefined !== 'boolean') return undefined;
  if (typeof showStopped !== 'boolean' || typeof showUnused !== 'boolean') return undefined;
  return { showPredefined, showStopped, showUnused };
}

/** Settings are written by people, and messages come from a page. */
export function isLayout(value: unknown): value is TopologyLayout {
  return value === 'rack' || value === 'bus';
}
