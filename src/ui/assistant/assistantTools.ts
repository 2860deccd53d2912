import { Disposable, lm, type LanguageModelTool, workspace } from 'vscode';
import { assistantTools } from '../ids';
import type { Parts } from '../parts';

/** The name of one of our tools, as the manifest describes it. */
export type ToolName = keyof typeof assistantTools;

/**
 * Gives the editor’s assistant what it can use: to look, and to change what the person agrees to. In an editor without
 * such a thing, or where the person wants none, there is nothing.
 * https://code.visualstudio.com/api/extension-guides/ai/tools
 */
export function registerAssistantTools(parts: Parts): Disposable {
  const isUnwanted = workspace.getConfiguration('chat').get<boolean>('disableAIFeatures', false);
  // Editors that are made from VS Code may lack it, whatever version they say.
  if (isUnwanted || !hasTools()) return Disposable.from();
  return Disposable.from(
    ...Object.entries(assistantTools).map(([name, id]) =>
      lm.registerTool(id, toolOf(parts, name as ToolName)),
    ),
  );
}

function hasTools(): boolean {
  return typeof (lm as Partial<typeof lm> | undefined)?.registerTool === 'function';
}

/** What a tool does is loaded when it is used. */
function toolOf(parts: Parts, name: ToolName): LanguageModelTool<unknown> {
  return {
    prepareInvocation: async ({ input }, token) => {
      const { prepareTool } = await import('../onDemand');
      return prepareTool(parts, name, input, token);
    },
    invoke: async ({ input }, token) => {
      const { invokeTool } = await import('../onDemand');
      return invokeTool(parts, name, input, token);
    },
  };
}
