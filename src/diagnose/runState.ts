import type { Engine } from '../engine/engine';
import { logText } from '../engine/logText';
import { record, text } from '../landscape/fields';
import type { ContainerId, ContainerState } from '../landscape/landscape';
import type { RunState } from './observation';

const mostLines = 8;
/** Milliseconds. */
const freshFor = 10_000;
/** Milliseconds that reading a log may take. */
const logLimit = 1500;

/**
 * How a container runs, with the last lines it said where it does not.
 *
 * @throws EngineError
 */
export async function readRunState(
  engine: Engine,
  id: ContainerId,
  signal: AbortSignal,
): Promise<RunState> {
  const raw = record(await engine.inspectContainer(id, signal));
  const state = record(raw['State']);
  const { ExitCode: exitCode } = state;
  const { RestartCount: restarts } = raw;
  const status = text(state['Status']);
  const startedAt = text(state['StartedAt']);
  const now = stateOf(status);
  const isOver = now === 'exited' || now === 'dead' || now === 'restarting';
  const hasTerminal = record(raw['Config'])['Tty'] === true;
  return {
    state: now,
    status,
    restarts: typeof restarts === 'number' ? restarts : 0,
    isOnHost: record(raw['HostConfig'])['NetworkMode'] === 'host',
    exitCode: typeof exitCode === 'number' ? exitCode : 0,
    error: text(state['Error']),
    startedAt,
    isFresh: Date.now() - Date.parse(startedAt) < freshFor,
    log: isOver ? await lastLines(engine, id, hasTerminal, signal) : [],
  };
}

/** Podman has further words. */
function stateOf(status: string): ContainerState {
  switch (status) {
    case 'running':
    case 'paused':
    case 'restarting':
    case 'removing':
    case 'exited':
    case 'dead':
      return status;
    case 'stopped':
    case 'stopping':
      return 'exited';
    default:
      return 'created';
  }
}

/** What cannot be read (a log driver that keeps nothing) is no lines. */
async function lastLines(
  engine: Engine,
  id: ContainerId,
  hasTerminal: boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(logLimit)]);
  const said = await logText(engine, id, mostLines, hasTerminal, limited).catch(() => {
    signal.throwIfAborted();
    return '';
  });
  const lines = said.split('\n').map(line => line.trimEnd());
  return lines.filter(line => line !== '').slice(-mostLines);
}
