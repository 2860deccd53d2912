import { window } from 'vscode';
import { readForRemake, type RemakeSource } from '../../actions/remake/prepare';
import { ownContainer } from '../../engine/ownContainer';
import type { Container } from '../../landscape/landscape';
import { connectedEngine } from '../connectedEngine';
import { views } from '../ids';
import type { EngineParts } from '../parts';

/**
 * Reads a container to be made again.
 *
 * @throws Refusal where that cannot be, EngineError.
 */
export async function readSource(
  { live }: EngineParts,
  container: Container,
): Promise<RemakeSource> {
  const own = await ownContainer();
  const work = readForRemake(connectedEngine(live), live.landscape, container, own);
  return window.withProgress({ location: { viewId: views.networks } }, () => work);
}
