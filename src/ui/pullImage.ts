import { l10n } from 'vscode';
import type { Engine } from '../engine/engine';
import { plain } from './text/words';
import { withCancel } from './withCancel';

/**
 * Has the engine fetch an image, with a progress that can be cancelled.
 *
 * @throws EngineError; an AbortError when the person cancels.
 */
export async function pullImage(engine: Engine, image: string): Promise<void> {
  await withCancel(l10n.t('Fetching the image “{0}”…', plain(image)), signal =>
    engine.pullImage(image, signal),
  );
}
