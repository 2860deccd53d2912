import { roundedPath } from '../path';
import type { CardBox, Picture } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { keys } from '../related';
import { jointRates } from '../traffic/cardTraffic';
import type { CardFlow } from '../traffic/cardTraffic';
import { mostOnCard } from '../traffic/drawMark';
import type { RateNumber } from '../traffic/marks';
import { marksOf } from '../traffic/marks';
import { stepOf } from '../traffic/rate';
import { fit } from './fit';
import { hueOf, mix } from './palette';
import type { Pen } from './pen';
import { frame, group, write } from './pen';
import type { Xml } from './xml';
import { tag } from './xml';

/** As wide as on the page. */
const widths: Readonly<Record<Density, readonly number[]>> = {
  roomy: [0, 2.5, 3.5, 4.5, 6, 7.5, 9],
  dense: [0, 2.5, 3.5, 4.5, 5, 5.5, 6],
};

type Traffic = ReadonlyMap<CardBox, readonly CardFlow[]>;

/** Wires as wide as what goes through them. */
export function drawFlows({ palette }: Pen, { leads, density }: Picture, traffic: Traffic): Xml[] {
  const rates = jointRates(traffic);
  const radius = density === 'roomy' ? 8 : 4;
  return leads.flatMap(({ container, attachment, line, drawn = [line], hue }) => {
    const step = stepOf(rates.get(keys.joint(container.id, attachment.network.id)) ?? 0);
    if (step === 0) return [];
    return tag('path', {
      d: drawn.map(piece => roundedPath(piece, radius)).join(''),
      fill: 'none',
      stroke: hueOf(palette, hue),
      'stroke-width': widths[density][step],
      'stroke-linejoin': 'round',
    });
  });
}

/** The numbers, on their wires or at the lower edges of cards. */
export function drawRates(pen: Pen, picture: Picture, traffic: Traffic): Xml[] {
  const { leads, cards, density } = picture;
  const marks = marksOf(picture, traffic);
  const onWires = leads.flatMap(({ container, attachment, touch }) => {
    const mark = marks.get(keys.joint(container.id, attachment.network.id));
    const [number] = mark?.numbers ?? [];
    if (!number || !mark?.place) return [];
    const { x, y } = mark.place;
    const { width } = sizeOf(pen, number, density);
    return [drawRate(pen, number, touch.x + x + width / 2, touch.y + y, density)];
  });
  const onCards = cards.flatMap(({ container, rect }) => {
    const numbers = marks.get(keys.card(container.id))?.numbers.slice(0, mostOnCard) ?? [];
    let right = rect.x + rect.width - (density === 'roomy' ? 8 : 4);
    return [...numbers].reverse().map(number => {
      const drawn = drawRate(pen, number, right, rect.y + rect.height, density);
      right -= sizeOf(pen, number, density).width + 4;
      return drawn;
    });
  });
  return [...onWires, ...onCards];
}

function sizeOf(pen: Pen, { text, network, isSum }: RateNumber, density: Density) {
  const size = density === 'roomy' ? 10.5 : 9.5;
  const font = { size };
  // On small cards there is room for the number alone.
  const called = network && density === 'roomy' ? fit(pen, network, 84, font) : '';
  const words = [isSum ? 'Σ' : '', called, text].filter(Boolean).join(' ');
  return { words, font, width: pen.measure(words, font) + 10, height: size + 5.5 };
}

/** A number on a plate that ends at the right and lies around a height. */
function drawRate(
  pen: Pen,
  number: RateNumber,
  right: number,
  middle: number,
  density: Density,
): Xml {
  const { ground, ink } = pen.palette;
  const { words, font, width, height } = sizeOf(pen, number, density);
  const stroke = mix(hueOf(pen.palette, number.hue), 0.62, ground);
  const dashes = number.isSum ? '3 2' : undefined;
  return group(
    number.title.split('\n'),
    frame(
      { x: right - width, y: middle - height / 2, width, height },
      { fill: ground, stroke, radius: 8, dashes },
    ),
    write(words, right - width / 2, middle, { ...font, fill: ink, anchor: 'middle' }),
  );
}
