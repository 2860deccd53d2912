import { l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { list, record, text } from '../../landscape/fields';
import type { McpTool, McpTools } from '../../mcp/tools';
import { isConfirmed } from '../announce';
import { assistantTools } from '../ids';
import type { Parts } from '../parts';
import { plain } from '../text/words';
import type { ToolName } from './assistantTools';
import { type Change, change, forModel, isChange, look, plannedChange } from './runTool';
import { question } from './toolWords';

/** What the names of our tools begin with in the manifest, where they are among those of all extensions. */
const prefix = 'dockerNetworks_';

/**
 * The tools of the assistant, for clients of MCP. The manifest describes them once, for both. A client may ask the
 * person before it calls one, or not: what changes anything is asked here, by the editor.
 */
export class AssistantMcpTools implements McpTools {
  readonly list: readonly McpTool[];
  private readonly names = new Map<string, ToolName>();
  private isAsking = false;

  constructor(
    private readonly parts: Parts,
    manifest: unknown,
  ) {
    const described = list(record(record(manifest)['contributes'])['languageModelTools']);
    const byId = new Map(described.map(record).map(tool => [text(tool['name']), tool] as const));
    this.list = Object.entries(assistantTools).flatMap(([key, id]) => {
      const tool = byId.get(id);
      if (!tool) return [];
      const name = id.slice(prefix.length);
      this.names.set(name, key as ToolName);
      return [
        {
          name,
          title: text(tool['displayName']),
          description: text(tool['modelDescription']),
          inputSchema: record(tool['inputSchema']),
          effect: effectOf(key as ToolName),
        },
      ];
    });
  }

  async call(called: string, input: unknown, client: string, signal: AbortSignal): Promise<string> {
    const name = this.names.get(called);
    if (name === undefined) throw new Error('There is no such tool.');
    try {
      return await (isChange(name)
        ? this.changeIfAgreed(name, input, client, signal)
        : look(this.parts, name, input, signal));
    } catch (error) {
      throw forModel(error);
    }
  }

  private async changeIfAgreed(
    name: Change,
    input: unknown,
    client: string,
    signal: AbortSignal,
  ): Promise<string> {
    const action = await plannedChange(this.parts, name, input, signal);
    // One question at a time: a client cannot bury a person under them.
    if (this.isAsking) throw new Error('The person is still asked about another change.');
    this.isAsking = true;
    try {
      const lines = action.cli.map(line => plain(cliLine(line), 500));
      const detail = [whoAsks(client), '', ...lines].join('\n');
      const yes = answerTo(name);
      const isAgreed = await isConfirmed(this.parts, question(name), detail, yes, action.cli);
      if (!isAgreed) throw new Error('The person did not agree; nothing was changed.');
    } finally {
      this.isAsking = false;
    }
    signal.throwIfAborted();
    return change(this.parts, name, action);
  }
}

function effectOf(name: ToolName): McpTool['effect'] {
  if (!isChange(name)) return 'none';
  return name === 'disconnect' ? 'cuts' : 'adds';
}

function whoAsks(client: string): string {
  return client === ''
    ? l10n.t('An assistant asks for this.')
    : l10n.t('“{0}” asks for this.', plain(client, 60));
}

function answerTo(name: Change): string {
  switch (name) {
    case 'connect':
      return l10n.t('Connect');
    case 'disconnect':
      return l10n.t('Disconnect');
    case 'create':
      return l10n.t('Create Network');
  }
}
