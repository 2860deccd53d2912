import { commands as vscodeCommands } from 'vscode';
import type { AdviceAct } from '../../protocol/advice';
import { commands } from '../ids';
import type { Parts } from '../parts';

const adviceCommands: Readonly<Record<AdviceAct, string>> = {
  fix: commands.adviceFix,
  explain: commands.adviceExplain,
  ignore: commands.adviceIgnore,
  turnOff: commands.adviceTurnOff,
};

/** Does with a piece of advice what a button of the drawing says; nothing where it does not stand any more. */
export async function advise(
  { advice }: Pick<Parts, 'advice'>,
  act: AdviceAct,
  key: string,
): Promise<void> {
  const item = advice.items.find(each => each.key === key);
  if (item) await vscodeCommands.executeCommand(adviceCommands[act], item);
}
