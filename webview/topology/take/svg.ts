// A picture as the text of an SVG file: no scripts, no styles, no addresses; real text, and colours as they are.
import { t } from '../../l10n';
import type { AdviceMark } from '../advice/advised';
import type { Rect } from '../rack/geometry';
import { overlaps } from '../rack/geometry';
import type { CardBox, Picture } from '../rack/picture';
import type { PlacedArrow } from '../routes/placeArrows';
import type { CardFlow } from '../traffic/cardTraffic';
import { containersWords, networksWords } from '../words';
import { keys } from '../related';
import { drawCardAdvice, drawPanelAdvice } from './advice';
import { drawCard } from './cards';
import { drawDoor } from './doors';
import { drawLegend } from './legend';
import { drawPanel } from './panels';
import { drawFrame } from './projects';
import { drawArrow, drawRouteChip } from './routes';
import { drawFlows, drawRates } from './traffic';
import { mix } from './palette';
import type { Pen } from './pen';
import { fit } from './fit';
import { families, frame, write } from './pen';
import { drawJoint, drawRailLabel, drawWires } from './wires';
import type { Xml } from './xml';
import { round, tag, text } from './xml';

/** What stands above the picture. */
export interface Heading {
  readonly engine: string;
  /** When, in the person's own way to write it. */
  readonly date: string;
}

/** What lies over the picture. */
export interface Over {
  readonly arrows: readonly PlacedArrow[];
  /** Absent while traffic is not shown. */
  readonly traffic: ReadonlyMap<CardBox, readonly CardFlow[]> | undefined;
  /** By the keys of elements. */
  readonly advice: ReadonlyMap<string, AdviceMark>;
}

const nothing: Over = { arrows: [], traffic: undefined, advice: new Map() };

/** The file, and how large the picture is in it. */
export interface Svg {
  readonly xml: string;
  readonly width: number;
  readonly height: number;
}

const margin = 24;
const headHeight = 52;
/** Less would not hold the legend. */
const narrowest = 480;

/** Draws a picture, or the part of it in a rectangle, with a heading above and a legend under it. */
export function svgOf(
  picture: Picture,
  part: Rect,
  pen: Pen,
  heading: Heading,
  over: Over = nothing,
): Svg {
  const { palette } = pen;
  const inner = Math.max(Math.ceil(part.width), narrowest);
  const top = margin + headHeight;
  const bottom = top + Math.ceil(part.height) + margin;
  const legend = drawLegend(pen, picture, over, { x: margin, y: bottom, width: inner });
  const width = inner + 2 * margin;
  const height = bottom + legend.height + margin;
  const facts = factsOf(picture, heading);
  const root = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
      'font-family': families.text,
    },
    tag('title', { id: 'title' }, text(t('Docker networks of {0}', heading.engine))),
    tag('desc', { id: 'desc' }, text(facts)),
    frame({ x: 0, y: 0, width, height }, { fill: palette.ground }),
    ...drawHeading(pen, heading.engine, facts, inner),
    tag(
      'svg',
      {
        x: margin,
        y: top,
        width: Math.ceil(part.width),
        height: Math.ceil(part.height),
        viewBox: [part.x, part.y, Math.ceil(part.width), Math.ceil(part.height)]
          .map(round)
          .join(' '),
        overflow: 'hidden',
      },
      ...layersOf(pen, picture, part, over),
    ),
    tag('path', {
      d: `M${margin} ${bottom - margin / 2}h${inner}`,
      stroke: mix(palette.ink, 0.2, palette.ground),
    }),
    ...legend.drawn,
  );
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, width, height };
}

/** From back to front; what lies outside of the part is left out. */
function layersOf(pen: Pen, picture: Picture, part: Rect, over: Over): Xml[] {
  const { arrows, traffic, advice } = over;
  const { density } = picture;
  const seen = ({ rect }: { readonly rect: Rect }) => overlaps(rect, grown(part));
  const at = (x: number, y: number) => ({
    rect: { x: x - 100, y: y - 100, width: 200, height: 200 },
  });
  return [
    ...picture.frames.filter(seen).map(box => drawFrame(pen, box)),
    ...picture.panels.filter(seen).map(box => drawPanel(pen, box, density)),
    ...picture.panels
      .filter(seen)
      .flatMap(box => drawPanelAdvice(pen, box, advice.get(keys.panel(box.key)))),
    ...drawWires(pen, picture),
    ...(traffic ? drawFlows(pen, picture, traffic) : []),
    ...picture.doors.filter(seen).map(box => drawDoor(pen, box, density)),
    ...picture.cards.filter(seen).map(box => drawCard(pen, box, density)),
    ...picture.cards
      .filter(seen)
      .flatMap(box => drawCardAdvice(pen, box, advice.get(keys.card(box.container.id)))),
    ...picture.rails
      .filter(({ label }) => label && seen(at(label.x, label.y)))
      .flatMap(rail => drawRailLabel(pen, rail)),
    ...picture.leads
      .filter(({ touch }) => seen(at(touch.x, touch.y)))
      .map(lead => drawJoint(pen, lead, picture)),
    ...(traffic ? drawRates(pen, picture, traffic) : []),
    ...arrows.map(arrow => drawArrow(pen, arrow, density)),
    ...arrows.map(arrow => drawRouteChip(pen, arrow, density)),
  ];
}

function drawHeading(pen: Pen, engine: string, facts: string, width: number): Xml[] {
  const { ink, quiet } = pen.palette;
  const name = { size: 16, weight: 600, fill: ink } as const;
  const small = { size: 12, fill: quiet };
  return [
    write(fit(pen, engine, width, name), margin, margin + 10, name),
    write(fit(pen, facts, width, small), margin, margin + 32, small),
  ];
}

function factsOf({ panels, attachments }: Picture, { date }: Heading): string {
  const drawn = panels.flatMap(({ network, parts }) => [...(network ? [network] : []), ...parts]);
  const networks = new Set(drawn.map(({ id }) => id));
  return [date, networksWords(networks.size), containersWords(attachments.size)].join(' · ');
}

/** Doors and lines reach a little over the edge of what they belong to. */
function grown({ x, y, width, height }: Rect): Rect {
  return { x: x - 8, y: y - 8, width: width + 16, height: height + 16 };
}
