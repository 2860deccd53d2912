import { attachmentsOf } from '../../src/landscape/attachments';
import type { Landscape, NetworkId } from '../../src/landscape/landscape';
import type { Search } from '../../src/landscape/search';
import type { Rect } from './rack/geometry';
import type { PanelBox, Picture } from './rack/picture';
import { standsFor } from './rack/picture';
import { keys, seatOf } from './related';

/** What a search finds in a picture. */
export interface Hits {
  /** Elements to be seen as found, by their keys. */
  readonly keys: ReadonlySet<string>;
  /** Networks and containers one after the other: an area, then what is in it, row by row. */
  readonly order: readonly string[];
  /** How many are found in what is folded, by the keys of the cards that stand for them. */
  readonly inside: ReadonlyMap<string, number>;
  /** All that are found and drawn, in what is folded or not. */
  readonly count: number;
  /** Found, but not drawn with what the view leaves out. */
  readonly hidden: number;
}

/** Looks for networks and containers; a network that is drawn in several places is one. */
export function hitsOf(search: Search, landscape: Landscape, picture: Picture): Hits {
  const index = attachmentsOf(landscape);
  const found = {
    networks: new Set(landscape.networks.filter(n => search.matchesNetwork(n)).map(n => n.id)),
    containers: new Set(
      landscape.containers
        .filter(c => search.matchesContainer(c, index.on(c.id)))
        .map(({ id }) => id),
    ),
  };
  const panels = picture.panels.filter(panel => standsFor(panel, found.networks));
  const drawn = [...found.containers].filter(id => picture.attachments.has(id));
  const seats = new Set(drawn.map(id => seatOf(picture, id)));
  const cards = picture.cards.filter(({ container }) => seats.has(container.id));
  const inside = new Map<string, number>();
  for (const seat of drawn.flatMap(id => picture.seats.get(id) ?? [])) {
    inside.set(keys.card(seat), (inside.get(keys.card(seat)) ?? 0) + 1);
  }
  const corners = new Map(picture.panels.map(({ area, rect }) => [area, rect]));
  const places = [
    ...panels
      .filter(panel => !panel.isContinued)
      .map(({ key, rect }) => ({ key: keys.panel(key), area: rect, rect })),
    ...cards.map(({ container, rect, area }) => ({
      key: keys.card(container.id),
      area: corners.get(area) ?? rect,
      rect,
    })),
  ];
  places.sort((a, b) => compare(a.area, b.area) || compare(a.rect, b.rect));
  const shown = drawn.length + networksIn(panels).filter(id => found.networks.has(id)).length;
  return {
    inside,
    count: shown,
    keys: new Set([...panels.map(({ key }) => keys.panel(key)), ...places.map(({ key }) => key)]),
    order: places.map(({ key }) => key),
    hidden: Math.max(0, found.networks.size + found.containers.size - shown),
  };
}

/** The networks that panels stand for, each once. */
function networksIn(panels: readonly PanelBox[]): NetworkId[] {
  return [
    ...new Set(
      panels.flatMap(({ network, parts }) => [network, ...parts].flatMap(each => each?.id ?? [])),
    ),
  ];
}

/** From top to bottom, then from left to right. */
function compare(a: Rect, b: Rect): number {
  return a.y - b.y || a.x - b.x;
}
