import { posix } from 'node:path';
import { capture } from '../engine/capture';
import type { Engine } from '../engine/engine';
import { EngineError, type EngineErrorKind } from '../engine/engineError';
import { type ContainerFile, readFolder } from '../engine/readFolder';
import type { Container, ContainerId } from '../landscape/landscape';
import { nginxOptions } from './nginxOptions';
import { Refusal } from './refusal';

/** A configuration as it was found in a container. */
export type FoundNginxConfig =
  /** As `nginx -T` prints it. */
  | { readonly kind: 'dump'; readonly text: string }
  /**
   * The files of its folder, the main one first: nginx does not run, or does not accept its configuration as things are
   * now; then `refusal` is what it says.
   */
  | {
      readonly kind: 'files';
      readonly files: readonly ContainerFile[];
      readonly refusal?: string;
    };

/** Where images have the main file: nginx's own, OpenResty, Bitnami, built from source. */
const usualPlaces: readonly string[] = [
  '/etc/nginx/nginx.conf',
  '/usr/local/openresty/nginx/conf/nginx.conf',
  '/opt/bitnami/nginx/conf/nginx.conf',
  '/usr/local/nginx/conf/nginx.conf',
];

/** nginx looks up every name of its configuration first, and waits for each that nobody answers to. */
const limits = { time: 20_000, bytes: 4_194_304 };

/**
 * Reads the configuration of an nginx container: what nginx itself prints; where it does not run or refuses, the files of
 * its folder. The file is the one that it was started with, see `nginxOptions`. Needs no shell in it.
 *
 * @throws Refusal `noNginx` where there is none to be found, EngineError `unsupported` where it is too large.
 */
export async function readNginxConfig(
  engine: Engine,
  container: Container,
  signal?: AbortSignal,
): Promise<FoundNginxConfig> {
  const options = nginxOptions(await engine.inspectContainer(container.id, signal));
  const said = await printed(engine, container.id, options, signal);
  if (said?.code === 0) return { kind: 'dump', text: said.stdout };
  const refusal = said && refusalOf(said.stderr);
  const named = /configuration file (\/\S+) test failed/.exec(said?.stderr ?? '')?.[1];
  for (const main of named === undefined ? placesOf(options) : [named]) {
    const files = await filesOf(engine, container.id, main, signal);
    if (files) return { kind: 'files', files, ...(refusal === undefined ? {} : { refusal }) };
  }
  throw new Refusal({ kind: 'noNginx', container });
}

/** The file that it was told to use goes first. */
function placesOf(options: readonly string[]): readonly string[] {
  const told = options[options.indexOf('-c') + 1];
  return options.includes('-c') && told?.startsWith('/') ? [told, ...usualPlaces] : usualPlaces;
}

/** Nothing where there is no program to ask. */
async function printed(
  engine: Engine,
  container: ContainerId,
  options: readonly string[],
  signal: AbortSignal | undefined,
) {
  try {
    const said = await capture(engine, container, ['nginx', ...options, '-T'], limits, signal);
    return said === 'notFound' ? undefined : said;
  } catch (error) {
    if (isKind(error, 'conflict', 'timeout', 'invalid') && !signal?.aborted) return undefined;
    throw error;
  }
}

/** Nothing where there is no such file. */
async function filesOf(
  engine: Engine,
  container: ContainerId,
  main: string,
  signal: AbortSignal | undefined,
): Promise<readonly ContainerFile[] | undefined> {
  try {
    const files = await readFolder(engine, container, posix.dirname(main), {}, signal);
    const first = files.find(({ path }) => path === main);
    return first && [first, ...files.filter(file => file !== first)];
  } catch (error) {
    if (isKind(error, 'notFound')) return undefined;
    throw error;
  }
}

/** nginx's own words about what it does not accept. */
function refusalOf(stderr: string): string {
  const lines = stderr.split('\n').filter(line => line.trim() !== '');
  const line = lines.find(each => each.includes('[emerg]')) ?? lines.at(-1) ?? '';
  return line.replace(/^.*\[emerg\](?: \d+#\d+:)? /, '');
}

function isKind(error: unknown, ...kinds: readonly EngineErrorKind[]): boolean {
  return error instanceof EngineError && kinds.includes(error.kind);
}
