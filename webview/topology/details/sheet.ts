// What the details panel says about a selection: in words, without elements.
import type { ShownAdvice } from '../../../src/protocol/advice';
import type { PageAction, Target } from '../../../src/protocol/topology';

/** All there is to say about what is selected. */
export interface Sheet {
  /** The same as long as the same is selected. */
  readonly key: string;
  readonly title: string;
  /** What it is, in few words. */
  readonly kind: string;
  /** The main answer, also said aloud when it is selected. */
  readonly answer: readonly string[];
  readonly buttons: readonly SheetButton[];
  readonly sections: readonly Section[];
}

export interface SheetButton {
  readonly label: string;
  readonly action: PageAction | 'inspect' | 'showTraffic';
  readonly targets: readonly Target[];
}

export type Section =
  | {
      readonly kind: 'facts';
      readonly title: string;
      readonly facts: readonly Fact[];
      /** Another thing that can be selected is meant. */
      readonly target?: Target;
    }
  | {
      readonly kind: 'advice';
      readonly title: string;
      readonly items: readonly ShownAdvice[];
    }
  | { readonly kind: 'notes'; readonly title: string; readonly notes: readonly string[] }
  | {
      readonly kind: 'lists';
      readonly title: string;
      /** How many there are in all lists. */
      readonly count: number;
      readonly lists: readonly List[];
      /** Said where there is none. */
      readonly none: string;
    }
  | { readonly kind: 'usage'; readonly title: string; readonly bars: readonly Bar[] }
  | { readonly kind: 'traffic'; readonly title: string; readonly charts: readonly Chart[] };

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** An address or a name that is typed somewhere. */
  readonly isCode?: boolean;
}

/** Containers that have something in common, folded where there are many. */
export interface List {
  /** The same as long as it means the same. */
  readonly key: string;
  readonly title: string;
  /** What holds for all of them. */
  readonly note?: string;
  readonly count: number;
  /** Made when they are looked at. */
  readonly rows: () => readonly Row[];
}

/** A container in a list. */
export interface Row {
  readonly target: Target;
  readonly name: string;
  /** A line for each thing to say. */
  readonly lines: readonly string[];
}

/** What went through a network in the last minutes. */
export interface Chart {
  readonly label: string;
  /** How long that is. */
  readonly span: string;
  readonly points: readonly ChartPoint[];
  /** In, then out. */
  readonly rows: readonly ChartRow[];
}

/** Bytes a second at a moment in milliseconds. */
export interface ChartPoint {
  readonly at: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export interface ChartRow {
  readonly way: string;
  /** Bytes a second. */
  readonly now: number;
  readonly peak: number;
  /** Bytes. */
  readonly total: number;
  /** Old Podmans count none. */
  readonly packets: number;
}

/** How full a subnet is. */
export interface Bar {
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly words: string;
}
