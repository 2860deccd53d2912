import { attachmentsOf } from './attachments';
import { canJoinNetworks, isRunnable } from './contextWords';
import type { EngineKind } from './engineFacts';
import type { Container, Landscape, Network } from './landscape';
import { passageOf } from './passage';
import { isDefaultBridge } from './predefined';

/** A network that one of two containers is on, where the other one would reach it. */
export interface MeetingPlace {
  readonly network: Network;
  /** The one that is not on it yet. */
  readonly joining: Container;
}

/**
 * The networks on which two containers would reach each other if one of them was connected, those with names first. None
 * where the one that would have to join has no network namespace of its own.
 */
export function meetingPlaces(
  landscape: Landscape,
  a: Container,
  b: Container,
  facts?: EngineKind,
): readonly MeetingPlace[] {
  const attachments = attachmentsOf(landscape);
  const networksOf = ({ id }: Container) => attachments.on(id).map(({ network }) => network);
  const places = (there: Container, joining: Container): MeetingPlace[] => {
    if (!canJoinNetworks(joining)) return [];
    const known = new Set(networksOf(joining));
    return networksOf(there)
      .filter(network => !known.has(network) && isRunnable(network) && isOpen(network, facts))
      .map(network => ({ network, joining }));
  };
  const all = [...places(b, a), ...places(a, b)];
  const isNameless = ({ network }: MeetingPlace) => isDefaultBridge(network);
  return [...all.filter(place => !isNameless(place)), ...all.filter(isNameless)];
}

function isOpen(network: Network, facts: EngineKind | undefined): boolean {
  return ([4, 6] as const).some(family => passageOf(network, family, facts).members === 'open');
}
