import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';
import { EngineError } from './engineError';
import { execStateOf } from './execState';
import { Frames } from './frames';
import { withLimit } from './withLimit';

/** What a program said and how it ended. */
export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How much a capture may take. */
export interface CaptureOptions {
  /** A name or number of the container's; without it the one that its image says. */
  readonly user?: string;
  /** Milliseconds from the first request to the exit code. */
  readonly time?: number;
  /** Bytes of both outputs together. */
  readonly bytes?: number;
}

/** Milliseconds until an engine that has closed the outputs is asked again whether the program has ended. */
const endedPause = 20;

/**
 * Runs a program in a running container without a terminal and without input, and gives what it said, or `notFound`
 * where the container has no such program or cannot execute it.
 *
 * Engines cannot end what they have started in a container: at a limit or the signal the program is left to itself.
 * Only run what ends by itself.
 *
 * @param command the program and its arguments as they are: no shell reads them.
 * @throws EngineError `conflict` where the container does not run, `invalid` where it has no such user, `timeout` after
 * `time`, `unsupported` when more is said than `bytes`; the signal's reason when the caller cancels.
 */
export async function capture(
  engine: Engine,
  container: ContainerId,
  command: readonly string[],
  { user, time = 10_000, bytes = 1_048_576 }: CaptureOptions = {},
  signal?: AbortSignal,
): Promise<Captured | 'notFound'> {
  return withLimit(time, signal, async inner => {
    const options = user === undefined ? {} : { user };
    const exec = await engine.createExec(container, command, options, inner);
    const stream = await engine.startFramedExec(exec, inner);
    const outputs = await readOutputs(stream, bytes);
    const captured = { code: await exitCodeOf(engine, exec, inner), ...outputs };
    const complaint = await complaintOf(captured);
    if (complaint) throw complaint;
    return captured;
  }).catch(notFoundOf);
}

/** Some engines refuse to start what is missing. */
function notFoundOf(error: unknown): 'notFound' {
  if (error instanceof EngineError && error.kind === 'notExecutable') return 'notFound';
  throw error;
}

async function readOutputs(stream: Readable, limit: number): Promise<Omit<Captured, 'code'>> {
  const frames = new Frames();
  const outputs: readonly [Buffer[], Buffer[]] = [[], []];
  let length = 0;
  // Leaving the loop ends the stream.
  for await (const chunk of stream) {
    for (const { output, bytes } of frames.push(chunk as Buffer)) {
      length += bytes.length;
      if (length > limit) throw new EngineError('unsupported', `more than ${limit} bytes`);
      outputs[output === 2 ? 1 : 0].push(bytes);
    }
  }
  const [stdout, stderr] = outputs;
  return { stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** The outputs end a little before the engine knows the exit code. */
async function exitCodeOf(engine: Engine, exec: string, signal: AbortSignal): Promise<number> {
  for (;;) {
    const { exitCode } = execStateOf(await engine.inspectExec(exec, signal));
    if (exitCode !== undefined) return exitCode;
    await delay(endedPause, undefined, { signal });
  }
}
/** The engine's own complaints about a program, and about its user; it writes them where the program's words would be. */
const failedStart = /^(OCI runtime exec failed|Error): |^unable to find user /;

/**
 * What the engine says in place of a program that it could not start: it answers as if the program had ended, with
 * these codes, which a shell uses too when it does not find what it is to run.
 */
async function complaintOf(captured: Captured): Promise<EngineError | undefined> {
  const { code, stdout, stderr } = captured;
  const said = (stdout || stderr).trim();
  if ((code !== 126 && code !== 127) || !failedStart.test(said)) return undefined;
  const { kindOfRefusal } = await import('./refusals/recogniseRefusal');
  const isMissing = kindOfRefusal(said) === 'notExecutable';
  return new EngineError(isMissing ? 'notExecutable' : 'invalid', said);
}
