import { commands, l10n, Uri, window, workspace } from 'vscode';
import { Refusal } from '../actions/refusal';
import { announce, type Offer, take, undoOffer } from './announce';
import { sentenceOf } from './sentenceOf';
import { commands as ids } from './ids';
import type { EngineParts } from './parts';
import { reportScheme } from './reportDocuments';
import type { Report } from './runEach';
import { nameList, plain } from './text/words';

/** How to say what became of things that were all treated alike. */
export interface Wording<S> {
  /** What tells one from the others. */
  readonly name: (item: S) => string;
  /** Said where only one was asked for. */
  readonly one: (item: S) => string;
  readonly done: (names: string) => string;
  readonly failed: (names: string) => string;
}

/** What a person may do next. */
export interface Offers<S> {
  readonly undo?: () => Promise<void>;
  /** Where something was done. */
  readonly further?: readonly Offer[];
  /** For what failed, if anything. */
  readonly retry?: (failed: Report<S, unknown>['failed']) => Offer | undefined;
}

/** Says in one message what was done and what not and why. Settles when it is gone or its button has done its work. */
export async function tell<S>(
  parts: Pick<EngineParts, 'boundary' | 'choice'>,
  wording: Wording<S>,
  report: Report<S, unknown>,
  { undo, further = [], retry }: Offers<S> = {},
): Promise<void> {
  const { done, failed, left, cli } = report;
  const [first] = done;
  const retrying = [retry?.(failed)].filter(offer => offer !== undefined);
  if (failed.length === 0 && left.length === 0) {
    if (!first) return;
    const items = done.map(({ item }) => item);
    const message =
      done.length === 1 ? wording.one(first.item) : wording.done(listed(wording, items));
    await announce(parts, message, cli, undo, further);
    return;
  }
  const [problem] = failed;
  if (problem && done.length + left.length === 0 && failed.length === 1) {
    if (retrying.length === 0) await parts.boundary.show(problem.error);
    else await showFailure(problem.error, retrying);
    return;
  }
  if (done.length + failed.length === 0 && left.length === 1) return;
  const details = { label: l10n.t('Show Details'), run: () => showReport(wording, report) };
  const offers = [...retrying, ...(undo && first ? [undoOffer(undo)] : []), details];
  const isHarmless = failed.every(({ error }) => error instanceof Refusal);
  const show = isHarmless ? window.showInformationMessage : window.showWarningMessage;
  await take(offers, show(summary(wording, report), ...offers.map(({ label }) => label)));
}

async function showFailure(error: unknown, retrying: readonly Offer[]): Promise<void> {
  const offers = [
    ...retrying,
    { label: l10n.t('Show Log'), run: () => commands.executeCommand(ids.engineShowLog) },
  ];
  const labels = offers.map(({ label }) => label);
  await take(offers, window.showErrorMessage(sentenceOf(error), ...labels));
}

/** As many different reasons are said in the message; the document has all of them. */
const mostReasons = 2;

function summary<S>(wording: Wording<S>, { done, failed, left }: Report<S, unknown>): string {
  const named = (items: readonly { readonly item: S }[]) =>
    listed(
      wording,
      items.map(({ item }) => item),
    );
  const reasons = [...new Set(failed.map(({ error }) => sentenceOf(error)))];
  return [
    ...(left.length > 0 ? [l10n.t('Cancelled.')] : []),
    ...(done.length > 0 ? [wording.done(named(done))] : []),
    ...(failed.length > 0 ? [wording.failed(named(failed))] : []),
    ...reasons.slice(0, mostReasons),
    ...(left.length > 0 ? [l10n.t('Not done: {0}.', listed(wording, left))] : []),
  ].join(' ');
}

function listed<S>({ name }: Wording<S>, items: readonly S[]): string {
  return nameList(items.map(item => ({ name: name(item) })));
}

async function showReport<S>(wording: Wording<S>, report: Report<S, unknown>): Promise<void> {
  const uri = Uri.from({
    scheme: reportScheme,
    path: `/${l10n.t('Result')}.txt`,
    query: reportText(wording, report),
  });
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}

function reportText<S>(wording: Wording<S>, { done, failed, left }: Report<S, unknown>): string {
  const name = (item: S) => plain(wording.name(item));
  const lines = [
    ...done.map(({ item }) => `✓ ${name(item)}`),
    ...failed.map(({ item, error }) => `✗ ${name(item)}: ${sentenceOf(error)}`),
    ...left.map(item => `– ${name(item)}: ${l10n.t('not done, because it was cancelled')}`),
  ];
  return `${lines.join('\n')}\n`;
}
