import { record } from './fields';

/** Whether the container's own processes talk to a terminal: from `GET /containers/{id}/json`. */
export function readHasTerminal(raw: unknown): boolean {
  return record(record(raw)['Config'])['Tty'] === true;
}
