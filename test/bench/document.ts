import { cpus } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../lab/project';
import { type Figure, isReached, short } from './figure';

/** Where the figures are kept. */
export function documentFile(): string {
  return path.join(projectRoot(), 'docs', 'performance.md');
}

/**
 * Figures as a document, with the day and the machine that they are of.
 *
 * @param before the document so far, whose figures stay that were not measured again.
 */
export function documentOf(figures: readonly Figure[], before = ''): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  const rows = figures.map(figure => {
    const { name, at = '', value, unit, aim } = figure;
    const wanted = aim === undefined ? '' : `≤ ${short(aim)} ${unit}`;
    const verdict = aim === undefined ? '' : isReached(figure) ? 'reached' : '**missed**';
    return `| ${[at, name, `${short(value)} ${unit}`, wanted, verdict].map(cell).join(' | ')} |`;
  });
  const isNew = new Set(rows.map(keyOf));
  const kept = before
    .split('\n')
    .filter(row => /^\| (?!where|---)/.test(row) && !isNew.has(keyOf(row)));
  return [
    '# Performance',
    '',
    `Measured by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, Node ${process.versions.node}, no GPU. Read ratios rather than milliseconds. Work is what the main thread worked, not what it waited for the processor.`,
    '',
    '| where | what | measured | aim | |',
    '| --- | --- | --- | --- | --- |',
    ...kept,
    ...rows,
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.trim().replaceAll('|', '\\|');
}

/** Where and what was measured. */
function keyOf(row: string): string {
  return row.split(' | ').slice(0, 2).join(' | ');
}
