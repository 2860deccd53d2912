import {
  type CancellationToken,
  LanguageModelTextPart,
  LanguageModelToolResult,
  MarkdownString,
  type PreparedToolInvocation,
} from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { block } from '../markdown';
import type { Parts } from '../parts';
import type { ToolName } from './assistantTools';
import { change, forModel, isChange, look, plannedChange } from './runTool';
import { question, working } from './toolWords';

/**
 * What the person sees before a tool is used; one that changes anything asks, with its docker command.
 *
 * @throws Error with a sentence that says what was wrong, for the model to say.
 */
export async function prepareTool(
  parts: Parts,
  name: ToolName,
  input: unknown,
  token: CancellationToken,
): Promise<PreparedToolInvocation> {
  const invocationMessage = working(name);
  if (!isChange(name)) return { invocationMessage };
  const action = await readably(() =>
    withSignal(token, signal => plannedChange(parts, name, input, signal)),
  );
  return {
    invocationMessage,
    confirmationMessages: {
      title: question(name),
      // As Markdown, a name could look like another command.
      message: new MarkdownString(block(action.cli.map(cliLine).join('\n'))),
    },
  };
}

/**
 * Uses a tool, after the editor has asked where `prepareTool` wants it.
 *
 * @throws Error with a sentence that says what was wrong, for the model to say.
 */
export async function invokeTool(
  parts: Parts,
  name: ToolName,
  input: unknown,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  const use = async (signal: AbortSignal) =>
    isChange(name)
      ? change(parts, name, await plannedChange(parts, name, input, signal))
      : look(parts, name, input, signal);
  const text = await readably(() => withSignal(token, use));
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}

async function readably<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw forModel(error);
  }
}

async function withSignal<T>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort());
  try {
    return await work(controller.signal);
  } finally {
    listener.dispose();
  }
}
