import { l10n, type TextDocumentContentProvider } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { type LabId, labIds } from '../../labs/lab';
import { solveLab } from '../../labs/labActions';
import { labOf } from '../../labs/labs';
import { block } from '../markdown';
import { wantedImages } from './labImages';
import { labTitle } from './labRows';
import { checkSentence, labWords } from './labWords';

/** What there is to read about a lab: its goal, its story, what has to hold, hints, and the solution’s command lines. */
export const labDocuments: TextDocumentContentProvider = {
  provideTextDocumentContent: ({ path }) => {
    const id = labIds.find(candidate => `/${candidate}.md` === path);
    return id ? labText(id) : '';
  },
};

function labText(id: LabId): string {
  const lab = labOf(id);
  const { goal, story, hints } = labWords(id);
  const lines = solveLab(lab, wantedImages(), false).cli.map(cliLine);
  return [
    `# ${labTitle(id)}`,
    `> ${goal}`,
    ...story,
    `## ${l10n.t('What has to hold')}`,
    lab.checks.map(check => `- ${checkSentence(check)}`).join('\n'),
    `## ${l10n.t('Hints')}`,
    ...hints.map((hint, index) => folded(l10n.t('Hint {0}', index + 1), hint)),
    folded(l10n.t('The solution as docker commands'), block(lines.join('\n'))),
  ].join('\n\n');
}

/** Closed until somebody wants to see it. */
function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}
