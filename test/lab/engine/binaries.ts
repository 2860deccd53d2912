import { existsSync } from 'node:fs';
import { cp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { cached } from '../cache';
import { unpackClosure, unpackFromSuite } from './apt';

/** The Docker versions that the tests run on. */
export type DockerVersion = '20.10' | '26.1' | '28.5';

/** The Podman versions that the tests run on. */
export type PodmanVersion = 'podman4' | 'podman5';

export type EngineVersion = DockerVersion | PodmanVersion;

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

const recipes: Record<DockerVersion, Recipe> = {
  '20.10': { suite: 'bookworm', packages: ['docker.io', 'containerd', 'runc'], fromBookworm: [] },
  '26.1': { suite: 'trixie', packages: modern, fromBookworm: ['runc'] },
  '28.5': { suite: 'forky', packages: modern, fromBookworm: ['runc'] },
};

const podmanSuites: Record<PodmanVersion, string> = { podman4: 'bookworm', podman5: 'forky' };
const podmanPackages = [
  ...['podman', 'netavark', 'aardvark-dns', 'crun', 'conmon', 'catatonit'],
  ...['golang-github-containers-common', 'iptables', 'nftables', 'busybox-static'],
];

export function isPodman(version: EngineVersion): version is PodmanVersion {
  return version in podmanSuites;
}

/** Fetches an engine's packages at the first call. */
export async function ensureEngine(version: EngineVersion): Promise<EngineBinaries> {
  const fill = (draft: string) =>
    isPodman(version) ? fetchPodman(version, draft) : fetchDocker(version, draft);
  return binariesIn(await cached(`engines/${version}`, fill));
}

/** The programs of the docker CLI for an engine; for Podman those of the newest Docker. */
export function ensureCli(version: EngineVersion): Promise<EngineBinaries> {
  return ensureEngine(isPodman(version) ? '28.5' : version);
}

async function fetchDocker(version: DockerVersion, draft: string): Promise<void> {
  const { suite, packages, fromBookworm } = recipes[version];
  await unpackFromSuite(suite, packages, draft);
  await unpackFromSuite('bookworm', [...fromBookworm, 'tini'], draft);
}

/** Podman's many libraries come with it, so that it does not matter which ones the host has. */
async function fetchPodman(version: PodmanVersion, draft: string): Promise<void> {
  await unpackClosure(podmanSuites[version], podmanPackages, draft);
  // Older packages still use the folders that are now links into /usr.
  for (const name of ['bin', 'sbin', 'lib', 'lib64'].filter(top => existsSync(`${draft}/${top}`))) {
    const merged = { recursive: true, force: true, verbatimSymlinks: true };
    await cp(path.join(draft, name), path.join(draft, 'usr', name), merged);
    await rm(path.join(draft, name), { recursive: true });
  }
  for (const name of ['doc', 'locale', 'man'])
    await rm(path.join(draft, 'usr/share', name), { recursive: true, force: true });
  // Links that an installation would make.
  for (const name of ['iptables', 'iptables-save', 'iptables-restore'])
    for (const program of [name, name.replace('ip', 'ip6')])
      await symlink('xtables-nft-multi', path.join(draft, 'usr/sbin', program));
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
