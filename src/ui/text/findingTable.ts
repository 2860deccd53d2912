import { env } from 'vscode';
import type { Question } from '../../diagnose/question';
import type { FindingKind, FindingOf } from '../../diagnose/verdict';
import type { Container, Network } from '../../landscape/landscape';
import { plain, someOf } from './words';

/** The sentence of a finding. */
export type Words<F> = (finding: F, question: Question) => string;

/** A sentence for each of these findings. */
export type Table<K extends FindingKind> = { readonly [Each in K]: Words<FindingOf<Each>> };

/** A name as it can be shown. */
export function nameOf(named: Container | Network | undefined): string {
  return plain(named?.name ?? '');
}

/** Some of them, with commas. */
export function listOf(texts: readonly string[]): string {
  return someOf(texts, 4, text => plain(text));
}

/** The same, each in quotes. */
export function quoted(names: readonly string[]): string {
  return someOf(names, 4, name => `“${plain(name)}”`);
}

/** A day, from ISO 8601. */
export function dateOf(iso: string): string {
  return new Date(iso).toLocaleDateString(env.language, { dateStyle: 'medium' });
}
