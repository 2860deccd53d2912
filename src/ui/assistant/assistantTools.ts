import { Disposable, lm, type LanguageModelTool, workspace } from 'vscode';
import { assistantTools, settings } from '../ids';
import type { Parts } from '../parts';
import { registerMcpServer } from './mcpProvider';

/** The name of one of our tools, as the manifest describes it. */
export type ToolName = keyof typeof assistantTools;

const noAi = 'chat.disableAIFeatures';
const decisive = [noAi, `dockerNetworks.${settings.mcpServer}`];

/**
 * Gives the editor’s assistant what it can use: to look, and to change what the person agrees to. In an editor without
 * such a thing, or where the person wants none, there is nothing.
 * https://code.visualstudio.com/api/extension-guides/ai/tools
 */
export function registerAssistantTools(parts: Parts): Disposable {
  let offered: Disposable = offer(parts);
  const listener = workspace.onDidChangeConfiguration(event => {
    if (!decisive.some(name => event.affectsConfiguration(name))) return;
    offered.dispose();
    offered = offer(parts);
  });
  return Disposable.from(
    listener,
    new Disposable(() => {
      offered.dispose();
    }),
  );
}

function offer(parts: Parts): Disposable {
  if (workspace.getConfiguration().get<boolean>(noAi, false)) return Disposable.from();
  return Disposable.from(registerTools(parts), registerMcpServer(parts));
}

function registerTools(parts: Parts): Disposable {
  // Editors that are made from VS Code may lack it, whatever version they say.
  if (typeof (lm as Partial<typeof lm> | undefined)?.registerTool !== 'function') {
    return Disposable.from();
  }
  return Disposable.from(
    ...Object.entries(assistantTools).map(([name, id]) =>
      lm.registerTool(id, toolOf(parts, name as ToolName)),
    ),
  );
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
