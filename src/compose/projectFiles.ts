/** The names Compose looks for, in its order: https://docs.docker.com/reference/cli/docker/compose/#use--f-to-specify-the-name-and-path-of-one-or-more-compose-files */
const bases = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrides = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** True for the name of a file that Compose takes by itself, or is usually given: `compose.prod.yaml`, `docker-compose-dev.yml`. */
export function isComposeName(name: string): boolean {
  return /^(compose(\..+)?|docker-compose([._-].+)?)\.ya?ml$/.test(name);
}

/** Which files are read together. */
export interface FileSet {
  /** In the order Compose reads them. */
  readonly names: readonly string[];
  /** There may be others, which nobody knows of here. */
  readonly areAll: boolean;
}

/**
 * The files that Compose reads with this one when it is called in their folder without `-f`. A file that Compose would
 * not take by itself stands alone.
 *
 * @param present names of all files in the folder.
 */
export function filesWith(name: string, present: readonly string[]): FileSet {
  const there = new Set([...present, name]);
  const base = bases.find(each => there.has(each));
  const override = overrides.find(each => there.has(each));
  const together = [base, override].filter(each => each !== undefined);
  if (base !== undefined && together.includes(name)) return { names: together, areAll: true };
  // Whoever calls Compose with it may name others.
  return { names: [name], areAll: bases.includes(name) };
}
