import { env, l10n } from 'vscode';
import type { SnapshotProblem } from '../../export/snapshot';

/** Why a file cannot be compared with. */
export function snapshotProblemSentence(problem: SnapshotProblem, file: string): string {
  switch (problem.kind) {
    case 'tooLarge':
      return l10n.t('“{0}” is too large to be a snapshot.', file);
    case 'notJson':
      return l10n.t('“{0}” is no snapshot: it is not JSON.', file);
    case 'notSnapshot':
      return l10n.t(
        '“{0}” is no snapshot: it was not written by “Save Snapshot of the Landscape”.',
        file,
      );
    case 'newer':
      return l10n.t(
        '“{0}” was written by a newer version of Docker Networks (format {1}). Update the extension to read it.',
        file,
        problem.version,
      );
    case 'broken':
      return l10n.t(
        '“{0}” is a snapshot that was damaged: “{1}” cannot be read.',
        file,
        problem.at,
      );
  }
}

/** When a snapshot was taken, in the person's way to write it. */
export function snapshotDate(taken: string): string {
  return new Date(taken).toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A file name from what an engine is called and a moment: `docker-unix-var-run-docker-sock-2026-11-21-1105`. */
export function snapshotName(engine: string, at: Date): string {
  const name = engine
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = two(at.getHours()) + two(at.getMinutes());
  return ['snapshot', name, day, time].filter(Boolean).join('-');
}
