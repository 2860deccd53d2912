import type { Attachments } from '../../../src/landscape/attachments';
import { isActive } from '../../../src/landscape/isActive';
import type { Container } from '../../../src/landscape/landscape';
import { element, isolated, setAttribute } from '../../dom';
import { t } from '../../l10n';
import { icon } from '../../components/icons';
import { doorsOf } from '../rack/doors';
import type { CardBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { endpointRows } from '../rack/sizes';
import { containerContext, networkContext, setContext } from '../target';
import { cardLines, markWord, noAddress, portsText, stateWord } from '../words';
import { foldToggle } from './fold';
import { name } from './name';
import { hueClass, place } from './place';
import { projectMark } from './projectMark';
import { stackParts } from './stack';

/** How much of a card is drawn: far away, what cannot be read is left out. */
export type Detail = 'outline' | 'full';

/** Fills a card's element, which may have been filled before. */
export function drawCard(
  card: HTMLElement,
  box: CardBox,
  attachments: Attachments,
  density: Density,
  detail: Detail,
): void {
  place(card, box.rect);
  card.className = classesOf(box, density);
  setMenu(card, box, attachments);
  setAttribute(card, 'aria-expanded', box.stack ? 'false' : undefined);
  const lines = cardLines(box);
  name(card, lines, detail === 'outline' && !box.stack ? [] : contentOf(box, attachments, density));
}

/** Of what stands for several there is no menu but that of the network which it stands for. */
function setMenu(card: HTMLElement, box: CardBox, attachments: Attachments): void {
  const { stack, container } = box;
  const [home] = box.attachments;
  if (!stack) setContext(card, containerContext(container, attachments));
  else if (stack.kind === 'area' && home) setContext(card, networkContext(home.network));
  else card.setAttribute('data-vscode-context', '{"preventDefaultContextMenuItems":true}');
}

function contentOf(box: CardBox, attachments: Attachments, density: Density): HTMLElement[] {
  if (box.stack) return stackParts(box, box.stack, density);
  if (box.joinedTo) return [headOf(box, density), sharedOf(box.joinedTo)];
  if (box.isBare) return bareOf(box, density);
  if (density === 'roomy') return roomyOf(box, attachments);
  return [headOf(box, density), denseLine(box)];
}

function classesOf(box: CardBox, density: Density): string {
  const { container, joinedTo, isOwner } = box;
  const isStopped = !isActive(container);
  return [
    'node',
    'card',
    density,
    hueClass(box.hues[0] ?? 0),
    isStopped ? 'is-stopped' : '',
    container.health === 'unhealthy' && !isStopped ? 'is-unhealthy' : '',
    joinedTo ? 'is-joined' : '',
    box.isBare ? 'is-bare' : '',
    isOwner ? 'is-owner' : '',
    box.stack ? `is-stack is-${box.stack.kind}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function headOf({ container, fold, project, isBare }: CardBox, density: Density): HTMLElement {
  const isSick = container.state === 'running' && container.health === 'unhealthy';
  const word = markWord(container);
  return element('div', {
    class: isSick ? 'card-head is-sick' : 'card-head',
    children: [
      element('span', {
        class: `state state-${container.state}`,
        title: stateWord(container.state),
      }),
      isolated(container.name, 'card-name'),
      density === 'roomy' && word ? markOf(word, isSick) : undefined,
      density === 'dense' && isSick ? icon('warning') : undefined,
      project !== undefined && density === 'dense' && isBare ? projectMark(project) : undefined,
      fold === undefined ? undefined : foldToggle(false),
    ],
  });
}

function markOf(word: string, isSick: boolean): HTMLElement {
  return element('span', {
    class: isSick ? 'mark is-bad' : 'mark',
    children: [isSick ? icon('warning') : undefined, element('span', { text: word })],
  });
}

function sharedOf(owner: Container): HTMLElement {
  return element('div', {
    class: 'card-line',
    children: [icon('link'), isolated(t('shares the network of {0}', owner.name), 'quiet')],
  });
}

/** Without addresses, which stand at its joints. */
function bareOf(box: CardBox, density: Density): HTMLElement[] {
  const head = headOf(box, density);
  return density === 'roomy' ? [head, imageLine(box)] : [head];
}

function roomyOf(box: CardBox, attachments: Attachments): HTMLElement[] {
  const { container } = box;
  const fit = endpointRows(box.rect.height);
  const count = box.attachments.length;
  const isTight = box.rect.height - 36 < 20 * Math.min(fit, Math.max(1, count)) + 26;
  const shown = Math.min(count, fit);
  const parts = [headOf(box, 'roomy')];
  if (!isTight || count <= 1) parts.push(imageLine(box));
  const rows = element('div', { class: 'card-rows' });
  for (let index = 0; index < shown; index++) {
    const hidden = index === shown - 1 ? count - shown : 0;
    rows.append(endpointRow(box, index, hidden, attachments));
  }
  if (!count) rows.append(emptyRow(container));
  return [...parts, rows];
}

/** The image, and the project where that does not go without saying. */
function imageLine({ container, project }: CardBox): HTMLElement {
  return element('div', {
    class: 'image-line',
    children: [
      isolated(container.image, 'card-image'),
      project === undefined ? undefined : projectMark(project),
    ],
  });
}

function endpointRow(
  box: CardBox,
  index: number,
  hidden: number,
  attachments: Attachments,
): HTMLElement {
  const attachment = box.attachments[index];
  const row = element('div', { class: `endpoint-row ${hueClass(box.hues[index] ?? 0)}` });
  if (!attachment) return row;
  const { network, endpoint } = attachment;
  setContext(row, containerContext(box.container, attachments, network));
  const address = endpoint.ipv4 ?? endpoint.ipv6;
  row.append(element('span', { class: 'endpoint-mark' }));
  if (index === 0) {
    row.append(isolated(address ?? noAddress(box.container), address ? 'address' : 'quiet'));
    row.append(isolated(portsText(box.container), 'ports'));
  } else {
    row.append(isolated(network.name, 'endpoint-name'), isolated(address ?? '', 'address'));
  }
  if (hidden) row.append(element('span', { class: 'more', text: t('+{0} more', hidden) }));
  return row;
}

function emptyRow(container: Container): HTMLElement {
  return element('div', {
    class: 'endpoint-row',
    children: [isolated(noAddress(container), 'quiet')],
  });
}

function denseLine(box: CardBox): HTMLElement {
  const [first, ...others] = box.attachments;
  const address = first?.endpoint.ipv4 ?? first?.endpoint.ipv6 ?? '';
  const [door] = doorsOf(box.container);
  const word = markWord(box.container);
  const isSick = word !== '' && box.container.health === 'unhealthy';
  return element('div', {
    class: 'card-line',
    children: [
      // Health is worth its room only where it is bad.
      word && box.container.health !== 'healthy' ? markOf(word, isSick) : undefined,
      box.project === undefined ? undefined : projectMark(box.project),
      isolated(address, 'address'),
      others.length ? element('span', { class: 'more', text: `+${others.length}` }) : undefined,
      door ? isolated(`${door.port} → ${door.containerPort}`, 'ports') : undefined,
    ],
  });
}
