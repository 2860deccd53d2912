import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { Engine } from '../engine/engine';
import type { HelperNetwork } from '../engine/helperContainer';
import { logText } from '../engine/logText';
import { removeQuietly } from '../engine/removeQuietly';
import { withLimit } from '../engine/withLimit';
import { record, text } from '../landscape/fields';
import {
  type Container,
  type ContainerId,
  type ContainerState,
  isContainerState,
  type NetworkId,
  type TextMap,
} from '../landscape/landscape';
import { probeLabel } from '../landscape/probeLabel';
import { isUp } from '../landscape/ways';
import type { ConfigFile } from '../nginx/read/configFile';
import { type ExpandedConfig, expandIncludes } from '../nginx/read/expandIncludes';
import { NginxSyntaxError } from '../nginx/read/nginxSyntaxError';
import { openedFiles } from '../nginx/read/openedFiles';
import { readDump } from '../nginx/read/readDump';
import { type NginxMessage, readTestOutput } from '../nginx/read/testOutput';
import { readNginxConfig } from './readNginxConfig';
import { TrialFiles } from './trialFiles';

/** What nginx says of a configuration. */
export interface NginxTest {
  /** It would start, or go on after a reload, with it. */
  readonly isAccepted: boolean;
  /** In its order; warnings, too. */
  readonly messages: readonly NginxMessage[];
  /** The paths of those given files that the container's configuration does not include: nothing was said of them. */
  readonly notIncluded: readonly string[];
}

/** Milliseconds that nginx may take: it waits for each name that nobody answers to. */
const patience = 25_000;
const mostLines = 1000;

/** What nginx as root needs to open what it opens, without being able to do more. */
const capabilities = ['CHOWN', 'DAC_OVERRIDE', 'NET_BIND_SERVICE'] as const;

/**
 * Lets a real nginx test the whole configuration of a container as it would be with these files in place of its own of the
 * same names, or beside them: by `nginx -t` in a throw-away container of the same image, with a copy of its files, where
 * its names resolve as in the container itself. Nothing of that container is changed, and nothing runs in it but `nginx -T`.
 *
 * @throws Refusal `noNginx`; EngineError; the signal's reason when the caller cancels. Nothing is left then either.
 */
export async function testNginxConfig(
  engine: Engine,
  listed: Container,
  files: readonly ConfigFile[],
  signal: AbortSignal,
): Promise<NginxTest> {
  const config = await wholeConfig(engine, listed, files, signal);
  const raw = record(await engine.inspectContainer(listed.id, signal));
  const container = { ...listed, state: stateIn(raw) ?? listed.state };
  const { id, remove } = await makeTrial(engine, container, raw, config.main, signal);
  try {
    await fill(new TrialFiles(engine, container.id, id, signal), config);
    await connectFurther(engine, container, id, signal);
    signal.throwIfAborted();
    await engine.startContainer(id);
    const { code, said } = await outcomeOf(engine, id, signal);
    const messages = readTestOutput(said);
    return { isAccepted: code === 0, messages, notIncluded: config.notIncluded };
  } finally {
    await remove();
  }
}

interface WholeConfig {
  /** Absolute path of the main file. */
  readonly main: string;
  /** What is in place of the container's own, and what its own folder does not have. */
  readonly files: readonly ConfigFile[];
  readonly expanded: ExpandedConfig;
  readonly notIncluded: readonly string[];
}

async function wholeConfig(
  engine: Engine,
  container: Container,
  files: readonly ConfigFile[],
  signal: AbortSignal,
): Promise<WholeConfig> {
  const found = await readNginxConfig(engine, container, signal);
  const known = found.kind === 'dump' ? readDump(found.text) : found.files;
  const main = known[0]?.path ?? '/etc/nginx/nginx.conf';
  const given = new Map(files.map(file => [file.path, file]));
  const own = known.map(file => given.get(file.path) ?? file);
  const all = [...own, ...files.filter(({ path }) => !known.some(each => each.path === path))];
  const expanded = expand(all);
  const read = new Set(expanded?.read.map(({ path }) => path));
  const isOutside = ({ path }: ConfigFile) => !path.startsWith(`${posix.dirname(main)}/`);
  return {
    main,
    files: [...own.filter(file => isOutside(file) && !given.has(file.path)), ...files],
    expanded: expanded ?? { directives: [], read: [], missing: [] },
    // What cannot be read stops nginx, too, and then it says so.
    notIncluded: expanded ? [...given.keys()].filter(path => !read.has(path)) : [],
  };
}

/** Nothing where it is no configuration: that is for nginx to say. */
function expand(files: readonly ConfigFile[]): ExpandedConfig | undefined {
  try {
    return expandIncludes(files);
  } catch (error) {
    if (error instanceof NginxSyntaxError) return undefined;
    throw error;
  }
}

async function makeTrial(
  engine: Engine,
  container: Container,
  raw: Readonly<Record<string, unknown>>,
  main: string,
  signal: AbortSignal,
) {
  // By its name it can be removed also when nobody heard of its id.
  const name = `docker-networks-trial-${randomBytes(6).toString('hex')}`;
  const remove = () => removeQuietly(engine, name as ContainerId);
  const labels: TextMap = { [probeLabel]: container.id };
  try {
    // Not to be cancelled: what an engine goes on making could not be removed yet.
    const id = await engine.createHelper({
      name,
      // By its id: its name can be that of another one by now.
      image: text(raw['Image']),
      command: ['nginx', '-t', '-c', main],
      labels,
      network: networkOf(container),
      trial: { user: text(record(raw['Config'])['User']), capabilities },
    });
    signal.throwIfAborted();
    return { id, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Lists are a moment behind, and nobody joins the network of one that has just stopped. */
function stateIn(raw: Readonly<Record<string, unknown>>): ContainerState | undefined {
  const state = record(raw['State'])['Status'];
  return isContainerState(state) ? state : undefined;
}

/** Where names resolve as for the container. */
function networkOf(container: Container): HelperNetwork {
  const { networkMode } = container;
  if (isUp(container)) return { kind: 'namespace', of: container.id };
  if (networkMode.kind === 'container') return { kind: 'namespace', of: networkMode.containerId };
  const [first] = networksOf(container);
  return { kind: 'network', name: first ?? (networkMode.kind === 'host' ? 'host' : 'none') };
}

function networksOf({ endpoints }: Container): readonly string[] {
  return endpoints.map(({ networkId, networkKey }) => networkId ?? networkKey);
}

async function connectFurther(
  engine: Engine,
  container: Container,
  trial: ContainerId,
  signal: AbortSignal,
): Promise<void> {
  if (isUp(container)) return;
  for (const network of networksOf(container).slice(1)) {
    await engine.connect(network as NetworkId, trial, {}, signal);
  }
}

async function fill(trial: TrialFiles, { main, files, expanded }: WholeConfig): Promise<void> {
  const folder = posix.dirname(main);
  await trial.copyFolder(folder);
  const opened = openedFiles(expanded.directives, folder);
  const missing = expanded.missing.flatMap(({ parameters }) => parameters);
  for (const path of [...opened.read, ...missing.filter(each => each.startsWith('/'))]) {
    await trial.copyFile(path);
  }
  await trial.makeFolders(opened.made.map(path => posix.dirname(path)));
  await trial.write(files);
}

/** How it ended, and all that it said. */
async function outcomeOf(
  engine: Engine,
  id: ContainerId,
  signal: AbortSignal,
): Promise<{ readonly code: number; readonly said: string }> {
  return withLimit(patience, signal, async inner => {
    const code = await engine.waitForEnd(id, inner);
    return { code, said: await logText(engine, id, mostLines, false, inner) };
  });
}
