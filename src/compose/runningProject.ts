import type { Container, Landscape, Network } from '../landscape/landscape';
import { composeKeyOf } from '../landscape/composeLabels';
import type { ComposeProject } from './composeProject';

/** What of a project is on the engine. */
export interface RunningProject {
  /** What it is called there. */
  readonly name: string | undefined;
  /** Other files than the ones at hand made it. */
  readonly hasOtherFiles: boolean;
  /** The files at hand made it, and no others. */
  readonly isOfTheseFiles: boolean;
  /** Networks that Compose made for it. */
  readonly networks: readonly Network[];
  /** Containers that Compose made for it, but for those that run one command once. */
  readonly containers: readonly Container[];
}

/**
 * Finds it by the files that its containers were made from, else by its name.
 *
 * @param name what Compose would call it now, where that is known.
 * @param paths of its files on this machine, the one that is looked at first.
 */
export function findProject(
  { networks, containers }: Landscape,
  name: string | undefined,
  paths: readonly string[],
): RunningProject {
  const [path = ''] = paths.map(comparable);
  const made = containers.filter(container => filesOf(container).includes(path));
  const names = new Set(made.flatMap(({ project }) => project ?? []));
  const [only] = names;
  const found = names.size === 1 && !names.has(name ?? '') ? only : name;
  const ours = new Set(paths.map(comparable));
  const members = containers.filter(
    ({ project, labels }) =>
      project !== undefined &&
      project === found &&
      labels['com.docker.compose.oneoff']?.toLowerCase() !== 'true',
  );
  const madeOf = members.map(filesOf);
  const hasOtherFiles = madeOf.flat().some(file => !ours.has(file));
  const areFilesKnown = madeOf.length > 0 && madeOf.every(files => files.length > 0);
  return {
    name: found,
    hasOtherFiles,
    isOfTheseFiles: areFilesKnown && !hasOtherFiles,
    networks: networks.filter(({ project }) => project !== undefined && project === found),
    containers: members,
  };
}

/** The network of a key on the engine, if it is there. */
export function networkOf(
  { networks }: Landscape,
  project: ComposeProject,
  running: RunningProject,
  key: string,
): Network | undefined {
  const written = project.networks.get(key);
  if (written?.isExternal?.value === true) {
    const name = externalName(written);
    return networks.find(network => network.name === name);
  }
  const name =
    written?.name?.value ?? (running.name === undefined ? undefined : `${running.name}_${key}`);
  return (
    running.networks.find(network => composeKeyOf(network) === key) ??
    (written?.name && written.name.value === undefined
      ? undefined
      : networks.find(network => network.name === name))
  );
}

/** What an external network is called on the engine; undefined where a variable decides. */
export function externalName({
  key,
  name,
}: {
  readonly key: string;
  readonly name?: { readonly value?: string };
}): string | undefined {
  return name ? name.value : key;
}

/** The containers of a service, in the landscape's order. */
export function containersOf(running: RunningProject, service: string): readonly Container[] {
  return running.containers.filter(container => container.service === service);
}

/** The files that Compose made a container from. */
function filesOf({ labels }: Container): readonly string[] {
  const files = labels['com.docker.compose.project.config_files'];
  return files === undefined || files === '' ? [] : files.split(',').map(comparable);
}

/** Windows writes one path in several ways. */
function comparable(path: string): string {
  return /^[A-Za-z]:/.test(path) ? path.replaceAll('\\', '/').toLowerCase() : path;
}
