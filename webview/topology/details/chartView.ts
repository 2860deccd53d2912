import { element, isolated, svgElement } from '../../dom';
import { t } from '../../l10n';
import { longestGap } from '../traffic/history';
import { bytesWord, packetsWord, rateWord } from '../traffic/rateWords';
import type { Chart, ChartPoint } from './sheet';

const [width, height] = [240, 44] as const;

/** What went through, as two lines over the last minutes, and the same in numbers. */
export function chartView({ label, span, points, rows }: Chart): HTMLElement {
  const head = element('div', {
    class: 'chart-head',
    children: [
      isolated(label, 'chart-label'),
      element('span', { class: 'chart-span', text: span }),
    ],
  });
  return element('div', {
    class: 'chart',
    children: [head, figureOf(points), tableOf(label, rows)],
  });
}

/** The lines; a screen reader has the table. What comes in is filled, what goes out is a dashed line. */
function figureOf(points: readonly ChartPoint[]): Element {
  const [first] = points;
  const last = points.at(-1);
  const begin = first?.at ?? 0;
  const time = Math.max(1, (last?.at ?? 0) - begin);
  const most = Math.max(1, ...points.flatMap(({ bytesIn, bytesOut }) => [bytesIn, bytesOut]));
  const x = ({ at }: ChartPoint) => ((at - begin) / time) * width;
  const y = (bytes: number) => height - 1 - (bytes / most) * (height - 4);
  const pieces = unbroken(points);
  const line = (of: (point: ChartPoint) => number) =>
    pieces.map(piece => lineThrough(piece.map(point => [x(point), y(of(point))]))).join('');
  const area = pieces
    .map(piece => {
      const [from, to] = [piece[0], piece.at(-1)];
      if (!from || !to) return '';
      const top = lineThrough(piece.map(point => [x(point), y(point.bytesIn)]));
      return `${top}L${x(to).toFixed(1)} ${height}L${x(from).toFixed(1)} ${height}Z`;
    })
    .join('');
  const svg = svgElement('svg', {
    class: 'chart-lines',
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  svg.append(
    svgElement('path', { class: 'chart-area', d: area }),
    svgElement('path', { class: 'chart-in', d: line(({ bytesIn }) => bytesIn) }),
    svgElement('path', { class: 'chart-out', d: line(({ bytesOut }) => bytesOut) }),
  );
  return svg;
}

/** The points without the times when nothing was measured. */
function unbroken(points: readonly ChartPoint[]): readonly (readonly ChartPoint[])[] {
  const pieces: ChartPoint[][] = [];
  for (const point of points) {
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (piece && before && point.at - before.at < longestGap) piece.push(point);
    else pieces.push([point]);
  }
  return pieces;
}

function lineThrough(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
}

function tableOf(label: string, rows: Chart['rows']): HTMLElement {
  const titles = ['', t('now'), t('peak'), t('total'), t('packets')];
  const head = element('tr', {
    children: titles.map(text =>
      text === '' ? element('td') : element('th', { text, attributes: { scope: 'col' } }),
    ),
  });
  const body = rows.map(({ way, now, peak, total, packets }, index) =>
    element('tr', {
      children: [
        element('th', {
          class: index === 0 ? 'chart-key is-in' : 'chart-key is-out',
          text: way,
          attributes: { scope: 'row' },
        }),
        ...[rateWord(now), rateWord(peak), bytesWord(total), packetsWord(packets)].map(text =>
          element('td', { text }),
        ),
      ],
    }),
  );
  return element('table', {
    class: 'chart-table',
    attributes: { 'aria-label': label },
    children: [head, ...body],
  });
}
