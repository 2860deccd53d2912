import { env, l10n, window } from 'vscode';
import type { CommandLine } from '../actions/action';
import { cliLine } from '../actions/cliLine';
import { onEngine } from '../actions/onEngine';
import type { EngineParts } from './parts';
import { plain } from './text/words';

/** A button of a message: what it says and does. */
export interface Offer {
  readonly label: string;
  readonly run: () => unknown;
}

/**
 * Says what was done, with a way back where there is one, and with the command lines that do the same.
 * Settles when the message is gone or its button has done its work.
 *
 * @param further what may come next, as the first buttons.
 * @throws what `undo` throws.
 */
export async function announce(
  parts: Pick<EngineParts, 'choice'>,
  message: string,
  cli: readonly CommandLine[],
  undo?: () => Promise<void>,
  further: readonly Offer[] = [],
): Promise<void> {
  const lines = linesFor(parts, cli);
  const offers = [
    ...further,
    ...(undo ? [undoOffer(undo)] : []),
    { label: copyLabel(), run: () => copyCommandLines(lines) },
  ];
  await take(offers, window.showInformationMessage(message, ...offers.map(({ label }) => label)));
}

/** Does what the pressed button says, if any was. */
export async function take(
  offers: readonly Offer[],
  pressed: Thenable<string | undefined>,
): Promise<void> {
  const choice = await pressed;
  await offers.find(({ label }) => label === choice)?.run();
}

/** A button that takes back what was just done. */
export function undoOffer(undo: () => Promise<void>): Offer {
  return { label: l10n.t('Undo'), run: undo };
}

/**
 * Asks before something is cut or deleted: true when it may be done. Instead of doing it, a person can
 * take the command lines along and run them themselves. Where several engines are shown, it names the one that is meant.
 */
export async function isConfirmed(
  parts: Pick<EngineParts, 'choice' | 'nameAmongSeveral'>,
  question: string,
  detail: string,
  yes: string,
  cli: readonly CommandLine[],
): Promise<boolean> {
  const copy = copyLabel();
  const engine = parts.nameAmongSeveral();
  const where = engine === undefined ? [] : [l10n.t('On the engine “{0}”.', plain(engine))];
  const options = { modal: true, detail: [...where, detail].join('\n') };
  const choice = await window.showWarningMessage(question, options, yes, copy);
  if (choice === copy) await copyCommandLines(linesFor(parts, cli));
  return choice === yes;
}

/** Puts them into the clipboard, one a line. */
export async function copyCommandLines(cli: readonly CommandLine[]): Promise<void> {
  await env.clipboard.writeText(cli.map(cliLine).join('\n'));
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as docker command.')}`, 5000);
}

function linesFor(
  { choice }: Pick<EngineParts, 'choice'>,
  cli: readonly CommandLine[],
): readonly CommandLine[] {
  const chosen = choice();
  return cli.map(line => onEngine(line, chosen));
}

function copyLabel(): string {
  return l10n.t('Copy as docker Command');
}
