import type { FoundEngine } from './address';
import { contextAddress } from './contextAddress';
import { fromEnvironment, stated } from './statedAddress';
import type { Surroundings } from './surroundings';
import { fromUsualPlaces } from './usualAddress';

/** The address that a person chose for the workspace; undefined when nobody did. Throws `AddressError`. */
export async function fromChoice(around: Surroundings): Promise<FoundEngine | undefined> {
  const { choice } = around;
  if (!choice) return undefined;
  if (choice.kind === 'host') return stated(choice.host, 'chosen', around);
  if (choice.name !== 'default') return contextAddress(choice.name, 'chosen', around);
  const found = (await fromEnvironment(around)) ?? (await fromUsualPlaces(around));
  return { ...found, source: 'chosen', name: 'default' };
}
