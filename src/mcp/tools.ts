/** A tool as a client of MCP is told about it. https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export interface McpTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A JSON schema of what it takes. */
  readonly inputSchema: object;
  /** What a client may make of it before it calls; a hint only, so whoever runs the tool asks as well. */
  readonly effect: 'none' | 'adds' | 'cuts';
}

/** What can be called. */
export interface McpTools {
  readonly list: readonly McpTool[];
  /**
   * Uses one of them. `client` is what the caller calls itself.
   *
   * @throws Error with a sentence for the model, and an AbortError when the caller has given up.
   */
  readonly call: (
    name: string,
    input: unknown,
    client: string,
    signal: AbortSignal,
  ) => Promise<string>;
}

/** Who we are. */
export interface McpServerInfo {
  readonly name: string;
  readonly title: string;
  readonly version: string;
}
