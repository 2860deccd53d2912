// Where nginx containers send requests, as the drawing shows it. Texts are in the person's language, and untrusted.
import type { ContainerId } from '../landscape/landscape';

/** All routes of one nginx container that lead to the same place in the same way. */
export interface ProxyArrow {
  /** The same as long as it stands for the same. */
  readonly id: string;
  readonly from: ContainerId;
  /** Absent where it leads to nothing that could be drawn. */
  readonly to?: ContainerId;
  /** What the configuration names, e.g. `api:3000`. */
  readonly end: string;
  /**
   * `works`: nginx reaches it; `broken`: it does not; `unsure`: nobody can know, or something is odd; `outside`: it leads
   * away from this engine.
   */
  readonly state: 'works' | 'broken' | 'unsure' | 'outside';
  /** Server and path of the first route. */
  readonly label: string;
  /** Everything about it, a line for each thing; the first one says from where to where. */
  readonly lines: readonly string[];
}

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
export interface ArrowContext {
  readonly webviewSection: 'route';
  readonly route: ArrowTarget;
  readonly preventDefaultContextMenuItems: true;
}
