import type { Landscape } from '../../src/landscape/landscape';
import type { EngineStatus, TopologyLayout, TopologyView } from '../../src/protocol/topology';
import type { Drawing } from './drawing';
import { hiddenOf } from './hidden';
import type { Notice } from './notice';
import { noticeFor } from './noticeKind';
import { networksOf } from './rack/areas';
import type { Picture } from './rack/picture';
import type { Toolbar } from './toolbar';

/** What is drawn of which engine, and how. */
interface Shown {
  readonly landscape: Landscape;
  readonly status: EngineStatus;
  readonly view: TopologyView;
  readonly layout: TopologyLayout;
  readonly picture: Picture;
}

/** Shows how the engine is and how much of it is drawn, around the drawing and in its place. */
export function showStatus(
  { toolbar, notice, drawing }: { toolbar: Toolbar; notice: Notice; drawing: Drawing },
  { landscape, status, view, layout, picture }: Shown,
): void {
  const { networks, containers } = landscape;
  const drawn = picture.attachments.size;
  const counts = { containers: drawn, networks: networksOf(landscape, view).length };
  const hidden = hiddenOf(landscape, view, drawn);
  toolbar.show(status, view, layout, { ...counts, hidden });
  notice.show(noticeFor(status, networks.length, containers.length, drawn), status);
  const isPlan = status.state === 'planned';
  drawing.element.classList.toggle('is-stale', status.state !== 'live' && !isPlan);
  drawing.element.classList.toggle('is-planned', isPlan);
}
