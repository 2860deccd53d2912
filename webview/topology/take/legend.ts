import { isActive } from '../../../src/landscape/isActive';
import type { ContainerState } from '../../../src/landscape/landscape';
import type { IconName } from '../../components/icons';
import { t } from '../../l10n';
import type { DoorScope } from '../rack/doors';
import { legendWords } from '../legendWords';
import type { Picture } from '../rack/picture';
import { routeMarks } from '../routes/drawChip';
import { isEncrypted, stateWord } from '../words';
import { doorColour, doorIcons } from './doors';
import { hueOf, mix } from './palette';
import type { Pen } from './pen';
import { fit } from './fit';
import { drawIcon, frame, write } from './pen';
import { drawBehind } from './stacks';
import { drawState } from './state';
import { routeColour, routeLine } from './routes';
import type { Over } from './svg';
import type { Xml } from './xml';
import { tag } from './xml';

/** A sample, drawn into 32 by 20 pixels around a point, and what it means. */
interface Entry {
  readonly sample: (x: number, y: number) => readonly Xml[];
  readonly text: string;
}

const entryHeight = 22;
const font = { size: 12 };

/** What the signs of a picture mean: those that are in it, in as many columns as fit. */
export function drawLegend(
  pen: Pen,
  picture: Picture,
  over: Over,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): { readonly drawn: readonly Xml[]; readonly height: number } {
  const entries = [
    ...stateEntries(pen, picture),
    ...networkEntries(pen, picture),
    ...doorEntries(pen, picture),
    ...trafficEntries(pen, over),
    ...routeEntries(pen, over),
    ...adviceEntries(pen, over),
  ];
  const longest = Math.max(0, ...entries.map(entry => pen.measure(entry.text, font)));
  const columns = Math.max(1, Math.min(entries.length, Math.floor(width / (longest + 64))));
  const rows = Math.ceil(entries.length / columns);
  const column = width / columns;
  const { ink } = pen.palette;
  return {
    height: 28 + rows * entryHeight,
    drawn: [
      write(t('Legend'), x, y + 10, { size: 13, weight: 600, fill: ink }),
      ...entries.flatMap(({ sample, text }, index) => {
        const left = x + Math.floor(index / rows) * column;
        const middle = y + 28 + (index % rows) * entryHeight + entryHeight / 2;
        const seen = fit(pen, text, column - 52, font);
        return [
          ...sample(left + 16, middle),
          write(seen, left + 40, middle, { ...font, fill: ink }),
        ];
      }),
    ],
  };
}

function stateEntries(pen: Pen, { cards }: Picture): Entry[] {
  const { palette } = pen;
  const states = new Set(cards.map(({ container }) => markOf(container.state)));
  const order: readonly ContainerState[] = ['running', 'paused', 'restarting', 'exited', 'dead'];
  const isStopped = cards.some(({ container }) => !isActive(container));
  const isSick = cards.some(
    ({ container }) => container.state === 'running' && container.health === 'unhealthy',
  );
  const { quiet, bad } = palette;
  return [
    ...order
      .filter(state => states.has(state))
      .map(state => ({
        sample: (x: number, y: number) => [drawState(palette, state, x, y)],
        text: stateWord(state),
      })),
    ...when(isStopped, t('does not run'), (x, y) => [
      frame(
        { x: x - 14, y: y - 7, width: 28, height: 14 },
        { stroke: quiet, radius: 4, dashes: '3 3' },
      ),
    ]),
    ...when(isSick, legendWords.sick(), iconSample('warning', bad)),
    ...when(
      cards.some(({ stack }) => stack),
      t('one card for several containers'),
      (x, y) => drawBehind(pen, { x: x - 14, y: y - 8, width: 24, height: 12 }, 'dense'),
    ),
    ...when(
      cards.some(({ joinedTo }) => joinedTo),
      legendWords.shared(),
      iconSample('link', quiet),
    ),
  ];
}

/** The state that stands for those with the same mark. */
function markOf(state: ContainerState): ContainerState {
  if (state === 'created') return 'exited';
  return state === 'removing' ? 'restarting' : state;
}

function networkEntries({ palette }: Pen, picture: Picture): Entry[] {
  const { panels, rails, leads, frames } = picture;
  const { ground, ink } = palette;
  const hue = hueOf(palette, panels.find(panel => panel.network && panel.hue > 0)?.hue ?? 0);
  const networks = panels.flatMap(({ network }) => network ?? []);
  const isBar = panels.some(({ bar }) => bar);
  const line = (x: number, y: number, width: number) =>
    tag('path', { d: `M${x - 14} ${y}h28`, stroke: hue, 'stroke-width': width });
  const hopped = leads.some(({ drawn }) => drawn && drawn.length > 1);
  return [
    ...when(networks.length > 0, t('a network, in a colour of its own'), (x, y) =>
      isBar
        ? [line(x, y, 6)]
        : [
            frame(
              { x: x - 14, y: y - 7, width: 28, height: 14 },
              { fill: mix(hue, 0.12, ground), stroke: hue, radius: 4 },
            ),
          ],
    ),
    ...when(
      rails.length + leads.length > 0,
      t('a wire in that colour: the container is on that network as well'),
      (x, y) => [
        line(x, y, 2),
        tag('circle', { cx: x + 10, cy: y, r: 4, fill: hue, stroke: ground, 'stroke-width': 1.5 }),
      ],
    ),
    ...when(hopped, legendWords.gap(), (x, y) => [
      line(x, y, 4),
      tag('path', { d: `M${x} ${y - 10}v4M${x} ${y + 6}v4`, stroke: hue, 'stroke-width': 1.5 }),
    ]),
    ...when(
      networks.some(n => n.isInternal),
      legendWords.internal(),
      iconSample('lock', ink),
    ),
    ...when(networks.some(isEncrypted), t('encrypted'), iconSample('shield', ink)),
    ...when(
      frames.length > 0 || panels.some(({ parts }) => parts.length > 0),
      t('a project'),
      iconSample('project', ink),
    ),
    ...when(
      panels.some(({ isContinued }) => isContinued),
      t('a network that is continued from another place'),
      (x, y) => [
        frame(
          { x: x - 14, y: y - 7, width: 28, height: 14 },
          { stroke: hue, radius: 4, dashes: '4 3' },
        ),
      ],
    ),
  ];
}

function doorEntries({ palette }: Pen, { doors }: Picture): Entry[] {
  const scopes = new Set(doors.map(({ door }) => door.scope));
  const texts: Record<DoorScope, string> = {
    all: legendWords.doorAll(),
    address: legendWords.doorAddress(),
    local: legendWords.doorLocal(),
  };
  return (['all', 'address', 'local'] as const)
    .filter(scope => scopes.has(scope))
    .map(scope => ({
      sample: iconSample(doorIcons[scope], doorColour(palette, scope)),
      text: texts[scope],
    }));
}

function trafficEntries({ palette }: Pen, { traffic }: Over): Entry[] {
  const flows = [...(traffic?.values() ?? [])].flat();
  const hue = hueOf(palette, 1);
  const plate = (dashes?: string) => (x: number, y: number) => [
    frame({ x: x - 13, y: y - 7, width: 26, height: 14 }, { stroke: hue, radius: 7, dashes }),
    write('B/s', x, y, { size: 9, fill: palette.ink, anchor: 'middle' }),
  ];
  return [
    ...when(flows.length > 0, legendWords.flow(), (x, y) => [
      tag('path', { d: `M${x - 14} ${y - 4}h28`, stroke: hue, 'stroke-width': 2.5 }),
      tag('path', { d: `M${x - 14} ${y + 4}h28`, stroke: hue, 'stroke-width': 6 }),
    ]),
    ...when(flows.length > 0, legendWords.rate(), plate()),
    ...when(
      flows.some(({ network }) => !network),
      legendWords.sum(),
      plate('3 2'),
    ),
  ];
}

function routeEntries({ palette }: Pen, { arrows }: Over): Entry[] {
  const states = new Set(arrows.map(({ arrow }) => arrow.state));
  const texts = {
    works: legendWords.routeWorks,
    broken: legendWords.routeBroken,
    unsure: legendWords.routeUnsure,
    outside: legendWords.routeOutside,
    talks: legendWords.talks,
    talksOut: legendWords.talksOut,
  } as const;
  return (['works', 'broken', 'unsure', 'outside', 'talks', 'talksOut'] as const)
    .filter(state => states.has(state))
    .map(state => ({
      sample: (x, y) => [
        routeLine(palette, state, `M${x - 14} ${y}h18`),
        write(routeMarks[state], x + 13, y, {
          size: 11,
          weight: 600,
          fill: routeColour(palette, state),
          anchor: 'end',
        }),
      ],
      text: texts[state](),
    }));
}

function adviceEntries({ palette }: Pen, { advice }: Over): Entry[] {
  const marks = [...advice.values()];
  return [
    ...when(
      marks.some(({ isWarning }) => isWarning),
      legendWords.adviceWarning(),
      iconSample('adviceWarning', palette.warn),
    ),
    ...when(
      marks.some(({ isWarning }) => !isWarning),
      legendWords.advice(),
      iconSample('advice', palette.quiet),
    ),
  ];
}

function iconSample(name: IconName, colour: string): Entry['sample'] {
  return (x, y) => [drawIcon(name, x - 7, y - 7, 14, colour)];
}

function when(is: boolean, text: string, sample: Entry['sample']): Entry[] {
  return is ? [{ text, sample }] : [];
}
