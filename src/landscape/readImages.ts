import { list, record } from './fields';

/**
 * The names that an engine has images under, sorted, from `GET /images/json`. Podman writes the registry too.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Image/operation/ImageList
 */
export function readImageNames(raw: readonly unknown[]): readonly string[] {
  const names = raw
    .flatMap(image => list(record(image)['RepoTags']))
    // What has lost its name to a newer image is listed as that by old engines.
    .filter((name): name is string => typeof name === 'string' && !name.includes('<none>'));
  return [...new Set(names)].sort();
}

/** True when one of the names is meant: `nginx` is `docker.io/library/nginx:latest`. An id may be any image’s. */
export function isKnownImage(image: string, names: readonly string[]): boolean {
  if (/^(sha256:)?[0-9a-f]{12,64}$/.test(image) || image.includes('@')) return true;
  return names.some(name => fullName(name) === fullName(image));
}

/** https://pkg.go.dev/github.com/distribution/reference#ParseDockerRef */
function fullName(image: string): string {
  const hasTag = /:[^/]*$/.test(image);
  const [first = '', ...more] = image.split('/');
  const hasRegistry = more.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = hasRegistry ? image : `docker.io/${more.length > 0 ? '' : 'library/'}${image}`;
  return hasTag ? path : `${path}:latest`;
}
