import type { EngineKind } from '../../../src/landscape/engineFacts';
import type { Container, ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { ContainerDetails } from '../../../src/landscape/readDetails';

/** What answers are made from. */
export interface Scene {
  readonly landscape: Landscape;
  readonly kind: EngineKind | undefined;
  /** What inspects told so far. */
  /** The containers that a card stands for, where it stands for several. */
  readonly standsFor: (id: ContainerId) => readonly Container[] | undefined;
  readonly details: (id: ContainerId) => ContainerDetails | undefined;
}
