import { readNginxConfig } from '../../actions/readNginxConfig';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { Container } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { Directive } from '../../nginx/read/directive';
import { expandIncludes } from '../../nginx/read/expandIncludes';
import { type DumpedFile, readDump, writeDump } from '../../nginx/read/readDump';
import { readRoutes } from '../../nginx/routes/readRoutes';
import type { Route } from '../../nginx/routes/route';
import { connectedEngine } from '../connectedEngine';
import { readFacts } from '../forms/networkScene';

/** The configuration of an nginx container, as it was when it was read. */
export interface ReadProxy {
  /** As `nginx -T` prints it: all files, one after the other. */
  readonly text: string;
  readonly files: readonly DumpedFile[];
  /** Of all files that it includes. */
  readonly directives: readonly Directive[];
  readonly routes: readonly Route[];
  /** Why it is not what nginx itself printed: that does not run, or what it does not accept. */
  readonly excuse?: 'notRunning' | { readonly refusal: string };
  readonly facts: EngineFacts;
}

/**
 * Reads it now.
 *
 * @throws EngineError, Refusal `noNginx`, NginxSyntaxError.
 */
export async function readProxy(
  live: LiveLandscape,
  container: Container,
  signal: AbortSignal,
): Promise<ReadProxy> {
  const [found, facts] = await Promise.all([
    readNginxConfig(connectedEngine(live), container, signal),
    readFacts(live),
  ]);
  if (found.kind === 'dump') {
    const files = readDump(found.text);
    const { directives } = expandIncludes(files);
    return { text: found.text, files, directives, routes: readRoutes(directives), facts };
  }
  const { directives, read } = expandIncludes(found.files);
  const text = writeDump(read);
  const { refusal } = found;
  return {
    text,
    files: readDump(text),
    directives,
    routes: readRoutes(directives),
    excuse: refusal === undefined ? 'notRunning' : { refusal },
    facts,
  };
}
