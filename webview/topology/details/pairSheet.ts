import { canJoinNetworks, isStartable } from '../../../src/landscape/contextWords';
import type { Container } from '../../../src/landscape/landscape';
import { meetingPlaces } from '../../../src/landscape/meetingPlaces';
import { reach } from '../../../src/landscape/reachability';
import { t } from '../../l10n';
import { obstacleSentences } from './obstacleWords';
import type { Scene } from './scene';
import type { Section, Sheet, SheetButton } from './sheet';
import { plain, targetOf } from './texts';
import { frozenWords, waySentence } from './wayWords';

/** Whether two containers reach each other, in both directions. */
export function pairSheet(scene: Scene, one: Container, other: Container): Sheet {
  const there = directionOf(scene, one, other);
  const back = directionOf(scene, other, one);
  const isComplete = there.isReached && back.isReached;
  return {
    key: `p ${one.id} ${other.id}`,
    title: t('{0} and {1}', plain(one), plain(other)),
    kind: t('Two containers'),
    answer: [there.main, back.main],
    buttons: [
      ...(isComplete ? [] : buttonsOf(scene, one, other)),
      {
        label: t('Test Connection'),
        action: 'testConnection',
        // The direction that fails, where only one does.
        targets: (there.isReached && !back.isReached ? [other, one] : [one, other]).map(targetOf),
      },
    ],
    sections: [
      ...moreSection(
        isSame(there.more, back.more)
          ? t('{0} ↔ {1}', plain(one), plain(other))
          : t('{0} → {1}', plain(one), plain(other)),
        there.more,
      ),
      // In both directions it is mostly the same.
      ...(isSame(there.more, back.more)
        ? []
        : moreSection(t('{0} → {1}', plain(other), plain(one)), back.more)),
    ],
  };
}

interface Direction {
  readonly isReached: boolean;
  /** The answer in a sentence. */
  readonly main: string;
  /** Further ways, or why there is none. */
  readonly more: readonly string[];
}

function directionOf(scene: Scene, from: Container, to: Container): Direction {
  const found = reach(scene.landscape, from, to, scene.kind);
  const [first, ...others] = found.ways.map(way => waySentence(scene, way, from, to));
  if (first !== undefined) {
    return { isReached: true, main: first, more: [...others, ...frozenWords(found)] };
  }
  const [reason = '', ...more] = found.obstacles.flatMap(each => obstacleSentences(each, from, to));
  const main = t('{0} does not reach {1}.', plain(from), plain(to));
  return { isReached: false, main: `${main} ${reason}`, more };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join('\n') === [...b].sort().join('\n');
}

function moreSection(title: string, notes: readonly string[]): Section[] {
  return notes.length > 0 ? [{ kind: 'notes', title, notes }] : [];
}

function buttonsOf(scene: Scene, one: Container, other: Container): SheetButton[] {
  const both = [one, other];
  const stopped = both.filter(isStartable);
  const canMeet =
    both.every(canJoinNetworks) ||
    meetingPlaces(scene.landscape, one, other, scene.kind).length > 0;
  return [
    ...stopped.map((container): SheetButton => ({
      label: t('Start {0}', plain(container)),
      action: 'start',
      targets: [targetOf(container)],
    })),
    ...(canMeet
      ? [
          {
            label: t('Connect Them…'),
            action: 'connectThem' as const,
            targets: both.map(targetOf),
          },
        ]
      : []),
  ];
}
