import type { ContainerId } from '../../landscape/landscape';
import type { Listener, Trouble } from '../observation';
import type { SenderAnswers } from './senderProbe';

/** What was seen of a network so far, by the container whose namespace it is. */
export interface MatrixSeen {
  /** What listens there. */
  readonly listeners: ReadonlyMap<ContainerId, readonly Listener[]>;
  /** What it reached. */
  readonly answers: ReadonlyMap<ContainerId, SenderAnswers>;
  /** Why it could not be looked at, or could not try. */
  readonly troubles: ReadonlyMap<ContainerId, Pick<Trouble, 'kind' | 'said'>>;
  /** Nothing more will come. */
  readonly isComplete: boolean;
}

export const nothingSeen: MatrixSeen = {
  listeners: new Map(),
  answers: new Map(),
  troubles: new Map(),
  isComplete: false,
};
