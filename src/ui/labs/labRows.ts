import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Landscape } from '../../landscape/landscape';
import { type Lab, type LabId, labNumber } from '../../labs/lab';
import { isSetUp } from '../../labs/labThings';
import { labs } from '../../labs/labs';
import type { CheckResult } from '../../labs/runChecks';
import { commands } from '../ids';
import { plain } from '../text/words';
import { checkSentence, labWords } from './labWords';
import type { LabResults, LabRow } from './labsTree';
import { colored } from '../tree/colored';

/** A line for each lab; below those that are set up, what holds and what does not yet. */
export function labRows(landscape: Landscape, results: LabResults): LabRow[] {
  return labs.map(lab => {
    const found = isSetUp(landscape, lab.id) ? (results.get(lab.id) ?? []) : undefined;
    const row: LabRow = { lab: lab.id, item: labItem(lab, found), children: [] };
    row.children.push(goalRow(row), ...(found ?? []).map(result => checkRow(row, result)));
    return row;
  });
}

/** `1. Islands and the First Network`, as people see it in lists. */
export function labTitle(id: LabId): string {
  return `${labNumber(id)}. ${labWords(id).title}`;
}

function labItem({ id }: Lab, found: readonly CheckResult[] | undefined): TreeItem {
  const openness = found ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(labTitle(id), openness);
  const met = found?.filter(({ isMet }) => isMet).length ?? 0;
  const isSolved = found !== undefined && found.length > 0 && met === found.length;
  // Another row once it is set up: so it begins open, whatever the former one was.
  item.id = `lab/${id}${found ? '/ready' : ''}`;
  item.contextValue = found ? 'lab.ready' : 'lab.idle';
  item.tooltip = labWords(id).goal;
  item.command = {
    command: commands.labRead,
    title: l10n.t('Read Lab'),
    arguments: [{ lab: id }],
  };
  if (found && found.length > 0) {
    item.description = isSolved ? l10n.t('solved') : l10n.t('{0} of {1} hold', met, found.length);
  }
  item.iconPath = isSolved
    ? colored('pass-filled', 'testing.iconPassed')
    : colored('beaker', found ? 'charts.blue' : 'disabledForeground');
  return item;
}

function goalRow(parent: LabRow): LabRow {
  const { goal } = labWords(parent.lab);
  const item = new TreeItem(goal);
  item.id = `${parent.item.id ?? ''}/goal`;
  item.iconPath = new ThemeIcon('target');
  item.tooltip = goal;
  return { lab: parent.lab, item, parent, children: [] };
}

function checkRow(parent: LabRow, { check, isMet, seen }: CheckResult): LabRow {
  const sentence = checkSentence(check);
  const item = new TreeItem(sentence);
  const said = seen === undefined ? undefined : plain(seen, 120);
  item.id = `${parent.item.id ?? ''}/${JSON.stringify(check)}`;
  item.iconPath = isMet
    ? colored('pass', 'testing.iconPassed')
    : new ThemeIcon('circle-large-outline');
  if (said !== undefined && !isMet) item.description = said;
  item.tooltip = [sentence, ...(said === undefined ? [] : [said])].join('\n');
  const state = isMet ? l10n.t('holds') : l10n.t('does not hold yet');
  item.accessibilityInformation = { label: `${sentence}: ${state}` };
  return { lab: parent.lab, item, parent, children: [] };
}
