import type { TopologyView } from '../../src/protocol/topology';

/** Nothing is left out. */
export const everything: TopologyView = {
  showPredefined: true,
  showStopped: true,
  showUnused: true,
};
