/** Names a thing that folds; made of names, which outlive ids. */
export type FoldKey = string;

/** What was folded (true) or unfolded by hand. Plain JSON, to be kept and given back. */
export type Folds = Readonly<Record<FoldKey, boolean>>;

/** The keys of what folds. */
export const foldKey = {
  network: (name: string): FoldKey => `network ${name}`,
  /** Containers on no network, or on `none`. */
  apart: (area: string): FoldKey => `apart ${area}`,
  project: (name: string): FoldKey => `project ${name}`,
  service: (project: string | undefined, name: string): FoldKey =>
    `service ${JSON.stringify([project ?? '', name])}`,
};

/** What begins folded, where nobody chose: replicas, hubs, and in a large landscape every network. */
export const foldedFrom = { replicas: 3, cards: 60, containers: 300, cardsOfLarge: 2 } as const;

/** Keeps what is known of a key from the outside; what a page kept may be of any shape. */
export function readFolds(value: unknown): Folds {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, is]) => typeof is === 'boolean'));
}
