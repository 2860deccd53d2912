import type { FoldKey } from '../folds';
import { foldKey } from '../folds';
import type { Rect } from './geometry';
import { boundsOf } from './geometry';
import type { PanelBox } from './picture';
import type { Plan } from './plan';

/** The panels of one project that lie under each other, and the name above them. */
export interface FrameBox {
  readonly key: string;
  readonly project: string;
  readonly fold: FoldKey;
  readonly rect: Rect;
  /** How high the name's line is, at the top of the frame. */
  readonly label: number;
  /** Networks are bars: a bracket at their left says enough. */
  readonly isBracket: boolean;
  /** Networks and containers of the project, in this frame and in its others. */
  readonly networks: number;
  readonly containers: number;
}

/** What of the gap between two panels is left free: the frame above ends and the one below begins in it. */
const free = 2;

/** Frames of projects with several networks. They lie between panels, where nothing else is. */
export function framesOf(plan: Plan, panels: readonly PanelBox[]): FrameBox[] {
  const numbers = new Map<string, { networks: number; containers: number }>();
  for (const { project, parts, isContinued, homed } of panels) {
    if (project === undefined || parts.length || isContinued) continue;
    const so = numbers.get(project) ?? { networks: 0, containers: 0 };
    numbers.set(project, { networks: so.networks + 1, containers: so.containers + homed });
  }
  const { panelGap, bar } = plan.sizes;
  const label = plan.density === 'roomy' ? (bar ? 16 : 22) : bar ? 13 : 15;
  const rim = panelGap - label - free;
  const counts = new Map<string, number>();
  return runsOf(panels).map(run => {
    const project = run[0]?.project ?? '';
    const count = (counts.get(project) ?? 0) + 1;
    counts.set(project, count);
    const { x, y, width, height } = boundsOf(run.map(({ rect }) => rect));
    return {
      key: `${project} ${count}`,
      project,
      fold: foldKey.project(project),
      rect: { x: x - rim, y: y - label, width: width + 2 * rim, height: height + label + rim },
      label,
      isBracket: bar > 0,
      ...(numbers.get(project) ?? { networks: 0, containers: 0 }),
    };
  });
}

/** Panels under each other in one column that belong to one project. */
function runsOf(panels: readonly PanelBox[]): PanelBox[][] {
  const ordered = [...panels].sort((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y);
  const runs: PanelBox[][] = [];
  let last: PanelBox | undefined;
  for (const panel of ordered) {
    const isNext = last?.rect.x === panel.rect.x && last.project === panel.project;
    const isFramed = panel.project !== undefined && !panel.parts.length;
    if (isFramed && isNext && !last?.parts.length) runs.at(-1)?.push(panel);
    else if (isFramed) runs.push([panel]);
    last = panel;
  }
  return runs;
}
