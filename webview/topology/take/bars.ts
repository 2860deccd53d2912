import type { PanelBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { areaName, networksWords } from '../words';
import type { Room } from './line';
import { drawLine, together, words } from './line';
import type { Pen } from './pen';
import { countPiece, tagsOf } from './tags';
import type { Xml } from './xml';

/** The name of a bar with what there is to tell, under its left end. */
export function drawBarHead(pen: Pen, box: PanelBox, density: Density, hue: string): Xml[] {
  const { rect, bar, network } = box;
  if (!bar) return [];
  const { ink, quiet } = pen.palette;
  const isRoomy = density === 'roomy';
  const top = rect.y + bar.bar + 1;
  const line = (middle: number, gap: number): Room => ({
    x: rect.x + 1,
    right: rect.x + bar.left - 23,
    middle: top + middle,
    gap,
  });
  const name = words(pen, areaName(box), { size: isRoomy ? 14 : 12, weight: 600, fill: ink });
  const count = countPiece(pen, box.members);
  const what = box.parts.length ? networksWords(box.parts.length) : (network?.driver ?? '');
  const driver = words(pen, what, { size: 12, fill: quiet });
  const subnets = (network?.subnets ?? []).map(({ subnet }) =>
    words(pen, subnet, { size: 11.5, isMono: true, fill: quiet }),
  );
  const tags = tagsOf(pen, box, hue);
  if (!isRoomy) {
    return [
      ...drawLine(line(9, 4), [name], [count]),
      ...drawLine(line(26, 6), [together(0, ...subnets.slice(0, 1))], tags),
    ];
  }
  const facts = line(30, 8);
  const isWide = driver.width + (subnets[0]?.width ?? 0) + 8 > facts.right - facts.x;
  const second = isWide ? subnets.slice(0, 1) : subnets.slice(1, 2);
  return [
    ...drawLine(line(12, 6), [name], [count]),
    ...drawLine(facts, [driver, ...(isWide ? [] : subnets.slice(0, 1))]),
    ...drawLine(line(46, 8), second),
    ...drawLine(line(second.length ? 66 : 50, 6), tags),
  ];
}
