import type { Container } from '../../../src/landscape/landscape';
import type { Obstacle } from '../../../src/landscape/reach';
import type { Reached } from '../../../src/landscape/reachability';
import { t } from '../../l10n';
import { stateWord } from '../words';
import type { ObstacleGroup, Unreached, WayGroup } from './answers';
import { byWay, openPortsOf } from './answers';
import { obstacleTitle, openPortLines } from './obstacleWords';
import type { Scene } from './scene';
import type { List, Row, Section } from './sheet';
import { plainList, targetOf } from './texts';
import { frozenWords, wayLine, wayNote, wayTitle } from './wayWords';

/** Whom a container reaches, who reaches it, and whom it does not reach and why. */
export function reachSections(
  scene: Scene,
  container: Container,
  answers: {
    readonly reached: readonly Reached[];
    readonly reachers: readonly Reached[];
    readonly unreached: readonly ObstacleGroup[];
  },
): Section[] {
  const { reached, reachers, unreached } = answers;
  return [
    {
      kind: 'lists',
      title: t('Reaches'),
      count: reached.length,
      lists: byWay(reached).map(group => reachedList(scene, group)),
      none: t('Nobody.'),
    },
    {
      kind: 'lists',
      title: t('Is reached by'),
      count: reachers.length,
      lists: byWay(reachers).map(group => reacherList(scene, group, container)),
      none: t('Nobody.'),
    },
    {
      kind: 'lists',
      title: t('Does not reach'),
      count: unreached.reduce((sum, { members }) => sum + members.length, 0),
      lists: unreached.map(group => unreachedList(group)),
      none: t('There is nobody else.'),
    },
  ];
}

/** Each with its own names and addresses. */
function reachedList(scene: Scene, { key, way, members }: WayGroup): List {
  return {
    key: `to ${key}`,
    title: wayTitle(way),
    ...noteOf(wayNote(way)),
    count: members.length,
    rows: () =>
      members.map(({ container, reach }) => {
        const [main, ...others] = reach.ways;
        return rowOf(container, [
          ...(main ? [wayLine(scene, main, container, true)] : []),
          ...others.map(other =>
            t('{0}: {1}', wayTitle(other), wayLine(scene, other, container, true)),
          ),
          ...frozenWords(reach),
        ]);
      }),
  };
}

/** All with the same names and addresses: those of the container that is selected. */
function reacherList(scene: Scene, { key, way, members }: WayGroup, target: Container): List {
  return {
    key: `from ${key}`,
    title: wayTitle(way),
    ...noteOf([t('as {0}', wayLine(scene, way, target)), wayNote(way)].filter(Boolean).join('. ')),
    count: members.length,
    rows: () =>
      members.map(({ container, reach }) =>
        rowOf(container, [
          ...reach.ways
            .slice(1)
            .map(other => t('also {0}: {1}', wayTitle(other), wayLine(scene, other, target))),
          ...frozenWords(reach),
        ]),
      ),
  };
}

function unreachedList({ key, obstacle, hasOpenPorts, members }: ObstacleGroup): List {
  return {
    key: `not ${key}`,
    title: obstacleTitle(obstacle, hasOpenPorts),
    count: members.length,
    rows: () => members.map(each => rowOf(each.container, unreachedLines(each))),
  };
}

function unreachedLines({ container, obstacles }: Unreached): string[] {
  const [first] = obstacles;
  return [
    ...(first ? reasonLines(first, container) : []),
    ...openPortLines(openPortsOf(obstacles)),
  ];
}

/** What the title of the list does not say yet. */
function reasonLines(obstacle: Obstacle, container: Container): string[] {
  if (obstacle.kind === 'noSharedNetwork') return [t('on {0}', plainList(obstacle.to))];
  if (obstacle.kind !== 'notRunning') return [];
  const others = obstacle.containers.filter(each => each !== container);
  return others.length > 0
    ? [t('shares the network of {0}', plainList(others))]
    : [stateWord(container.state)];
}

function rowOf(container: Container, lines: readonly string[]): Row {
  return { target: targetOf(container), name: container.name, lines };
}

function noteOf(note: string | undefined): { note?: string } {
  return note ? { note } : {};
}
