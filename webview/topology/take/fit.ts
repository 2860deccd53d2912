export interface Font {
  readonly size: number;
  readonly weight?: 400 | 500 | 600;
  readonly isMono?: boolean;
}

/** How wide a text is in a font, in the picture's pixels. */
export type Measure = (text: string, font: Font) => number;

/** As much of a text as there is room for, with dots where something is left out. */
export function fit(
  { measure }: { readonly measure: Measure },
  value: string,
  room: number,
  font: Font,
): string {
  const whole = oneLine(value);
  if (measure(whole, font) <= room) return whole;
  const signs = Array.from(whole);
  let [from, to] = [0, signs.length];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (measure(`${signs.slice(0, middle).join('')}…`, font) <= room) from = middle;
    else to = middle - 1;
  }
  return from ? `${signs.slice(0, from).join('').trimEnd()}…` : '';
}

/** Without line breaks and other control characters. */
export function oneLine(value: string): string {
  return value.replaceAll(/[\s\p{Cc}]+/gu, ' ');
}
