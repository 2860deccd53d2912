import { isPredefined } from './predefined';

export type NetworkNameProblem = 'empty' | 'blanks' | 'control' | 'predefined' | 'tooLong';

/**
 * What is wrong with a name for a new network, or undefined. Docker takes nearly everything
 * (blanks inside, slashes, any script), but not blanks at an end nor the names of its own networks.
 */
export function networkNameProblem(name: string): NetworkNameProblem | undefined {
  if (name.trim() === '') return 'empty';
  if (name !== name.trim()) return 'blanks';
  if (/\p{Cc}/u.test(name)) return 'control';
  if (isPredefined(name) || name === 'default') return 'predefined';
  return name.length > 250 ? 'tooLong' : undefined;
}

/** True for a name that every engine and Compose take: https://docs.docker.com/reference/api/engine/ */
export function isPlainName(name: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name);
}
