import { l10n } from 'vscode';
import { readForRemake, type RemakeSource } from '../../actions/remake/prepare';
import { ownContainer } from '../../engine/ownContainer';
import type { Container } from '../../landscape/landscape';
import { connectedEngine } from '../connectedEngine';
import type { EngineParts } from '../parts';
import { plain } from '../text/words';
import { withCancel } from '../withCancel';

/**
 * Reads a container to be made again.
 *
 * @throws Refusal where that cannot be, EngineError; an AbortError when the person cancels.
 */
export async function readSource(
  { live }: EngineParts,
  container: Container,
): Promise<RemakeSource> {
  const own = await ownContainer();
  return withCancel(l10n.t('Reading “{0}”…', plain(container.name)), signal =>
    readForRemake(connectedEngine(live), live.landscape, container, own, signal),
  );
}
