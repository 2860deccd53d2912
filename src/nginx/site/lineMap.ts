import { diffIndices } from 'node-diff3';

/**
 * Gives for each line of a text the line of another one that it came from, both counted from 0; undefined for a line that
 * somebody added or changed. Blanks around a line do not count.
 */
export function lineMap(text: string, base: string): readonly (number | undefined)[] {
  const [lines, from] = [text, base].map(each => each.split('\n').map(line => line.trim()));
  if (!lines || !from) return [];
  const map: (number | undefined)[] = [];
  let next = 0;
  const same = (end: number) => {
    while (map.length < end) map.push(next++);
  };
  for (const { buffer1, buffer2 } of diffIndices(from, lines)) {
    same(buffer2[0]);
    for (let at = 0; at < buffer2[1]; at++) map.push(undefined);
    next = buffer1[0] + buffer1[1];
  }
  same(lines.length);
  return map;
}
