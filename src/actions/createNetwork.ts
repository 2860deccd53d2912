import type { Landscape, NetworkId } from '../landscape/landscape';
import { isPredefined } from '../landscape/predefined';
import type { Action } from './action';
import { operands } from './operands';
import { Refusal } from './refusal';

/** Drivers that need nothing but a name. `host` and `null` exist once; macvlan and ipvlan want a parent. */
export const simpleDrivers = ['bridge', 'macvlan', 'ipvlan', 'overlay'] as const;

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

/**
 * Makes a network: https://docs.docker.com/reference/cli/docker/network/create/
 *
 * @throws Refusal when there is one of that name.
 */
export function createNetwork(
  landscape: Landscape,
  name: string,
  driver: string,
): Action<NetworkId> {
  const network = landscape.networks.find(other => other.name === name);
  if (network) throw new Refusal({ kind: 'nameTaken', network });
  return {
    cli: ['docker', 'network', 'create', '--driver', driver, ...operands(name)],
    touches: {},
    run: (engine, signal) => engine.createNetwork({ name, driver }, signal),
  };
}
