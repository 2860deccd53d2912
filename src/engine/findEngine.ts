import type { FoundEngine } from './address';
import { fromChoice } from './chosenAddress';
import { fromContext } from './contextAddress';
import { fromEnvironment, fromSetting } from './statedAddress';
import { realSurroundings, type Surroundings } from './surroundings';
import { fromUsualPlaces } from './usualAddress';

/** One way to find an engine: undefined when it has nothing to say, `AddressError` when what it says is wrong. */
export type EngineFinder = (around: Surroundings) => Promise<FoundEngine | undefined>;

/** In the order of the CLI, with what was chosen and set above all. More kinds of engines are more finders. */
const finders: readonly EngineFinder[] = [fromChoice, fromSetting, fromEnvironment, fromContext];

/**
 * Gives the engine to talk to. It need not answer, nor even exist: that is for the connection to find out.
 * Throws `AddressError` when a place says something that is no address: a wrong setting, a damaged
 * configuration file. Then nothing else is tried, so that nobody works on another engine than they think.
 * https://docs.docker.com/engine/manage-resources/contexts/
 */
export async function findEngine(around: Surroundings = realSurroundings()): Promise<FoundEngine> {
  for (const find of finders) {
    const engine = await find(around);
    if (engine) return engine;
  }
  return fromUsualPlaces(around);
}
