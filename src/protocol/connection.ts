// What the extension and the page of a connection test say to each other. The page knows no network and no container:
// it shows what the extension describes, in the person's language.

export type ConnectionTone = 'pending' | 'good' | 'warning' | 'bad' | 'unknown';

/** What was run, and what came back. */
export interface ConnectionEvidence {
  readonly run: string;
  readonly said: string;
}

/** One link of the chain. */
export interface ConnectionLink {
  readonly id: string;
  readonly title: string;
  readonly state: 'good' | 'bad' | 'pending' | 'notReached' | 'unknown';
  /** What was found, the most telling first. */
  readonly lines: readonly string[];
  readonly evidence: readonly ConnectionEvidence[];
}

/** Something that would put it right. */
export interface ConnectionFix {
  readonly id: string;
  /** On the button; absent where it can only be explained. */
  readonly label?: string;
  readonly text?: string;
  /** The command lines that do the same, or a configuration. */
  readonly code?: string;
}

/** A value that is offered, with what it means. */
export interface ConnectionOffer {
  readonly value: string;
  readonly detail?: string;
}

/** What is asked for, as a person can change it. */
export interface ConnectionValues {
  readonly host: string;
  readonly port: string;
  readonly protocol: string;
}

export interface ConnectionModel {
  readonly title: string;
  readonly hostLabel: string;
  readonly hosts: readonly ConnectionOffer[];
  readonly hostPlaceholder: string;
  /** The target is one that has no other name. */
  readonly isHostFixed: boolean;
  readonly ports: readonly ConnectionOffer[];
  /** It can be asked the other way round. */
  readonly canSwap: boolean;
  readonly isRunning: boolean;
  readonly tone: ConnectionTone;
  /** The answer in one sentence, and what else there is to say. */
  readonly sentence: string;
  readonly detail: string;
  readonly links: readonly ConnectionLink[];
  readonly fixes: readonly ConnectionFix[];
}

export interface ToConnection {
  readonly type: 'show';
  readonly model: ConnectionModel;
  /** To be put into the fields; absent where what was typed stays. */
  readonly values?: ConnectionValues;
}

export type FromConnection =
  /** The page is there: it gets everything in answer. */
  | { readonly type: 'ready' }
  | { readonly type: 'test'; readonly values: ConnectionValues }
  | { readonly type: 'cancel' }
  /** Whether the target reaches the sender. */
  | { readonly type: 'swap' }
  | { readonly type: 'fix'; readonly id: string }
  | { readonly type: 'copyFix'; readonly id: string }
  | { readonly type: 'copyReport' }
  | { readonly type: 'saveReport' };
