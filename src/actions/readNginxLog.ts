import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import { logText } from '../engine/logText';
import { withLimit } from '../engine/withLimit';
import type { Container } from '../landscape/landscape';
import { readHasTerminal } from '../landscape/readTerminal';

/** So many lines of a container's output are read, and so many bytes of a log file. */
const mostLines = 1000;
const mostBytes = 262_144;
/** Milliseconds. */
const patience = 5000;

/**
 * Reads the end of the error log of an nginx: what its container says, and of a running one the files that its
 * configuration names. A log that cannot be read says nothing.
 *
 * @param files what `error_log` names.
 */
export async function readNginxLog(
  engine: Engine,
  container: Container,
  files: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const paths = [...new Set(files)].filter(file => file.startsWith('/') && !isDevice(file));
  const readable = container.state === 'running' ? paths.slice(0, 4) : [];
  const texts = await Promise.all([
    quietly(() => readOutput(engine, container, signal), signal),
    ...readable.map(file => quietly(() => readFile(engine, container, file, signal), signal)),
  ]);
  return texts.join('\n');
}

function isDevice(path: string): boolean {
  return /^\/(dev|proc)\//.test(path);
}

function readOutput(engine: Engine, { id }: Container, signal: AbortSignal): Promise<string> {
  return withLimit(patience, signal, async inner => {
    const hasTerminal = readHasTerminal(await engine.inspectContainer(id, inner));
    const text = await logText(engine, id, mostLines, hasTerminal, inner);
    return text.replaceAll('\r\n', '\n');
  });
}

/** Official images have a link there to the container's output, which would never end. */
async function readFile(
  engine: Engine,
  { id }: Container,
  file: string,
  signal: AbortSignal,
): Promise<string> {
  const options = { time: patience, bytes: 2 * mostBytes };
  const real = await capture(engine, id, ['readlink', '-f', file], options, signal);
  if (real === 'notFound' || real.code !== 0 || isDevice(real.stdout)) return '';
  const path = real.stdout.trim();
  const tail = ['tail', '-c', String(mostBytes), path];
  const said = await capture(engine, id, tail, options, signal);
  return said === 'notFound' || said.code !== 0 ? '' : said.stdout;
}

async function quietly(work: () => Promise<string>, signal: AbortSignal): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted || !(error instanceof EngineError)) throw error;
    return '';
  }
}
