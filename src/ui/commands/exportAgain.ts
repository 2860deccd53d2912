import { l10n } from 'vscode';
import { againLines } from '../../actions/againLines';
import { cliLine } from '../../actions/cliLine';
import { readRecipes } from '../../actions/readRecipes';
import { toCompose } from '../../export/compose';
import type { Landscape } from '../../landscape/landscape';
import type { ContainerRecipe } from '../../landscape/recipe';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import { composeNoteLine } from '../text/composeWords';
import { withCancel } from '../withCancel';
import type { AgainFormat } from './exportFormats';

/** Writes what makes the same again; containers are inspected for that. Throws an AbortError on cancel. */
export async function writeAgain(
  { live }: Parts,
  { format }: AgainFormat,
  landscape: Landscape,
): Promise<string> {
  const engine = connectedEngine(live);
  const title = l10n.t('Reading {0} containers…', landscape.containers.length);
  const recipes = await withCancel(title, signal =>
    readRecipes(engine, live.landscape, landscape.containers, signal),
  );
  return textOf(format, landscape, recipes);
}

function textOf(
  format: AgainFormat['format'],
  { networks }: Landscape,
  recipes: readonly ContainerRecipe[],
): string {
  switch (format) {
    case 'compose':
      return toCompose(networks, recipes, { makesNetworks: false, words: composeNoteLine });
    case 'composeWhole':
      return toCompose(networks, recipes, { makesNetworks: true, words: composeNoteLine });
    case 'script':
      return [
        '#!/bin/sh',
        `# ${l10n.t('Makes the networks and containers again. Values of variables come from the shell that runs it.')}`,
        'set -e',
        ...againLines(networks, recipes).map(cliLine),
        '',
      ].join('\n');
  }
}
