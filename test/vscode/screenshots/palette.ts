import { quantize } from 'gifenc';

type Colour = readonly [red: number, green: number, blue: number];

/** Gives for each pixel the place of its colour in the palette. */
export type Indexer = (pixels: Uint8Array) => Uint8Array;

export interface Palette {
  readonly colours: readonly Colour[];
  readonly indexOf: Indexer;
}

/** A GIF has 256 colours, of which one is for what does not change. */
const size = 255;
/** Surfaces and letters keep their very colour; the rest, edges of letters mostly, comes near. */
const exactSize = 160;

/** The palette for some pictures. */
export function paletteOf(pictures: readonly Uint8Array[]): Palette {
  const counts = countColours(pictures);
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const exact = byCount.slice(0, exactSize);
  const others = byCount.slice(exactSize);
  const near = others.length > 0 ? quantize(rgbaOf(others), size - exact.length) : [];
  const colours = [...exact.map(split), ...near.map(([r, g, b]) => [r, g, b] as const)];
  const places = new Map<number, number>();
  for (const colour of byCount) places.set(colour, nearest(colours, split(colour)));
  const indexOf: Indexer = pixels => {
    const result = new Uint8Array(pixels.length / 4);
    for (let i = 0; i < result.length; i++) result[i] = places.get(colourAt(pixels, i)) ?? 0;
    return result;
  };
  return { colours, indexOf };
}

function countColours(pictures: readonly Uint8Array[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pixels of pictures) {
    for (let i = 0; i < pixels.length / 4; i++) {
      const colour = colourAt(pixels, i);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}

/** A pixel's colour as one number. */
function colourAt(pixels: Uint8Array, pixel: number): number {
  const at = pixel * 4;
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
}

function split(colour: number): Colour {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function rgbaOf(colours: readonly number[]): Uint8Array {
  return Uint8Array.from(colours.flatMap(colour => [...split(colour), 255]));
}

function nearest(colours: readonly Colour[], [red, green, blue]: Colour): number {
  let best = 0;
  let least = Infinity;
  for (const [index, [r, g, b]] of colours.entries()) {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
