import type { Engine } from '../../engine/engine';
import { readEngineFacts } from '../../landscape/engineFacts';
import { Refusal } from '../refusal';
import type { RebuildPlan } from './plan';

/**
 * Makes sure that a plan is for this engine: between the question and the answer a person may have turned to another
 * one, which has none of these containers.
 *
 * @throws Refusal of kind `otherEngine`, EngineError.
 */
export async function checkEngine(
  engine: Engine,
  { engineId, before }: RebuildPlan,
): Promise<void> {
  const { id } = readEngineFacts(await engine.info(), await engine.version());
  if (id !== engineId) throw new Refusal({ kind: 'otherEngine', name: before.name });
}
