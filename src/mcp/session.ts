import {
  codes,
  failure,
  fields,
  type Id,
  isId,
  type Message,
  type Reply,
  success,
} from './message';
import type { McpServerInfo, McpTool, McpTools } from './tools';

/** The revisions of the specification that are spoken, newest first; without the batches that one of them had. */
export const revisions: readonly string[] = ['2025-11-25', '2025-06-18', '2025-03-26'];

/** What one client says between `initialize` and its end. */
export class Session {
  private readonly running = new Map<Id, AbortController>();
  private client = '';

  constructor(
    private readonly tools: McpTools,
    private readonly info: McpServerInfo,
  ) {}

  /** Gives the reply to a request; nothing to what wants none, and to a request that was cancelled. */
  async receive(message: Message): Promise<Reply | undefined> {
    if (message.kind === 'request') return this.answer(message);
    if (message.kind === 'notification' && message.method === 'notifications/cancelled') {
      const { requestId } = message.params;
      if (isId(requestId)) this.running.get(requestId)?.abort();
    }
    return undefined;
  }

  /** Gives up all that still runs. */
  end(): void {
    for (const controller of this.running.values()) controller.abort();
  }

  private async answer(request: Extract<Message, { kind: 'request' }>): Promise<Reply | undefined> {
    const { id, method, params } = request;
    switch (method) {
      case 'initialize':
        return success(id, this.begin(params));
      case 'ping':
        return success(id, {});
      case 'tools/list':
        return success(id, { tools: this.tools.list.map(described) });
      case 'tools/call':
        return this.call(id, params);
      default:
        return failure(id, codes.noMethod, `There is no method "${method}".`);
    }
  }

  private begin(params: Readonly<Record<string, unknown>>): object {
    const { protocolVersion, clientInfo } = params;
    const { name } = fields(clientInfo);
    this.client = typeof name === 'string' ? name : '';
    const isKnown = typeof protocolVersion === 'string' && revisions.includes(protocolVersion);
    return {
      protocolVersion: isKnown ? protocolVersion : revisions[0],
      capabilities: { tools: {} },
      serverInfo: this.info,
    };
  }

  private async call(
    id: Id,
    params: Readonly<Record<string, unknown>>,
  ): Promise<Reply | undefined> {
    const { name, arguments: input } = params;
    const tool = this.tools.list.find(each => each.name === name);
    if (!tool) return failure(id, codes.badParams, 'There is no such tool.');
    if (this.running.has(id)) return failure(id, codes.invalid, 'That id is in use.');
    const controller = new AbortController();
    this.running.set(id, controller);
    try {
      const text = await this.tools.call(tool.name, input ?? {}, this.client, controller.signal);
      return controller.signal.aborted ? undefined : success(id, contentOf(text, false));
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      const said = error instanceof Error ? error.message : String(error);
      return success(id, contentOf(said, true));
    } finally {
      this.running.delete(id);
    }
  }
}

/** What a tool failed with is for the model to read, so it is a result. */
function contentOf(text: string, isError: boolean): object {
  return { content: [{ type: 'text', text }], isError };
}

function described({ name, title, description, inputSchema, effect }: McpTool): object {
  return {
    ...{ name, title, description, inputSchema },
    annotations: {
      title,
      readOnlyHint: effect === 'none',
      destructiveHint: effect === 'cuts',
      openWorldHint: false,
    },
  };
}
