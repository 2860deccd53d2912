import { env, l10n, window } from 'vscode';
import type { CommandLine } from '../actions/action';
import { cliLine } from '../actions/cliLine';

/**
 * Says what was done, with a way back where there is one, and with the command lines that do the same.
 * Settles when the message is gone or its button has done its work.
 *
 * @throws what `undo` throws.
 */
export async function announce(
  message: string,
  cli: readonly CommandLine[],
  undo?: () => Promise<void>,
): Promise<void> {
  const back = l10n.t('Undo');
  const copy = copyLabel();
  const buttons = undo ? [back, copy] : [copy];
  const choice = await window.showInformationMessage(message, ...buttons);
  if (choice === copy) await copyCommandLines(cli);
  if (choice === back) await undo?.();
}

/**
 * Asks before something is cut or deleted: true when it may be done. Instead of doing it, a person can
 * take the command lines along and run them themselves.
 */
export async function isConfirmed(
  question: string,
  detail: string,
  yes: string,
  cli: readonly CommandLine[],
): Promise<boolean> {
  const copy = copyLabel();
  const choice = await window.showWarningMessage(question, { modal: true, detail }, yes, copy);
  if (choice === copy) await copyCommandLines(cli);
  return choice === yes;
}

/** Puts them into the clipboard, one a line. */
export async function copyCommandLines(cli: readonly CommandLine[]): Promise<void> {
  await env.clipboard.writeText(cli.map(cliLine).join('\n'));
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as docker command.')}`, 5000);
}

function copyLabel(): string {
  return l10n.t('Copy as docker Command');
}
