import { commands, l10n, window } from 'vscode';
import { Refusal } from '../../actions/refusal';
import type { EngineChoice } from '../../engine/address';
import { EngineError } from '../../engine/engineError';
import { isSame } from '../../landscape/isSame';
import { Boundary, type Handler } from '../boundary';
import { selectionArgument, selectionOf } from '../commands/targetsFor';
import type { Parts } from '../parts';
import { engineOf, targetOf } from '../targets';
import type { ContainerTerminals } from '../terminals/containerTerminals';
import { plain } from '../text/words';
import { furtherCommands } from './furtherCommands';
import type { ShownEngine } from './shownEngine';

/**
 * A boundary whose commands go to the engine of the row that they are called on: without a row to the engine in use,
 * and never to another one than that of the row.
 */
export function routedBoundary(parts: Parts, terminals: ContainerTerminals): Boundary {
  const known = new WeakMap<ShownEngine, ReadonlyMap<string, Handler>>();
  const commandsOf = (engine: ShownEngine) => {
    const table = known.get(engine) ?? furtherCommands(parts, engine, terminals);
    known.set(engine, table);
    return table;
  };
  const route = async (id: string, handler: Handler, given: readonly unknown[]) => {
    const args = parts.selected.complete(given);
    insistOnRow(args);
    const elements = elementsOf(parts, args);
    const keys = new Set(elements.map(engineOf));
    if (keys.size === 0 || (keys.size === 1 && keys.has(''))) return handler(...args);
    // A button of the view is handed the focused row, though it is not about it.
    if (args.length === 1 && args[0] !== selectionArgument) return handler();
    if (keys.size > 1) return tellSeveral();
    const engine = parts.engines.get([...keys].join());
    if (!engine || !elements.every(element => parts.enginesTree.has(element))) {
      throw new EngineError('notFound', l10n.t('it was removed meanwhile'));
    }
    const command = commandsOf(engine).get(id);
    return command ? command(...args) : useFirst(parts, engine, elements, handler);
  };
  const { boundary, log } = parts;
  return new Boundary(log, (id, handler) =>
    commands.registerCommand(id, (...args: readonly unknown[]) =>
      boundary.attempt(() => route(id, handler, args)),
    ),
  );
}

/**
 * A row that VS Code does not know at this moment comes as two arguments: undefined, and the selected ones if it is
 * among several. The view's title passes one, the palette none.
 *
 * @throws Refusal of kind `rowUnknown`
 */
function insistOnRow(args: readonly unknown[]): void {
  const [clicked, several] = args;
  const isRow = several === undefined || Array.isArray(several);
  if (args.length > 1 && clicked === undefined && isRow) throw new Refusal({ kind: 'rowUnknown' });
}

/** What a command was called on: rows, or elements of the drawing. */
function elementsOf(parts: Parts, args: readonly unknown[]): readonly unknown[] {
  const [clicked, selected] = args[0] === selectionArgument ? selectionOf(parts.selected) : args;
  const several: readonly unknown[] = Array.isArray(selected) ? selected : [];
  return [clicked, ...several].filter(element => element !== undefined);
}

async function tellSeveral(): Promise<void> {
  await window.showInformationMessage(
    l10n.t('The selected rows are of several engines. Select rows of one engine.'),
  );
}

/** What only the engine in use can be told is done once the person has agreed to use this one. */
async function useFirst(
  parts: Parts,
  engine: ShownEngine,
  elements: readonly unknown[],
  handler: Handler,
): Promise<unknown> {
  const targets = elements.map(targetOf);
  if (!(await offerUse(parts, engine))) return undefined;
  // Rows of services stand for nothing that could be found again by itself.
  if (targets.includes(undefined) || !(await isLive(parts, engine.choice))) return undefined;
  const [first, ...others] = targets.map(target => ({ target }));
  return handler(first, others.length > 0 ? others : undefined);
}

/** Milliseconds that an engine may take to be there after it was chosen. */
const patience = 10_000;

/** True once the engine in use is connected, if it is the one that was chosen. */
function isLive({ live, source }: Parts, choice: EngineChoice): Promise<boolean> {
  const isThere = () => live.state.kind === 'live' && isSame(source.choice, choice);
  if (isThere()) return Promise.resolve(true);
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(limit);
      stop();
      resolve(isThere());
    };
    const stop = live.onChange(({ state }) => {
      if (state.kind !== 'connecting') end();
    });
    const limit = setTimeout(end, patience);
  });
}

async function offerUse({ engines, source }: Parts, engine: ShownEngine): Promise<boolean> {
  const use = l10n.t('Use This Engine');
  const choice = await window.showInformationMessage(
    l10n.t('Use “{0}” first?', plain(engine.name)),
    {
      modal: true,
      detail: l10n.t(
        'This is done on the engine in use, which is “{0}” now. The drawing, the pages, the palette and the status bar will be about “{1}”; both stay in the tree.',
        plain(source.name),
        plain(engine.name),
      ),
    },
    use,
  );
  if (choice === use) await engines.use(engine.choice);
  return choice === use;
}
