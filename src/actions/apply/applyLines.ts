import type { CommandLine } from '../action';
import { operands } from '../operands';
import type { SitePlan } from './sitePlan';

/** The command lines that do the same by hand, with the file as it was saved. */
export function applyLines({
  containerName,
  path,
  place,
  after,
  options,
}: SitePlan): readonly CommandLine[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const nginx = ['docker', 'exec', containerName, 'nginx', ...options];
  const write =
    after.kind === 'absent'
      ? ['docker', 'exec', containerName, 'rm', '-f', path]
      : place.kind === 'host'
        ? ['cp', ...operands(file, place.file)]
        : ['docker', 'cp', ...operands(file, `${containerName}:${path}`)];
  return [write, [...nginx, '-t'], [...nginx, '-s', 'reload']];
}
