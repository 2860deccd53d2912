import { l10n } from 'vscode';
import type { ConnectionLink, ConnectionModel } from '../../protocol/connection';

/** A test as Markdown: the answer, the chain with its evidence, and what helps. */
export function connectionReport(model: ConnectionModel): string {
  const { title, sentence, detail, links, fixes } = model;
  const helps = fixes.flatMap(({ label, text, code }) => [
    `- ${escaped([label, text].filter(Boolean).join(': '))}`,
    ...(code === undefined ? [] : ['', block(code), '']),
  ]);
  return [
    `# ${escaped(title)}`,
    '',
    `**${escaped(sentence)}** ${escaped(detail)}`.trim(),
    '',
    `## ${l10n.t('The Chain')}`,
    '',
    ...links.flatMap(linkLines),
    ...(helps.length > 0 ? [`## ${l10n.t('What Helps')}`, '', ...helps] : []),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

const marks: Readonly<Record<ConnectionLink['state'], string>> = {
  good: '✓',
  bad: '✗',
  pending: '…',
  notReached: '–',
  unknown: '?',
};

function linkLines({ title, state, lines, evidence }: ConnectionLink): readonly string[] {
  return [
    `### ${marks[state]} ${escaped(title)}`,
    '',
    ...lines.flatMap(line => [escaped(line), '']),
    ...evidence.flatMap(({ run, said }) => [block(`$ ${run}\n${said}`.trimEnd()), '']),
  ];
}

/** Names and addresses stay text in Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

/** A fence that nothing in the text can end. */
function block(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
