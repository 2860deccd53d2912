import { boundsOf, overlaps } from './rack/geometry';
import type { Picture } from './rack/picture';
import { standsFor } from './rack/picture';
import { keys } from './related';

/**
 * The same picture with nothing but these: cards, the areas they are in and the networks they are on, and the wires and
 * doors between them. What stays is where it was.
 */
export function onlyOf(picture: Picture, wanted: ReadonlySet<string>): Picture {
  const cards = picture.cards.filter(({ container }) => wanted.has(keys.card(container.id)));
  const areas = new Set(cards.map(({ area }) => area));
  const containers = new Set(cards.map(({ container }) => container.id));
  const networks = new Set(
    cards.flatMap(({ attachments }) => attachments.map(({ network }) => network.id)),
  );
  const leads = picture.leads.filter(({ container }) => containers.has(container.id));
  const wired = new Set(leads.map(({ attachment }) => attachment.network.id));
  const doors = picture.doors.filter(({ card }) => containers.has(card));
  const panels = picture.panels.filter(panel => {
    const { key, area } = panel;
    const isOn = standsFor(panel, networks);
    const isEntered = area === 'host' && doors.length > 0;
    return wanted.has(keys.panel(key)) || areas.has(area) || isOn || isEntered;
  });
  return {
    ...picture,
    bounds: panels.length ? boundsOf(panels.map(({ rect }) => rect)) : picture.bounds,
    cards,
    panels,
    frames: picture.frames.filter(({ rect, project }) =>
      panels.some(panel => panel.project === project && overlaps(panel.rect, rect)),
    ),
    leads,
    rails: picture.rails.filter(({ network }) => wired.has(network.id)),
    // Without the wire that they share, each is drawn whole.
    doors: doors.map(box => ({ ...box, drawn: [box.line] })),
    bundle: [],
  };
}
