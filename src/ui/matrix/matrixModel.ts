import { l10n } from 'vscode';
import { isTried, type MatrixCell, type MatrixColumn } from '../../diagnose/matrix/matrix';
import type { Place } from '../../diagnose/matrix/places';
import { isLoopback } from '../../diagnose/scene';
import { isUp } from '../../landscape/ways';
import type { ConnectionTone } from '../../protocol/connection';
import type { MatrixCellModel, MatrixHead, MatrixModel, MatrixRow } from '../../protocol/matrix';
import { cellSentence, cellText, placeDetail, portDetail, targetText } from '../text/matrixWords';
import { nameList, plain, someOf } from '../text/words';
import type { MatrixState } from './matrixRun';

type Answer = Pick<MatrixModel, 'tone' | 'sentence' | 'detail'>;

/** What the page shows of a test of a whole network. */
export function matrixModel(state: MatrixState, isRunning: boolean): MatrixModel {
  const { network, matrix } = state;
  return {
    title: matrixTitle(network.name),
    isRunning,
    ...(isRunning ? progressOf(state) : answerOf(state)),
    targets: targetHeads(matrix.columns),
    ports: matrix.columns.map(portHead),
    rows: matrix.rows.map(({ from, cells }) => rowModel(from, cells)),
  };
}

/** What is said where nothing was tested: why. */
export function emptyMatrix(network: string, sentence: string, isRunning: boolean): MatrixModel {
  const tone = isRunning ? 'pending' : 'unknown';
  return {
    ...{ title: matrixTitle(network), isRunning, tone, sentence, detail: '' },
    ...{ targets: [], ports: [], rows: [] },
  };
}

/** Of the tab and the page. */
export function matrixTitle(network: string): string {
  return l10n.t('Connections on “{0}”', plain(network));
}

function progressOf({ matrix, seen, network }: MatrixState): Answer {
  const running = matrix.rows.map(({ from }) => from.container).filter(isUp).length;
  const done = seen.answers.size;
  const name = plain(network.name);
  const sentence =
    done === 0 && seen.listeners.size < running
      ? l10n.t('Looking what listens on “{0}”: {1} of {2}…', name, seen.listeners.size, running)
      : l10n.t('Trying every connection on “{0}”: {1} of {2} senders…', name, done, running);
  return { tone: 'pending', sentence, detail: '' };
}

function answerOf(state: MatrixState): Answer {
  const { matrix, network } = state;
  const cells = matrix.rows.flatMap(row => row.cells);
  const tried = cells.filter(({ outcome }) => isTried(outcome));
  const surprises = tried.filter(({ isSurprise }) => isSurprise);
  const name = plain(network.name);
  const remarks = remarksOn(state, tried);
  const detail = remarks.join(' ');
  if (tried.length === 0) {
    return {
      tone: 'unknown',
      sentence: l10n.t('There was nothing to try on “{0}”.', name),
      detail,
    };
  }
  if (surprises.length === 0) {
    const tone: ConnectionTone = cells.some(({ outcome }) => outcome === 'unseen')
      ? 'warning'
      : 'good';
    return { tone, sentence: l10n.t('Everything on “{0}” is as the settings say.', name), detail };
  }
  const sentence =
    surprises.length === 1
      ? l10n.t('One connection on “{0}” is not as it should be.', name)
      : l10n.t('{1} connections on “{0}” are not as they should be.', name, surprises.length);
  return {
    tone: 'bad',
    sentence,
    detail: [...surprises.slice(0, 1).map(cellSentence), detail].join('\n'),
  };
}

function remarksOn({ matrix, seen, left }: MatrixState, tried: readonly MatrixCell[]) {
  const open = tried.filter(({ outcome }) => outcome === 'open').length;
  const lonely = matrix.columns.filter(({ port }) => port?.addresses.every(isLoopback));
  const blind = matrix.rows
    .map(({ from }) => from.container)
    .filter(({ id }) => seen.troubles.get(id)?.kind === 'noImage');
  return [
    ...(tried.length > 0
      ? [l10n.t('{0} of {1} that were tried connect.', open, tried.length)]
      : []),
    ...(lonely.length > 0
      ? [l10n.t('Only on 127.0.0.1: {0}.', someOf(lonely, 4, targetText))]
      : []),
    ...(blind.length > 0
      ? [
          l10n.t(
            '{0} could not be looked at: no tools of their own, and the engine has no image for a helper.',
            nameList(blind),
          ),
        ]
      : []),
    ...(left > 0 ? [l10n.t('Containers left out because there are so many: {0}.', left)] : []),
    ...(matrix.left > 0 ? [l10n.t('Ports left out: {0}.', matrix.left)] : []),
  ];
}

function targetHeads(columns: readonly MatrixColumn[]): readonly MatrixHead[] {
  const places = [...new Set(columns.map(({ to }) => to))];
  return places.map(place => ({
    title: plain(place.container.name),
    detail: placeDetail(place),
    span: columns.filter(({ to }) => to === place).length,
  }));
}

function portHead(column: MatrixColumn): MatrixHead {
  return { title: String(column.port?.port ?? '–'), detail: portDetail(column), span: 1 };
}

function rowModel(from: Place, cells: readonly MatrixCell[]): MatrixRow {
  return {
    title: plain(from.container.name),
    detail: placeDetail(from),
    cells: cells.map(cellModel),
  };
}

function cellModel(cell: MatrixCell): MatrixCellModel {
  const { outcome, isSurprise } = cell;
  return {
    tone: toneOf(cell),
    text: cellText(cell),
    label: cellSentence(cell),
    isSurprise,
    canOpen: outcome !== 'own' && outcome !== 'pending',
  };
}

function toneOf(cell: MatrixCell): MatrixCellModel['tone'] {
  if (cell.outcome === 'open') return 'good';
  if (cell.outcome === 'pending') return 'pending';
  return isTried(cell.outcome) ? 'bad' : 'quiet';
}
