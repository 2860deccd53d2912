// Where nginx containers send requests, as the drawing shows it. Texts are in the person's language, and untrusted.
import type { ContainerId } from '../landscape/landscape';
import type { Arrow, ArrowState } from './arrows';

/** All routes of one nginx container that lead to the same place in the same way: server and path of the first on it. */
export type ProxyArrow = Arrow & {
  readonly state: Exclude<ArrowState, 'talks' | 'talksOut'>;
};

/** All that is drawn of them. */
export interface ShownRoutes {
  /** Somebody asked for some, even if there are none. */
  readonly isShown: boolean;
  readonly arrows: readonly ProxyArrow[];
}

/** What the menu of an arrow is about. */
export interface ArrowTarget {
  readonly nginx: ContainerId;
  readonly arrow: string;
}

/** What an arrow carries in `data-vscode-context`. */
export type ArrowContext = { readonly preventDefaultContextMenuItems: true } & (
  | { readonly webviewSection: 'route'; readonly route: ArrowTarget }
  | { readonly webviewSection: 'talk' }
);
