import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';
import { LogFrames } from './logFrames';

/**
 * The last lines of what a container said, as far as they are written: Podman 4 now and then cuts a log that is followed,
 * or never ends it.
 *
 * @param hasTerminal its output is one, and comes as it is.
 * @throws EngineError
 */
export async function logText(
  engine: Engine,
  id: ContainerId,
  lines: number,
  hasTerminal: boolean,
  signal: AbortSignal,
): Promise<string> {
  const frames = new LogFrames(!hasTerminal);
  let said = '';
  for await (const chunk of await engine.readLogs(id, lines, signal)) {
    said += frames.push(chunk as Buffer);
  }
  return said;
}
