import type { Attachments } from '../../../src/landscape/attachments';
import { element, isolated } from '../../dom';
import type { IconName } from '../../components/icons';
import { icon } from '../../components/icons';
import type { DoorScope } from '../rack/doors';
import type { DoorBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { containerContext, setContext } from '../target';
import { doorLabel, doorLines } from '../words';
import type { Detail } from './card';
import { name } from './name';
import { place } from './place';

const icons: Record<DoorScope, IconName> = { all: 'globe', local: 'home', address: 'pin' };

/** Fills a door's element, which may have been filled before. */
export function drawDoor(
  door: HTMLElement,
  box: DoorBox,
  attachments: Attachments,
  density: Density,
  detail: Detail,
): void {
  place(door, box.rect);
  door.className = `node door ${density} scope-${box.door.scope}`;
  if (box.door.doors)
    door.setAttribute('data-vscode-context', '{"preventDefaultContextMenuItems":true}');
  else setContext(door, containerContext(box.door.container, attachments));
  const sign =
    detail === 'full' ? [icon(icons[box.door.scope]), isolated(doorLabel(box), 'door-label')] : [];
  name(door, doorLines(box), [
    element('span', { class: 'door-plate', children: sign }),
    element('span', { class: 'door-socket' }),
  ]);
}
