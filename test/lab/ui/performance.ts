import type { Page } from 'playwright-core';
import { delay } from '../wait';
import { editorText } from './editors';
import { runCommand } from './quickInput';

/** How long an extension took to start, in milliseconds. */
export interface ActivationTimes {
  readonly load: number;
  readonly call: number;
  readonly finish: number;
  /** What woke it. */
  readonly event: string;
}

/** The text of "Developer: Startup Performance". */
export async function startupPerformance(page: Page): Promise<string> {
  await runCommand(page, 'Developer: Startup Performance');
  await page.locator('.part.editor .monaco-editor .view-line').first().waitFor();
  await delay(2500); // the text is filled in afterwards
  return editorText(page);
}

/** An extension's line of the table "Extension Activation Stats" in that text. */
export function parseActivation(text: string, extension: string): ActivationTimes | undefined {
  const line = text.split('\n').find(candidate => candidate.includes(`| ${extension} `));
  const cells = line?.split('|').map(cell => cell.trim());
  if (!cells) return undefined;
  const first = cells.findIndex((cell, index) => index > 1 && /^\d+$/.test(cell));
  const [load = NaN, call = NaN, finish = NaN] = cells.slice(first, first + 3).map(Number);
  return { load, call, finish, event: cells[first + 3] ?? '' };
}
