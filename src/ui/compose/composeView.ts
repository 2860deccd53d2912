import type { ComposeFinding, ComposeScene } from '../../compose/findings';
import { findingsOf } from '../../compose/findings';
import { joinFiles } from '../../compose/composeProject';
import { type Drift, driftOf } from '../../compose/drift';
import { findProject } from '../../compose/runningProject';
import { emptyLandscape, type Landscape } from '../../landscape/landscape';
import type { ReadFiles } from './composeReader';

/** What is known of a Compose file at a moment. */
export interface ComposeView extends ComposeScene {
  readonly read: ReadFiles;
  readonly findings: readonly ComposeFinding[];
  /** Undefined where nothing of it runs, or files that nobody knows of here belong to it. */
  readonly drift: Drift | undefined;
}

/** @param landscape undefined while nobody knows what is on the engine. */
export function composeView(read: ReadFiles, landscape: Landscape | undefined): ComposeView {
  const known = landscape ?? emptyLandscape;
  const running = findProject(known, read.name, read.paths);
  const { hasOtherFiles, isOfTheseFiles } = running;
  const project = joinFiles(read.files, isOfTheseFiles || (read.areAll && !hasOtherFiles));
  const scene: ComposeScene = { file: read.file, project, running, landscape };
  const isComparable = running.containers.length > 0 && !hasOtherFiles;
  return {
    ...scene,
    read,
    findings: findingsOf(scene),
    drift: landscape && isComparable ? driftOf({ landscape, project, running }) : undefined,
  };
}

/** True when what runs is not what is written. */
export function isDrifted({ drift }: ComposeView): boolean {
  return drift !== undefined && drift.written !== drift.runs;
}
