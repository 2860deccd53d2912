import type { Target } from '../../src/protocol/topology';
import type { VsCodeApi } from '../vscodeApi';
import type { Folds } from './folds';
import type { Sought } from './finder';

/** What outlives a reload of the window with the page itself. */
export interface Kept {
  readonly selected?: Target | undefined;
  /** Selected together with it. */
  readonly second?: Target | undefined;
  readonly sought?: Sought;
  readonly isOutlined?: boolean;
  readonly folds?: Folds;
  /** A person closed the details. */
  readonly isUndetailed?: boolean;
}

/** Milliseconds: moving the drawing changes what is kept sixty times a second. */
const pause = 200;

/** Keeps what the page shows, a little after it changed. */
export class Keeper {
  /** What was kept when the page came. */
  readonly before: Kept;
  private waiting = 0;

  constructor(
    private readonly api: Pick<VsCodeApi<Kept, never>, 'getState' | 'setState'>,
    private readonly look: () => Kept,
  ) {
    this.before = api.getState() ?? {};
  }

  save(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.api.setState(this.look()), pause);
  }
}
