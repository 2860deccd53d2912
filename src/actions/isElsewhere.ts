import { record } from '../landscape/fields';

/** No work takes that long, in milliseconds: after it, a process of that id is another one. */
const longest = 60 * 60 * 1000;

/** True for work that another process began, one that lives. */
export function isElsewhere({
  pid,
  begun,
}: {
  readonly pid: number;
  readonly begun: number;
}): boolean {
  return pid !== process.pid && isAlive(pid) && Date.now() < begun + longest;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return record(error)['code'] === 'EPERM';
  }
}
