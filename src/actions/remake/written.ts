import { list, record, someText, text } from '../../landscape/fields';

/** What engines put into every container. */
const engines =
  /^\/(dev|proc|sys)(\/|$)|^\/(etc|run|var|tmp)$|^\/etc\/(hosts|hostname|resolv\.conf|mtab|passwd|group)$|^\/(\.dockerenv|run\/\.containerenv|sbin\/docker-init)$|^\/run\/secrets(\/|$)/;

/**
 * The files that a container has written outside of its volumes: they are in it alone, and go with it.
 *
 * @param changes of `GET /containers/{id}/changes`.
 * @param inspected of `GET /containers/{id}/json`.
 */
export function writtenFiles(changes: readonly unknown[], inspected: unknown): readonly string[] {
  const paths = changes.flatMap(change => someText(record(change)['Path']) ?? []);
  const folders = new Set(paths.flatMap(foldersOf));
  const { Mounts, HostConfig } = record(inspected);
  const host = record(HostConfig);
  const mounts = [
    ...list(Mounts).map(mount => text(record(mount)['Destination'])),
    ...list(host['Mounts']).map(mount => text(record(mount)['Target'])),
    ...Object.keys(record(host['Tmpfs'])),
  ];
  const made = new Set(mounts.flatMap(mount => [mount, ...foldersOf(mount)]));
  return paths.filter(path => !folders.has(path) && !made.has(path) && !engines.test(path));
}

/** `/a` and `/a/b` of `/a/b/c`. */
function foldersOf(path: string): readonly string[] {
  const names = path.split('/').slice(1, -1);
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
}
