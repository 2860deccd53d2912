import type { EngineKind } from '../../../src/landscape/engineFacts';
import type { Container, ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { ContainerDetails } from '../../../src/landscape/readDetails';
import type { ShownAdvice } from '../../../src/protocol/advice';
import type { TrafficHistory } from '../traffic/history';

/** What answers are made from. */
export interface Scene {
  readonly landscape: Landscape;
  readonly kind: EngineKind | undefined;
  /** The containers that a card stands for, where it stands for several. */
  readonly standsFor: (id: ContainerId) => readonly Container[] | undefined;
  /** What was measured; absent while traffic is not shown. */
  readonly traffic: TrafficHistory | undefined;
  /** The advice about these networks or containers, by their ids. */
  readonly advice: (ids: readonly string[]) => readonly ShownAdvice[];
  /** What inspects told so far. */
  readonly details: (id: ContainerId) => ContainerDetails | undefined;
}
