import * as vscode from 'vscode';
import { record, text } from '../../landscape/fields';
import { type McpServer, startMcpServer } from '../../mcp/mcpServer';
import type { Parts } from '../parts';
import { AssistantMcpTools } from './mcpTools';

/** A server as VS Code 1.101 and later take it; our types are those of the oldest one. */
interface HttpDefinition {
  uri: vscode.Uri;
  headers: Record<string, string>;
}

type HttpDefinitionClass = new (
  label: string,
  uri: vscode.Uri,
  headers: Record<string, string>,
  version: string,
) => HttpDefinition;

/** Our MCP server as the editor knows it; it runs from when the editor first wants to start it. */
export class McpDefinition {
  private server: Promise<McpServer> | undefined;

  constructor(private readonly parts: Parts) {}

  /** What the editor is told before: of the address, only that it is on this machine. */
  provide(): HttpDefinition[] {
    const { McpHttpServerDefinition } = vscode as unknown as {
      readonly McpHttpServerDefinition: HttpDefinitionClass;
    };
    const uri = vscode.Uri.parse('http://127.0.0.1/mcp');
    return [new McpHttpServerDefinition('Docker Networks', uri, {}, this.version)];
  }

  /** The same with where the server runs and how to be let in. Rejects where no port can be had. */
  async resolve(definition: HttpDefinition): Promise<HttpDefinition> {
    const { url, token } = await (this.server ??= this.start());
    definition.uri = vscode.Uri.parse(url);
    definition.headers = { authorization: `Bearer ${token}` };
    return definition;
  }

  dispose(): void {
    this.server?.then(
      server => server.close(),
      () => undefined,
    );
    this.server = undefined;
  }

  private async start(): Promise<McpServer> {
    const tools = new AssistantMcpTools(this.parts, this.parts.manifest);
    const info = { name: 'docker-networks', title: 'Docker Networks', version: this.version };
    try {
      return await startMcpServer(tools, info);
    } catch (error) {
      this.server = undefined;
      throw error;
    }
  }

  private get version(): string {
    return text(record(this.parts.manifest)['version']);
  }
}
