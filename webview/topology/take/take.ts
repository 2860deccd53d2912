import type { TrafficReading } from '../../../src/landscape/endpointTraffic';
import type { Arrow } from '../../../src/protocol/arrows';
import type { Taken, TakeOrder, TopologyLayout } from '../../../src/protocol/topology';
import type { Advised } from '../advice/advised';
import type { Folds } from '../folds';
import { Layouts } from '../layouts';
import type { Rect } from '../rack/geometry';
import type { Picture } from '../rack/picture';
import { placeArrows } from '../routes/placeArrows';
import { cardTraffic } from '../traffic/cardTraffic';
import { canvasMeasure } from './measure';
import { printPalette } from './palette';
import { pngOf } from './png';
import type { Svg } from './svg';
import { svgOf } from './svg';
import { themePalette } from './themePalette';

/** What is drawn now. */
export interface Drawn {
  readonly picture: Picture;
  /** The part of it that is in the window. */
  readonly visible: Rect;
  readonly engine: string;
  readonly layout: TopologyLayout;
  readonly folds: Folds;
  /** The proxy routes that are shown, and what was measured of the traffic if that is. */
  readonly arrows: readonly Arrow[];
  readonly reading: TrafficReading | undefined;
  readonly advised: Pick<Advised, 'marksIn'>;
}

const everything = { showPredefined: true, showStopped: true, showUnused: true };

/** Makes the picture that was asked for. */
export async function take(order: TakeOrder, drawn: Drawn): Promise<Taken> {
  const { id, format } = order;
  const svg = svgFor(order, drawn);
  if (format === 'svg') return { type: 'taken', id, picture: svg.xml };
  const { width, height } = svg;
  const png = await pngOf(svg).catch(() => undefined);
  return png
    ? { type: 'taken', id, picture: png }
    : { type: 'taken', id, tooLarge: { width, height } };
}

function svgFor({ part, colours, of }: TakeOrder, drawn: Drawn): Svg {
  const { visible, engine, arrows, reading } = drawn;
  const picture = of
    ? new Layouts().draw(drawn.layout, of, everything, undefined, drawn.folds)
    : drawn.picture;
  const pen = {
    palette: colours === 'print' ? printPalette : themePalette(),
    measure: canvasMeasure(),
  };
  const { bounds } = picture;
  const seen = part === 'screen' && !of ? cut(visible, bounds) : bounds;
  const language = document.documentElement.lang || undefined;
  const date = new Date().toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const over = {
    arrows: placeArrows(picture, arrows),
    traffic: reading && cardTraffic(picture, reading),
    advice: drawn.advised.marksIn(picture),
  };
  return svgOf(picture, seen, pen, { engine, date }, over);
}

/** What of a window lies on the picture, with a little around it; all of the picture where nothing does. */
function cut(window: Rect, bounds: Rect): Rect {
  const x = Math.max(window.x, bounds.x - 8);
  const y = Math.max(window.y, bounds.y - 8);
  const width = Math.min(window.x + window.width, bounds.x + bounds.width + 8) - x;
  const height = Math.min(window.y + window.height, bounds.y + bounds.height + 8) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : bounds;
}
