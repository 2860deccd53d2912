import { ProgressLocation, window } from 'vscode';

/**
 * Does what may take long, with a notification that can be cancelled.
 *
 * @param work gets the signal of the cancel, and what shows a word on how far it is.
 */
export function withCancel<T>(
  title: string,
  work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Thenable<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return work(controller.signal, message => progress.report({ message }));
  });
}
