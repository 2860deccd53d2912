import type { Engine } from '../engine/engine';
import { readEngineFacts } from '../landscape/engineFacts';
import { Refusal } from './refusal';

/**
 * Makes sure that a plan is for this engine: between the question and the answer a person may have turned to another
 * one, which has none of these containers.
 *
 * @param name of what the plan is about.
 * @throws Refusal of kind `otherEngine`, EngineError.
 */
export async function checkEngine(engine: Engine, engineId: string, name: string): Promise<void> {
  const { id } = readEngineFacts(await engine.info(), await engine.version());
  if (id !== engineId) throw new Refusal({ kind: 'otherEngine', name });
}
