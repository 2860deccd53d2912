import { commands, Disposable, lm, workspace } from 'vscode';
import { contextKeys, mcpProvider, settings } from '../ids';
import type { Parts } from '../parts';
import type { McpDefinition } from './mcpDefinition';

/** What editors from VS Code 1.101 on have; our types are those of the oldest one. */
interface McpApi {
  readonly registerMcpServerDefinitionProvider: (
    id: string,
    provider: {
      readonly provideMcpServerDefinitions: () => Promise<ReturnType<McpDefinition['provide']>>;
      readonly resolveMcpServerDefinition: McpDefinition['resolve'];
    },
  ) => Disposable;
}

/**
 * Tells the editor of an MCP server with the assistant's tools, where a person wants one: for agents that take no tools
 * of extensions. The editor's own agent takes both, so that the tools by themselves are then not offered to it. It is
 * loaded when the editor looks for servers, and runs from when the editor starts it until it is disposed.
 * https://code.visualstudio.com/api/extension-guides/ai/mcp
 */
export function registerMcpServer(parts: Parts): Disposable {
  const api = lm as unknown as Partial<McpApi> | undefined;
  const isWanted = workspace
    .getConfiguration('dockerNetworks')
    .get<boolean>(settings.mcpServer, false);
  if (!isWanted || !api?.registerMcpServerDefinitionProvider) return Disposable.from();
  let definition: McpDefinition | undefined;
  const life = new AbortController();
  const load = async () => {
    const { McpDefinition } = await import('./mcpDefinition');
    life.signal.throwIfAborted();
    return (definition ??= new McpDefinition(parts));
  };
  const end = new Disposable(() => {
    life.abort();
    definition?.dispose();
    tell(false);
  });
  try {
    const provider = api.registerMcpServerDefinitionProvider(mcpProvider, {
      provideMcpServerDefinitions: async () => (await load()).provide(),
      resolveMcpServerDefinition: async server => (await load()).resolve(server),
    });
    tell(true);
    return Disposable.from(provider, end);
  } catch {
    // VS Code 1.100 has it as a proposal, which extensions from a marketplace may not use.
    return end;
  }
}

/** For the `when` of the tools in the manifest: no agent shall see each of them twice. */
function tell(isOffered: boolean): void {
  void commands.executeCommand('setContext', contextKeys.offersMcp, isOffered);
}
