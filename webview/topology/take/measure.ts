import { element } from '../../dom';
import type { Measure } from './fit';
import { families } from './pen';

/** Measures text as this browser draws it in the fonts of a picture. */
export function canvasMeasure(): Measure {
  const context = element('canvas').getContext('2d');
  return (text, { size, weight = 400, isMono }) => {
    if (!context) return text.length * size * 0.6;
    context.font = `${weight} ${size}px ${isMono ? families.mono : families.text}`;
    return context.measureText(text).width;
  };
}
