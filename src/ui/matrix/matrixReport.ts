import { l10n } from 'vscode';
import type { MatrixCellModel, MatrixModel } from '../../protocol/matrix';
import { escaped } from '../markdown';

/** A test of a whole network as Markdown: the answer, what was not expected, and the table. */
export function matrixReport({
  title,
  sentence,
  detail,
  targets,
  ports,
  rows,
}: MatrixModel): string {
  const names = targets.flatMap(target => Array<string>(target.span).fill(target.title));
  const heads = ports.map((port, index) => `${names[index] ?? ''}:${port.title}`);
  const cells = rows.flatMap(row => row.cells);
  const surprises = cells.filter(({ isSurprise }) => isSurprise);
  return [
    `# ${escaped(title)}`,
    '',
    `**${escaped(sentence)}** ${escaped(detail)}`.trim(),
    '',
    ...surprises.map(({ label }) => `- ${escaped(label)}`),
    ...(surprises.length > 0 ? [''] : []),
    line([l10n.t('From \\ To'), ...heads].map(escaped)),
    line(['---', ...heads.map(() => '---')]),
    ...rows.map(row => line([escaped(row.title), ...row.cells.map(cellText)])),
    '',
  ].join('\n');
}

const marks: Readonly<Record<MatrixCellModel['tone'], string>> = {
  good: '✓ ',
  bad: '✗ ',
  quiet: '',
  pending: '',
};

function cellText({ tone, text, isSurprise }: MatrixCellModel): string {
  return `${marks[tone]}${escaped(text)}${isSurprise ? ' **!**' : ''}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
