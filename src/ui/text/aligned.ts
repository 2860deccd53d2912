/** Lines of cells below each other, as far as a fixed pitch allows: Hangul and Han are two columns wide. */
export function aligned(rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(0, ...rows.map(row => widthOf(row[index] ?? ''))),
  );
  return rows.map(row => {
    const cells = row.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)));
    return `${indent}${cells.join('   ')}`.trimEnd();
  });
}

function widthOf(text: string): number {
  const wide = text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g);
  return Array.from(text).length + (wide?.length ?? 0);
}
