import type { IconName } from '../../components/icons';
import type { Font } from './fit';
import type { Pen } from './pen';
import { fit, oneLine } from './fit';
import { drawIcon, write } from './pen';
import type { Xml } from './xml';

/** Something that stands in a line of text. */
export interface Piece {
  readonly width: number;
  readonly draw: (x: number, middle: number, room: number) => readonly Xml[];
  /** The least room it makes sense in; what cannot shrink needs its width. */
  readonly least: number;
}

/** A text, which may be cut short where there is too little room. */
export function words(pen: Pen, value: string, style: Font & { readonly fill: string }): Piece {
  const width = value ? pen.measure(oneLine(value), style) : 0;
  return {
    width,
    least: Math.min(width, 24),
    draw: (x, middle, room) => {
      const seen = fit(pen, value, room + 0.5, style);
      return seen ? [write(seen, x, middle, style)] : [];
    },
  };
}

/** A piece that is drawn as a whole or not at all. */
export function sign(width: number, draw: (x: number, middle: number) => readonly Xml[]): Piece {
  return { width, least: width, draw };
}

/** An icon among words. */
export function iconPiece(name: IconName, size: number, colour: string): Piece {
  return sign(size, (x, middle) => [drawIcon(name, x, middle - size / 2, size, colour)]);
}

/** Several pieces that are one: an icon and its word. */
export function together(gap: number, ...pieces: readonly Piece[]): Piece {
  const width = pieces.reduce((sum, piece) => sum + piece.width, gap * (pieces.length - 1));
  return sign(width, (x, middle) => {
    let at = x;
    return pieces.flatMap(piece => {
      const drawn = piece.draw(at, middle, piece.width);
      at += piece.width + gap;
      return drawn;
    });
  });
}

/** Where a line may stand. */
export interface Room {
  readonly x: number;
  readonly right: number;
  readonly middle: number;
  readonly gap: number;
}

/**
 * Draws pieces from the left and others from the right. Where they do not fit, the first piece gives way as far as it
 * can, then those after it are left out, the last one first.
 */
export function drawLine(
  { x, right, middle, gap }: Room,
  left: readonly Piece[],
  atRight: readonly Piece[] = [],
): Xml[] {
  const start = left.filter(({ width }) => width > 0);
  const end = atRight.filter(({ width }) => width > 0);
  const shrinks = start.findIndex(({ width, least }) => least < width);
  const needed = () =>
    [...start, ...end].reduce(
      (sum, piece, index) =>
        sum + (piece === start[shrinks] ? piece.least : piece.width) + (index ? gap : 0),
      0,
    );
  while (needed() > right - x && start.length + end.length > 1) {
    if (end.length) end.pop();
    else if (start.length - 1 > shrinks) start.pop();
    else break;
  }
  const taken = needed() - (start[shrinks]?.least ?? 0);
  const widthOf = (piece: Piece) =>
    piece === start[shrinks] ? Math.min(piece.width, Math.max(0, right - x - taken)) : piece.width;
  const drawn: Xml[] = [];
  let at = x;
  for (const piece of start) {
    drawn.push(...piece.draw(at, middle, widthOf(piece)));
    at += widthOf(piece) + gap;
  }
  at = right;
  for (const piece of [...end].reverse()) {
    at -= piece.width;
    drawn.push(...piece.draw(at, middle, piece.width));
    at -= gap;
  }
  return drawn;
}
