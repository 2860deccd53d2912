import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { Engine } from '../../engine/engine';
import { readEngineFacts } from '../../landscape/engineFacts';
import type { Container } from '../../landscape/landscape';
import { type FileSystem, mountOver, readFileSystem } from '../../landscape/readMounts';
import type { ConfigFile } from '../../nginx/read/configFile';
import { readDump } from '../../nginx/read/readDump';
import { nginxOptions } from '../nginxOptions';
import { readNginxConfig } from '../readNginxConfig';
import { Refusal } from '../refusal';
import type { FilePlace } from './sitePlan';

/** What there is to know of a running nginx container before one of its files is changed. */
export interface Ground {
  readonly engineId: string;
  readonly options: readonly string[];
  /** Its configuration, the main file first. */
  readonly files: readonly ConfigFile[];
  readonly fileSystem: FileSystem;
}

/** Reads it now. Throws Refusal `notRunning` or `noNginx`, EngineError. */
export async function readGround(
  engine: Engine,
  container: Container,
  signal?: AbortSignal,
): Promise<Ground> {
  if (container.state !== 'running') throw new Refusal({ kind: 'notRunning', container });
  const [info, version, inspected, found] = await Promise.all([
    engine.info(signal),
    engine.version(signal),
    engine.inspectContainer(container.id, signal),
    readNginxConfig(engine, container, signal),
  ]);
  return {
    engineId: readEngineFacts(info, version).id,
    options: nginxOptions(inspected),
    files: found.kind === 'dump' ? readDump(found.text) : found.files,
    fileSystem: readFileSystem(inspected),
  };
}

/** Whether and where a file of a container can be changed. */
export type Spot =
  | { readonly kind: 'writable'; readonly place: FilePlace; readonly isKept: boolean }
  /** A folder of the host that is none of the person's own here; `file` is where it is there. */
  | { readonly kind: 'elsewhere'; readonly file: string }
  | { readonly kind: 'readOnly' }
  /** In memory, and the engine cannot write there. */
  | { readonly kind: 'memory' };

/**
 * Where a path of the container is. What the container sees of a folder of this machine is changed there, where `isOwn`
 * allows it.
 */
export async function spotOf(
  { fileSystem, files }: Ground,
  path: string,
  isOwn: (file: string) => boolean,
): Promise<Spot> {
  const mount = mountOver(fileSystem, path);
  if (!mount) {
    if (fileSystem.isRootReadOnly) return { kind: 'readOnly' };
    return { kind: 'writable', place: { kind: 'container' }, isKept: false };
  }
  if (mount.kind === 'tmpfs') return { kind: 'memory' };
  if (mount.kind !== 'bind') {
    if (!mount.isWritable) return { kind: 'readOnly' };
    return { kind: 'writable', place: { kind: 'container' }, isKept: true };
  }
  const onHost = (inside: string) => hostPath(mount.source) + inside.slice(mount.path.length);
  const file = onHost(path);
  const seen = files.filter(each => mountOver(fileSystem, each.path) === mount);
  const isHere = isOwn(file) && (await areSame(seen, onHost, file));
  return isHere
    ? { kind: 'writable', place: { kind: 'host', file }, isKept: true }
    : { kind: 'elsewhere', file };
}

/** Docker Desktop says where its virtual machine has the folders of the host. */
function hostPath(source: string): string {
  return source.replace(/^\/host_mnt(?=\/)/, '').replace(/\/+$/, '');
}

/** The engine may be on another machine, with other files under the same names, or with none where there are some here. */
async function areSame(
  files: readonly ConfigFile[],
  onHost: (inside: string) => string,
  wanted: string,
): Promise<boolean> {
  for (const { path, text } of files) {
    const there = await readFile(onHost(path), 'utf8').catch(() => undefined);
    if (there !== text) return false;
  }
  if (files.length > 0) return true;
  const around = await readdir(dirname(wanted)).catch(() => undefined);
  return around?.every(name => extname(name) !== extname(wanted)) ?? false;
}
