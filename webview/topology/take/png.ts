import { element } from '../../dom';
import type { Svg } from './svg';

/** What a browser draws for sure: the longest side, and pixels in all (four bytes each). */
const limits = { side: 16_384, area: 120_000_000 };

/** Pixels of the file for one of the picture; the first that is not too much. */
const scales = [2, 1];

/** The bytes of a PNG file, with twice the pixels of the picture where possible; none where it is too large. */
export async function pngOf({ xml, width, height }: Svg): Promise<Uint8Array | undefined> {
  const scale = scales.find(
    each =>
      Math.max(width, height) * each <= limits.side && width * height * each ** 2 <= limits.area,
  );
  if (scale === undefined) return undefined;
  const canvas = element('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const image = await load(xml);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}

async function load(xml: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([xml], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
