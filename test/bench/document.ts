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
    ...growthChart([...kept, ...rows]),
  ].join('\n');
}

/** How cost grows with the landscape, drawn from the rows of it: a flat line is n, and n log n rises as the last one. */
function growthChart(rows: readonly string[]): readonly string[] {
  const cells = rows.map(row => row.split(' | ').map(text => text.replace(/^\| /, '')));
  const costs = cells.flatMap(([at = '', name = '', measured = '']) => {
    const size = /^simulated (\d+)\/(\d+)$/.exec(at);
    return size ? [{ name, count: Number(size[2]), value: parseFloat(measured) }] : [];
  });
  const counts = [...new Set(costs.map(({ count }) => count))].sort((a, b) => a - b);
  const [least, ...more] = counts;
  if (least === undefined || more.length === 0) return [];
  const line = (values: readonly number[]) => `  line [${values.map(short).join(', ')}]`;
  const names = [...new Set(costs.map(({ name }) => name))];
  const each = names.map(name =>
    counts.map(count => {
      const found = costs.find(cost => cost.name === name && cost.count === count);
      return ((found?.value ?? 0) * 1_000) / count;
    }),
  );
  const [first = 1] = each[0] ?? [];
  return [
    '## How cost grows',
    '',
    `Microseconds of work for each container, on simulated lists. The lines, in this order: ${names.join('; ')}; and last what n log n would be from where the first one begins.`,
    '',
    '```mermaid',
    'xychart-beta',
    '  title "work for each container"',
    `  x-axis "containers" [${counts.join(', ')}]`,
    '  y-axis "µs"',
    ...each.map(line),
    line(counts.map(count => (first * Math.log2(count)) / Math.log2(least))),
    '```',
    '',
  ];
}

function cell(text: string): string {
  return text.trim().replaceAll('|', '\\|');
}

/** Where and what was measured. */
function keyOf(row: string): string {
  return row.split(' | ').slice(0, 2).join(' | ');
}
