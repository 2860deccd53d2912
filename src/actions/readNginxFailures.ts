import type { Engine } from '../engine/engine';
import type { Container } from '../landscape/landscape';
import { everyDirective } from '../nginx/checks/placed';
import { type LoggedFailure, readErrorLog } from '../nginx/log/readErrorLog';
import type { Directive } from '../nginx/read/directive';
import { readNginxLog } from './readNginxLog';

/**
 * Reads out of the error log of an nginx why requests failed lately, or why it did not start.
 *
 * @param directives its configuration, which says where the log is.
 * @throws EngineError, or the signal's reason.
 */
export async function readNginxFailures(
  engine: Engine,
  nginx: Container,
  directives: readonly Directive[],
  signal: AbortSignal,
): Promise<readonly LoggedFailure[]> {
  const files = [...everyDirective(directives)]
    .filter(({ name }) => name === 'error_log')
    .flatMap(({ parameters: [file] }) => file ?? []);
  const log = await readNginxLog(engine, nginx, files, signal);
  // One that runs has found all its names; what it said before does not count any more.
  return readErrorLog(log).filter(
    ({ kind }) => kind !== 'hostNotFound' || nginx.state !== 'running',
  );
}
