import type { Written } from './composeFile';
import { interpolated } from './nodes';

/** What of the file `.env` beside a Compose file decides about the project. */
export interface ProjectVariables {
  readonly name?: string;
  /** Which files belong to the project is said here, and not by their names. */
  readonly hasFiles: boolean;
  /** The name is made of other variables. */
  readonly isNameUnknown: boolean;
}

/** Reads them. https://docs.docker.com/compose/how-tos/environment-variables/envvars/ */
export function readVariables(env: string): ProjectVariables {
  const written = variable(env, 'COMPOSE_PROJECT_NAME');
  const name = written === undefined ? undefined : interpolated(written);
  return {
    ...(name ? { name } : {}),
    hasFiles: (variable(env, 'COMPOSE_FILE') ?? '') !== '',
    isNameUnknown: written !== undefined && name === undefined,
  };
}

/**
 * The name of a project that is called without `-p`: https://docs.docker.com/compose/how-tos/project-name/
 * Undefined where only Compose can tell.
 *
 * @param name of the last file that has one.
 * @param folder the name of the folder that the first file is in.
 */
export function projectName(
  variables: ProjectVariables,
  name: Written<string> | undefined,
  folder: string,
): string | undefined {
  if (variables.isNameUnknown) return undefined;
  if (variables.name !== undefined) return normalized(variables.name);
  if (name) return name.value === undefined ? undefined : normalized(name.value);
  return normalized(folder);
}

/** Small letters, digits, `-` and `_`, of which the first two begin it. */
function normalized(name: string): string | undefined {
  const found = name
    .toLowerCase()
    .replace(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '');
  return found === '' ? undefined : found;
}

function variable(env: string, name: string): string | undefined {
  const lines = env.split(/\r?\n/).flatMap(line => {
    const [, key, value = ''] = /^\s*(?:export\s+)?(\w+)\s*=(.*)$/.exec(line) ?? [];
    return key === name ? [value.replace(/\s+#.*$/, '').trim()] : [];
  });
  return lines.at(-1)?.replace(/^(["'])(.*)\1$/, '$2');
}
