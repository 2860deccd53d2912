import { l10n, ProgressLocation, window } from 'vscode';
import type { Engine } from '../engine/engine';
import { plain } from './text/words';

/**
 * Has the engine fetch an image, with a progress that can be cancelled.
 *
 * @throws EngineError; an AbortError when the person cancels.
 */
export async function pullImage(engine: Engine, image: string): Promise<void> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Fetching the image “{0}”…', plain(image)),
    cancellable: true,
  };
  await window.withProgress(options, async (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    await engine.pullImage(image, controller.signal);
  });
}
