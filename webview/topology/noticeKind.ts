import type { EngineStatus } from '../../src/protocol/topology';

/** What there is to say instead of, or above, the drawing. */
export type NoticeKind =
  'none' | 'connecting' | 'unreachable' | 'stale' | 'lost' | 'empty' | 'hidden' | 'planned';

/** Chooses what to say: nothing, when all is well and there is something to see. */
export function noticeFor(
  status: EngineStatus,
  networks: number,
  containers: number,
  drawn: number,
): NoticeKind {
  const isEmpty = networks + containers === 0;
  switch (status.state) {
    case 'connecting':
      return isEmpty ? 'connecting' : 'stale';
    case 'reconnecting':
      return 'stale';
    case 'unreachable':
      return isEmpty ? 'unreachable' : 'lost';
    case 'planned':
      return 'planned';
    case 'live':
      return containers === 0 ? 'empty' : drawn === 0 ? 'hidden' : 'none';
  }
}
