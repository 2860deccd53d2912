// What the extension and the page that tests a whole network say to each other. The page shows what it is told, in the
// person's language, and knows no network and no container.
import type { ConnectionTone } from './connection';

export interface MatrixCellModel {
  readonly tone: 'good' | 'bad' | 'quiet' | 'pending';
  /** Short, for the eye. */
  readonly text: string;
  /** The same as a sentence. */
  readonly label: string;
  /** It is not what was expected. */
  readonly isSurprise: boolean;
  /** It has more to show. */
  readonly canOpen: boolean;
}

/** A heading, over so many columns. */
export interface MatrixHead {
  readonly title: string;
  readonly detail: string;
  readonly span: number;
}

export interface MatrixRow {
  readonly title: string;
  readonly detail: string;
  readonly cells: readonly MatrixCellModel[];
}

export interface MatrixModel {
  readonly title: string;
  readonly isRunning: boolean;
  readonly tone: ConnectionTone;
  /** The answer in one sentence, and what else there is to say. */
  readonly sentence: string;
  readonly detail: string;
  /** Who is reached. */
  readonly targets: readonly MatrixHead[];
  /** By which port: a heading for each column. */
  readonly ports: readonly MatrixHead[];
  /** Who sends. */
  readonly rows: readonly MatrixRow[];
}

export interface ToMatrix {
  readonly type: 'show';
  readonly model: MatrixModel;
}

export type FromMatrix =
  /** The page is there: it gets everything in answer. */
  | { readonly type: 'ready' }
  | { readonly type: 'test' }
  | { readonly type: 'cancel' }
  /** The cell's own connection test; both count from 0. */
  | { readonly type: 'open'; readonly row: number; readonly column: number }
  | { readonly type: 'copyReport' }
  | { readonly type: 'saveReport' };
