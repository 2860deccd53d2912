import { l10n } from 'vscode';
import type { ConnectionLink, ConnectionModel } from '../../protocol/connection';
import { block, escaped } from '../markdown';

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
