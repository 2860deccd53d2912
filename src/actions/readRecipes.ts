import type { Engine } from '../engine/engine';
import { inParallel } from '../engine/inParallel';
import { record, someText } from '../landscape/fields';
import type { Container, Landscape } from '../landscape/landscape';
import { type ContainerRecipe, readRecipe } from '../landscape/recipe';
import { ifThere } from './ifThere';

/** Requests at a time. */
const width = 8;

/**
 * Reads what was chosen for containers: an inspect of each, and of each image once. Containers that are gone by now are
 * left out.
 *
 * @throws EngineError when the engine fails; the signal's reason when the caller cancels.
 */
export async function readRecipes(
  engine: Engine,
  landscape: Landscape,
  containers: readonly Container[],
  signal?: AbortSignal,
): Promise<readonly ContainerRecipe[]> {
  const images = new Map<string, Promise<unknown>>();
  const imageOf = (raw: unknown): Promise<unknown> => {
    const id = someText(record(raw)['Image']) ?? '';
    const known = images.get(id) ?? ifThere(engine.inspectImage(id, signal));
    images.set(id, known);
    return known;
  };
  const recipes = await inParallel(containers, width, async container => {
    const raw = await ifThere(engine.inspectContainer(container.id, signal));
    return raw === undefined
      ? undefined
      : readRecipe(landscape, container, raw, await imageOf(raw));
  });
  return recipes.filter(recipe => recipe !== undefined);
}
