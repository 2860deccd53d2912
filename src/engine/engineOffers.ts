import type { EngineChoice, FoundEngine } from './address';
import { AddressError } from './addressError';
import { addressText } from './addressText';
import { contextNames, currentContext } from './cliConfig';
import { findEngine } from './findEngine';
import type { Surroundings } from './surroundings';
import { addressOf, type EngineProduct, presentPlaces } from './usualAddress';

/** An engine that a person may choose. */
export interface EngineOffer {
  /** Undefined: no choice, settings and the Docker CLI say which one. */
  readonly choice: EngineChoice | undefined;
  /** Where it is; or what is wrong with what is said about it. */
  readonly found: FoundEngine | AddressError;
  /** The Docker CLI would use this context now. */
  readonly isCurrentContext?: boolean;
  /** What usually listens there. */
  readonly product?: EngineProduct;
}

/**
 * Gives all engines that this machine knows, in the order to be shown: what holds without a choice, the contexts of
 * the Docker CLI (`default` first), and the usual sockets that are there. Nothing is asked of any of them.
 */
export async function engineOffers(around: Surroundings): Promise<readonly EngineOffer[]> {
  const [names, current, places] = await Promise.all([
    contextNames(around),
    currentContext(around).catch(() => undefined),
    presentPlaces(around),
  ]);
  const offer = async (choice?: EngineChoice): Promise<EngineOffer> => {
    const found = await findEngine({ ...around, choice }).catch(asFound);
    return { choice, found };
  };
  const contexts = ['default', ...names.filter(name => name !== 'default')].map(async name => ({
    ...(await offer({ kind: 'context', name })),
    isCurrentContext: name === current,
  }));
  const sockets = places.map(async ({ path, product }) => ({
    ...(await offer({ kind: 'host', host: addressText(addressOf(path, around.platform)) })),
    product,
  }));
  return Promise.all([offer(), ...contexts, ...sockets]);
}

function asFound(error: unknown): AddressError {
  if (error instanceof AddressError) return error;
  throw error;
}
