import { l10n } from 'vscode';
import { againLines } from '../../actions/againLines';
import { againScript } from '../../actions/againScript';
import { readRecipes } from '../../actions/readRecipes';
import { toCompose } from '../../export/compose';
import type { Landscape } from '../../landscape/landscape';
import type { ContainerRecipe } from '../../landscape/recipe';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import { composeNoteLine } from '../text/composeWords';
import { plain } from '../text/words';
import { pickOne } from '../picks';
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
  const count = recipes.reduce((sum, { environment }) => sum + environment.length, 0);
  return textOf(format, landscape, recipes, count > 0 && (await asksForVariables(count)));
}

/** Asked only where there are any. Throws an AbortError when the person changes their mind. */
async function asksForVariables(count: number): Promise<boolean> {
  const choice = await pickOne(
    l10n.t('Environment variables that are the containers’ own: {0}', count),
    [
      {
        label: l10n.t('Leave Them Out'),
        detail: l10n.t('Names can tell something, too'),
        value: 'none',
      },
      {
        label: l10n.t('Write Their Names'),
        detail: l10n.t('Without values, which come from where the file is used'),
        value: 'names',
      },
    ],
    '',
  );
  if (choice === undefined) throw new DOMException('cancelled', 'AbortError');
  return choice === 'names';
}

function textOf(
  format: AgainFormat['format'],
  { networks }: Landscape,
  recipes: readonly ContainerRecipe[],
  hasVariables: boolean,
): string {
  const words = composeNoteLine;
  switch (format) {
    case 'compose':
      return toCompose(networks, recipes, { makesNetworks: false, hasVariables, words });
    case 'composeWhole':
      return toCompose(networks, recipes, { makesNetworks: true, hasVariables, words });
    case 'script':
      return againScript(
        againLines(networks, hasVariables ? recipes : recipes.map(withoutVariables)),
        [
          hasVariables
            ? l10n.t(
                'Makes the networks and containers again. Values of variables come from the shell that runs it.',
              )
            : l10n.t(
                'Makes the networks and containers again, without environment variables of their own.',
              ),
          ...recipes.flatMap(leftOut),
        ],
      );
  }
}

function leftOut({ container, unsaid }: ContainerRecipe): readonly string[] {
  const name = plain(container.name);
  return unsaid.length === 0
    ? []
    : [l10n.t('“{0}” has settings that are left out here: {1}', name, unsaid.join(', '))];
}

function withoutVariables(recipe: ContainerRecipe): ContainerRecipe {
  return { ...recipe, environment: [] };
}
