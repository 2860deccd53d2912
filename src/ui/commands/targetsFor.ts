import { EngineError } from '../../engine/engineError';
import { l10n } from 'vscode';
import type { EngineParts } from '../parts';
import { type CommandArguments, type Found, targetOfForeignRow, targetsOf } from '../targets';
import { plain } from '../text/words';

/** What a key binding passes instead of an element: act on what is selected in the tree. */
export const selectionArgument = 'selection';

/**
 * What a command was called on, as it is now; empty from the palette.
 *
 * @throws EngineError of kind `notFound` when all of it is gone since the menu was opened.
 */
export function targetsFor(
  { engine, engineName, live, selected }: EngineParts,
  args: CommandArguments,
): readonly Found[] {
  const elements = args[0] === selectionArgument ? selectionOf(selected) : args;
  const { found, gone } = targetsOf(elements, live.landscape, engine);
  if (gone > 0 && found.length === 0) {
    // Another extension may look at another engine.
    const why = targetOfForeignRow(args[0])
      ? l10n.t('it is not on {0}, which Docker Networks shows', plain(engineName()))
      : l10n.t('it was removed meanwhile');
    throw new EngineError('notFound', why);
  }
  return found;
}

export function selectionOf({ nodes }: EngineParts['selected']): CommandArguments {
  return nodes.length > 0 ? [nodes[0], nodes] : [];
}
