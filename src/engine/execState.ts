import { record } from '../landscape/fields';

/** How a process in a container is. */
export interface ExecState {
  readonly isRunning: boolean;
  /** Absent as long as it runs. */
  readonly exitCode?: number;
}

/**
 * From `GET /exec/{id}/json`.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Exec/operation/ExecInspect
 */
export function execStateOf(raw: unknown): ExecState {
  const { Running: running, ExitCode: exitCode } = record(raw);
  const isRunning = running === true;
  return typeof exitCode === 'number' && !isRunning ? { isRunning, exitCode } : { isRunning };
}
