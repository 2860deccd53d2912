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
  const files = lab.solution.flatMap(step => (step.kind === 'configure' ? [step.text] : []));
  const solution = [
    ...files.flatMap(text => ['`default.conf`', block(text)]),
    block(lines.join('\n')),
  ];
  return [
    `# ${labTitle(id)}`,
    `> ${goal}`,
    ...story,
    `## ${l10n.t('What has to hold')}`,
    lab.checks.map(check => `- ${withoutLinks(checkSentence(check))}`).join('\n'),
    `## ${l10n.t('Hints')}`,
    ...hints.map((hint, index) => folded(l10n.t('Hint {0}', index + 1), hint)),
    folded(l10n.t('The solution as docker commands'), solution.join('\n\n')),
  ].join('\n\n');
}

/** Only containers can follow an address of another one: no browser is to be sent there. */
function withoutLinks(sentence: string): string {
  return sentence.replace(/https?:\/\/[\w./:?=-]+/g, '`$&`');
}

/** Closed until somebody wants to see it. */
function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}
