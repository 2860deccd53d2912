import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AddressError } from './addressError';
import type { Surroundings } from './surroundings';

/** What a context of the Docker CLI says about its engine. */
export interface CliContext {
  /** In the form of `DOCKER_HOST`. */
  readonly host: string;
  readonly skipTlsVerify: boolean;
  /** The folder with its PEM files; need not exist. */
  readonly tlsFolder: string;
  /** Where it is written, for whoever wants to mend it. */
  readonly file: string;
}

/** Gives the folder of the CLI's own configuration: `$DOCKER_CONFIG` or `~/.docker`. */
export function dockerFolder({ env, home }: Pick<Surroundings, 'env' | 'home'>): string {
  const chosen = env['DOCKER_CONFIG'];
  return chosen === undefined || chosen === '' ? join(home, '.docker') : chosen;
}

/**
 * Gives the name of the CLI's current context: `DOCKER_CONTEXT`, else `currentContext` of `config.json`,
 * else `default`. Throws `AddressError` (`damaged`) for a `config.json` that is not JSON.
 * https://docs.docker.com/engine/manage-resources/contexts/
 */
export async function currentContext(around: Surroundings): Promise<string> {
  const forced = around.env['DOCKER_CONTEXT'];
  if (forced) return forced;
  const file = join(dockerFolder(around), 'config.json');
  const config = await readJson(file, around);
  if (config === undefined) return 'default';
  const name = field(config, 'currentContext');
  if (name !== undefined && typeof name !== 'string') throw damaged(file);
  return name === undefined || name === '' ? 'default' : name;
}

/**
 * Gives a context by its name. The CLI keeps it in folders named by the SHA-256 of the name.
 * Throws `AddressError`: `missing` when there is none of that name, `damaged` when it has no engine.
 * https://github.com/docker/cli/blob/master/cli/context/store/doc.go
 */
export async function readContext(name: string, around: Surroundings): Promise<CliContext> {
  const digest = createHash('sha256').update(name).digest('hex');
  const contexts = join(dockerFolder(around), 'contexts');
  const file = join(contexts, 'meta', digest, 'meta.json');
  const meta = await readJson(file, around);
  if (meta === undefined)
    throw new AddressError('missing', { text: name, file, source: 'context' });
  const docker = field(field(meta, 'Endpoints'), 'docker');
  const host = field(docker, 'Host');
  if (typeof host !== 'string' || host === '') throw damaged(file);
  return {
    host,
    skipTlsVerify: field(docker, 'SkipTLSVerify') === true,
    tlsFolder: join(contexts, 'tls', digest, 'docker'),
    file,
  };
}

/**
 * Gives the names of all contexts but `default`, in the order of the alphabet. What is damaged is left out:
 * the CLI could not use it either.
 */
export async function contextNames(around: Surroundings): Promise<readonly string[]> {
  const meta = join(dockerFolder(around), 'contexts', 'meta');
  const names = (await around.list(meta)).map(async digest => {
    const content = await readJson(join(meta, digest, 'meta.json'), around).catch(() => undefined);
    const name = field(content, 'Name');
    return typeof name === 'string' ? [name] : [];
  });
  return (await Promise.all(names)).flat().sort((a, b) => a.localeCompare(b));
}

/** The content of a JSON file with an object in it; undefined when there is no file. */
async function readJson(file: string, { readFile }: Surroundings): Promise<object | undefined> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file));
  } catch (error) {
    const code = field(error, 'code');
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw damaged(file, error);
  }
  if (typeof content !== 'object' || content === null) throw damaged(file);
  return content;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function damaged(file: string, cause?: unknown): AddressError {
  return new AddressError('damaged', { file, source: 'context', cause });
}
