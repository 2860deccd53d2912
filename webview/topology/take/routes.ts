import type { Arrow } from '../../../src/protocol/arrows';
import type { Density } from '../rack/sizes';
import { curvePath, headPath } from '../routes/curve';
import { routeMarks } from '../routes/drawChip';
import type { PlacedArrow } from '../routes/placeArrows';
import { chipText } from '../routes/placeArrows';
import { fit } from './fit';
import type { Palette } from './palette';
import type { Pen } from './pen';
import { frame, group, write } from './pen';
import type { Xml } from './xml';
import { tag } from './xml';

const dashes: Readonly<Record<Arrow['state'], string | undefined>> = {
  works: undefined,
  broken: '7 5',
  unsure: '1 5',
  outside: undefined,
  talks: undefined,
  talksOut: undefined,
};

/** The colour of a route, which goes with its dashes and its mark. */
export function routeColour(
  { ink, bad, warn, quiet, talk }: Palette,
  state: Arrow['state'],
): string {
  return { works: ink, broken: bad, unsure: warn, outside: quiet, talks: talk, talksOut: quiet }[
    state
  ];
}

/** The line of a route without its head. */
export function routeLine(palette: Palette, state: Arrow['state'], d: string): Xml {
  return tag('path', {
    d,
    fill: 'none',
    stroke: routeColour(palette, state),
    'stroke-width': 1.8,
    'stroke-linecap': 'round',
    'stroke-dasharray': dashes[state],
  });
}

/** An arrow over the cards. */
export function drawArrow(
  { palette }: Pen,
  { arrow, curve, isStub }: PlacedArrow,
  density: Density,
): Xml {
  const line = curvePath(curve);
  const head = headPath(curve, density === 'roomy' ? 9 : 7);
  const halo = tag('path', { d: line, fill: 'none', stroke: palette.ground, 'stroke-width': 5 });
  const fill = routeColour(palette, arrow.state);
  return group(
    arrow.lines,
    halo,
    routeLine(palette, arrow.state, line),
    ...(isStub ? [] : [tag('path', { d: head, fill, stroke: palette.ground })]),
  );
}

/** What says what an arrow is. */
export function drawRouteChip(
  pen: Pen,
  { arrow, chip, isStub }: PlacedArrow,
  density: Density,
): Xml {
  const { ground, ink } = pen.palette;
  const stroke = routeColour(pen.palette, arrow.state);
  const size = density === 'roomy' ? 11 : 9.5;
  const middle = chip.y + chip.height / 2;
  const edges = {
    works: undefined,
    broken: '3 3',
    unsure: '1 3',
    outside: undefined,
    talks: undefined,
    talksOut: undefined,
  };
  const text = fit(pen, chipText(arrow, isStub), chip.width - 26, { size });
  return group(
    arrow.lines,
    frame(chip, { fill: ground, stroke, radius: 10, dashes: edges[arrow.state] }),
    write(routeMarks[arrow.state], chip.x + 7, middle, { size, weight: 600, fill: stroke }),
    write(text, chip.x + 20, middle, { size, fill: ink }),
  );
}
