import { record } from '../landscape/fields';
import type { FromTopology } from '../protocol/topology';
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
      const { showPredefined, showStopped } = record(from['view']);
      return typeof showPredefined === 'boolean' && typeof showStopped === 'boolean'
        ? { type: 'setView', view: { showPredefined, showStopped } }
        : undefined;
    }
    default:
      return undefined;
  }
}
