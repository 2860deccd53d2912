import { breakable, element, isolated, setAttribute } from '../../dom';
import { t } from '../../l10n';
import type { IconName } from '../../components/icons';
import { icon } from '../../components/icons';
import { isJoinable } from '../rack/areas';
import type { PanelBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { networkContext, setContext } from '../target';
import { areaName, containersWords, isEncrypted, networksWords, panelLines } from '../words';
import { foldToggle } from './fold';
import { name } from './name';
import { hueClass, place } from './place';

/** Fills a panel's element, which may have been filled before. */
export function drawPanel(panel: HTMLElement, box: PanelBox, density: Density): void {
  const { network, area, hue } = box;
  place(panel, box.rect);
  panel.className = [
    'node',
    'panel',
    density,
    `area-${isJoinable(area) ? 'network' : area}`,
    hueClass(hue),
    network?.isInternal ? 'is-internal' : '',
    box.isContinued ? 'is-continued' : '',
    box.bar ? 'is-bar' : '',
    box.isFolded ? 'is-folded' : '',
    box.homed || area === 'host' ? '' : 'is-empty',
    box.parts.length ? 'is-project' : '',
  ]
    .filter(Boolean)
    .join(' ');
  setAttribute(panel, 'aria-expanded', box.fold === undefined ? undefined : String(!box.isFolded));
  const lines = panelLines(box);
  if (network) setContext(panel, networkContext(network));
  else panel.setAttribute('data-vscode-context', '{"preventDefaultContextMenuItems":true}');
  const parts = [headOf(box), ...bodyOf(box)];
  if (box.bar) {
    panel.style.setProperty('--bar', `${box.bar.bar}px`);
    panel.style.setProperty('--plate', `${box.bar.left - 24}px`);
    parts.unshift(element('div', { class: 'bar' }));
  }
  name(panel, lines, parts);
}

function headOf(box: PanelBox): HTMLElement {
  const { network, area } = box;
  const title = element('div', {
    class: 'panel-title',
    children: [
      box.fold === undefined ? undefined : foldToggle(box.isFolded),
      signOf(box),
      breakable(areaName(box), 'panel-name'),
      box.isContinued ? element('span', { class: 'tag', text: t('continued') }) : undefined,
      network?.isInternal
        ? tag('lock', t('internal'), t('No way out to other networks'))
        : undefined,
      network && isEncrypted(network)
        ? tag('shield', t('encrypted'), t('What goes from machine to machine is encrypted'))
        : undefined,
      network?.hasIpv6 ? element('span', { class: 'tag', text: 'IPv6' }) : undefined,
      network && network.scope !== 'local' ? isolated(network.scope, 'tag') : undefined,
      area === 'host'
        ? undefined
        : element('span', {
            class: 'count',
            text: String(box.members),
            title: containersWords(box.members),
          }),
    ],
  });
  return element('div', { class: 'panel-head', children: [title, factsOf(box)] });
}

function signOf({ area, parts }: PanelBox): Element {
  if (area === 'host') return icon('host');
  return parts.length ? icon('project') : element('span', { class: 'swatch' });
}

function tag(sign: IconName, text: string, title: string): HTMLElement {
  return element('span', {
    class: 'tag',
    title,
    children: [icon(sign), element('span', { text })],
  });
}

function factsOf({ network, area, doors, parts }: PanelBox): HTMLElement {
  if (area === 'host') {
    return element('div', {
      class: 'panel-facts',
      children: [isolated(doors ? t('Published ports') : t('No published ports'), '')],
    });
  }
  const facts = element('div', { class: 'panel-facts' });
  if (parts.length) facts.append(element('span', { text: networksWords(parts.length) }));
  if (!network) return facts;
  facts.append(isolated(network.driver, 'driver'));
  for (const { subnet } of network.subnets) facts.append(isolated(subnet, 'subnet'));
  return facts;
}

function bodyOf({ homed, guests, area, bar, isContinued, network }: PanelBox): HTMLElement[] {
  if (homed || isContinued || area === 'host' || network?.isPredefined !== false) return [];
  // At a bar the joints show who is on it.
  if (bar && guests.length) return [];
  const body = element('div', { class: 'panel-empty' });
  if (!guests.length) {
    body.textContent = t('No containers yet');
    return [body];
  }
  body.append(element('span', { text: t('used by') }));
  guests.slice(0, 2).forEach(name => body.append(isolated(name, 'guest')));
  if (guests.length > 2) body.append(element('span', { text: '…' }));
  return [body];
}
