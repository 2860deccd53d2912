import type { Attachments } from '../../../src/landscape/attachments';
import { isolated } from '../../dom';
import { t } from '../../l10n';
import type { Lead, Rail } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { containerContext, networkContext, setContext } from '../target';
import { name } from './name';
import { hueClass } from './place';

/** The dot where a lead leaves its card: it stands for the endpoint and has its menu. */
export function drawJoint(
  dot: HTMLElement,
  lead: Lead,
  attachments: Attachments,
  density: Density,
  isStack: boolean,
): void {
  const { container, attachment, touch, line, label } = lead;
  const next = line[1];
  const isLeft = next !== undefined && next.x < touch.x;
  const isDown = next !== undefined && next.y !== touch.y;
  dot.className = [
    'joint',
    density,
    hueClass(lead.hue),
    isLeft ? 'to-left' : 'to-right',
    isDown ? 'is-down' : '',
    label ? 'is-labelled' : '',
  ].join(' ');
  dot.style.left = `${touch.x}px`;
  dot.style.top = `${touch.y}px`;
  const { network, endpoint } = attachment;
  const address = endpoint.ipv4 ?? endpoint.ipv6 ?? '';
  if (isStack) setContext(dot, networkContext(network));
  else setContext(dot, containerContext(container, attachments, network));
  const text = isolated(address, 'joint-address');
  if (label) {
    text.style.left = `${label.x - touch.x}px`;
    text.style.top = `${label.y - touch.y}px`;
    text.style.width = `${label.width}px`;
  }
  name(dot, [t('{0} on {1}', container.name, network.name), address].filter(Boolean), [text]);
}

/** The name of a network on its rail. */
export function drawRailLabel(label: HTMLElement, rail: Rail): void {
  if (!rail.label) return;
  const { x, y, room, isVertical } = rail.label;
  label.className = `rail-label ${hueClass(rail.hue)} ${isVertical ? 'is-vertical' : ''}`;
  label.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  label.style.setProperty('--room', `${room}px`);
  label.title = rail.network.name;
  setContext(label, networkContext(rail.network));
  label.replaceChildren(isolated(rail.network.name, 'rail-name'));
}
