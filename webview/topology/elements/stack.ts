// What is in a card that stands for several containers.
import { icon } from '../../components/icons';
import { element, isolated } from '../../dom';
import { t } from '../../l10n';
import type { CardBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import type { Stack } from '../rack/stack';
import { countsOf } from '../rack/stack';
import { runningWords, stackTitle, unhealthyWords } from '../words';
import { foldToggle } from './fold';

/** The contents of a stack's card: how many there are, and how they are. */
export function stackParts(box: CardBox, stack: Stack, density: Density): HTMLElement[] {
  const counts = countsOf(stack);
  const isService = stack.kind === 'service';
  const head = element('div', {
    class: 'card-head',
    children: [
      element('span', { class: `state state-${counts.state}` }),
      isolated(stackTitle(box, stack), 'card-name'),
      isService ? element('span', { class: 'times', text: t('×{0}', counts.all) }) : undefined,
      foldToggle(true),
    ],
  });
  const health = counts.unhealthy
    ? element('span', {
        class: 'mark is-bad',
        children: [icon('warning'), element('span', { text: unhealthyWords(counts.unhealthy) })],
      })
    : undefined;
  const runs = element('span', { class: 'stack-state', text: runningWords(counts) });
  if (density === 'dense' || box.isBare) {
    return [head, element('div', { class: 'card-line', children: [health ?? runs] })];
  }
  const lines: (HTMLElement | undefined)[] = [
    isService && box.container.image ? isolated(box.container.image, 'card-image') : undefined,
    element('div', { class: 'stack-line', children: [runs, health] }),
  ];
  return [head, ...lines.flatMap(line => line ?? [])];
}
