import { existsSync } from 'node:fs';
import path from 'node:path';
import { cached } from '../cache';
import { unpackFromSuite } from './apt';

/** The Docker versions that the tests run on. */
export type EngineVersion = '20.10' | '26.1' | '28.5';

/** Where an engine's programs are. */
export interface EngineBinaries {
  /** The folder that has usr/bin and usr/sbin. */
  readonly root: string;
  /** PATH for the daemon and the CLI. */
  readonly path: string;
}

interface Recipe {
  readonly suite: string;
  readonly packages: readonly string[];
  /** Packages of another suite: newer releases' runc wants a newer libc than Debian 12 has. */
  readonly fromBookworm: readonly string[];
}

const modern = ['docker.io', 'docker-cli', 'containerd', 'docker-compose'];

const recipes: Record<EngineVersion, Recipe> = {
  '20.10': { suite: 'bookworm', packages: ['docker.io', 'containerd', 'runc'], fromBookworm: [] },
  '26.1': { suite: 'trixie', packages: modern, fromBookworm: ['runc'] },
  '28.5': { suite: 'forky', packages: modern, fromBookworm: ['runc'] },
};

/** Fetches an engine's packages at the first call. */
export async function ensureEngine(version: EngineVersion): Promise<EngineBinaries> {
  const { suite, packages, fromBookworm } = recipes[version];
  const root = await cached(`engines/${version}`, async draft => {
    await unpackFromSuite(suite, packages, draft);
    await unpackFromSuite('bookworm', [...fromBookworm, 'tini'], draft);
  });
  return binariesIn(root);
}

/** The programs that are installed on this machine. */
export function installedEngine(): EngineBinaries {
  return binariesIn('/');
}

/** A program of the engine that the daemon has to be told of, if it is there. */
export function findProgram(binaries: EngineBinaries, ...names: string[]): string | undefined {
  const candidates = names.map(name => path.join(binaries.root, name));
  return candidates.find(file => existsSync(file));
}

function binariesIn(root: string): EngineBinaries {
  const own = ['usr/sbin', 'usr/bin'].map(name => path.join(root, name));
  return { root, path: [...own, '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':') };
}
